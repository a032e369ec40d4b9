import { expect, test } from 'vitest'
import type { CanaryRun } from '../../../src/core/canary/canary-run.ts'
import { begunCanary, canaryRhythm, nextCanary } from '../../../src/core/canary/follow-canary.ts'
import { randomFrom } from '../../../src/core/seeded-random.ts'
import { hours, minutes, seconds } from '../../../src/core/time/duration.ts'
import { minus, plus } from '../../../src/core/time/instant.ts'
import { SATURDAY } from '../../build/database/database-rows.ts'
import type { RecordsTestContext } from './records-suite.ts'

const RHYTHM = canaryRhythm(minutes(30))

export function canaryTests({ transactions, unique }: RecordsTestContext): void {
  const waiting = (): CanaryRun =>
    nextCanary(unique('canary'), null, SATURDAY, randomFrom(5), RHYTHM)

  test('a canary is written again as it goes on, and the newest is the one due last', async () => {
    const first = { ...waiting(), dueAt: SATURDAY }
    const second = { ...waiting(), dueAt: plus(SATURDAY, hours(1)) }
    const begun = begunCanary(second, second.dueAt, RHYTHM)
    const found: CanaryRun = {
      ...begun,
      state: 'found',
      alertedAt: plus(second.dueAt, seconds(20)),
      endedAt: plus(second.dueAt, seconds(25)),
      reached: 'alert',
    }
    const [newest, known] = await transactions().run(async ({ canaries }) => {
      for (const run of [second, first, begun, found]) await canaries.save(run)
      return [await canaries.newest(), await canaries.since(SATURDAY, 10)] as const
    })
    expect(newest).toEqual(found)
    expect(known).toEqual([found, first])
    const later = await transactions().run(({ canaries }) =>
      canaries.since(plus(SATURDAY, minutes(1)), 10),
    )
    expect(later).toEqual([found])
  })

  test('canaries that were over long ago are forgotten, one that goes on never', async () => {
    const old: CanaryRun = { ...waiting(), state: 'quiet', endedAt: minus(SATURDAY, hours(2)) }
    const open = { ...waiting(), dueAt: minus(SATURDAY, hours(3)) }
    const gone = await transactions().run(async ({ canaries }) => {
      await canaries.save(old)
      await canaries.save(open)
      return await canaries.forget(minus(SATURDAY, hours(1)))
    })
    expect(gone).toBe(1)
    const kept = await transactions().run(({ canaries }) =>
      canaries.since(minus(SATURDAY, hours(9)), 10),
    )
    expect(kept.map(({ id }) => id)).toContain(open.id)
    expect(kept.map(({ id }) => id)).not.toContain(old.id)
  })
}
