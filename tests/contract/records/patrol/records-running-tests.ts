import { expect, test } from 'vitest'
import type { RunningVersion } from '../../../../src/core/running/running-settings.ts'
import { SATURDAY } from '../../../build/database/database-rows.ts'
import type { RecordsTestContext } from '../records-suite.ts'

export function runningSettingsTests({ transactions }: RecordsTestContext): void {
  test('settings that people change are kept version by version, and none is written twice', async () => {
    const before =
      (await transactions().run((records) => records.runningSettings.newest()))?.version ?? 0
    const version = (more: number): RunningVersion => ({
      ...{ version: before + more, wishes: { suspectDays: 60 + more }, who: 'user:boss' },
      ...{ why: '试行', at: SATURDAY, undoes: null },
    })
    const kept = await transactions().run(async ({ runningSettings }) => {
      await runningSettings.add(version(1))
      await runningSettings.add(version(2))
      return {
        held: await runningSettings.hold(),
        newest: await runningSettings.newest(),
        latest: await runningSettings.latest(2),
      }
    })
    expect(kept).toEqual({
      ...{ held: version(2), newest: version(2), latest: [version(2), version(1)] },
    })
    const again = transactions().run(({ runningSettings }) => runningSettings.add(version(2)))
    await expect(again).rejects.toThrow()
  })
}
