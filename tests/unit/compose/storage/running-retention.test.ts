import { expect, it } from 'vitest'
import { createRunningSettings } from '../../../../src/app/upkeep/running-settings.ts'
import {
  runningNotices,
  runningRetention,
  startedSettings,
} from '../../../../src/compose/storage/open-running.ts'
import { USUAL_SESSION_RULES } from '../../../../src/core/access/session-life.ts'
import { USUAL_RETENTION } from '../../../../src/core/retention/retention.ts'
import { hours } from '../../../../src/core/time/duration.ts'
import type { Transactions } from '../../../../src/ports/records/records.ts'
import { at } from '../../../build/violations.ts'
import { createFakeClock } from '../../../fakes/fake-clock.ts'
import { createMemoryTransactions } from '../../../fakes/memory-records.ts'

const TEN = at('2026-10-17T10:00:00+08:00')

it('nothing is deleted by what the process was started with while it cannot be read what people set', async () => {
  const clock = createFakeClock(TEN)
  const records = createMemoryTransactions()
  await records.run(({ runningSettings }) =>
    runningSettings.add({
      ...{ version: 1, wishes: { suspectDays: 900 }, who: 'user:boss', why: 'why' },
      ...{ at: TEN, undoes: null },
    }),
  )
  let away = true
  const transactions: Transactions = {
    ...records,
    run: (work) => (away ? Promise.reject(new Error('away')) : records.run(work)),
  }
  const started = startedSettings(
    { sessions: USUAL_SESSION_RULES, retention: USUAL_RETENTION },
    null,
  )
  const running = createRunningSettings({
    ...{ clock, transactions, started },
    logger: { warn: () => {} },
  })
  const retention = () => runningRetention(USUAL_RETENTION, running)
  expect(await retention()).toBeNull()
  expect(runningNotices(running)).toMatchObject([{ code: 'settings-unread' }])
  away = false
  expect(await retention()).toMatchObject({ suspectsFor: hours(24 * 900) })
  expect(runningNotices(running)).toEqual([])
  // What was read a while ago may have been changed elsewhere.
  away = true
  expect(await retention()).toBeNull()
})
