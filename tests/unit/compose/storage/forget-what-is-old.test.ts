import { expect, it } from 'vitest'
import { createLivedTime } from '../../../../src/app/retention/keep-lived-time.ts'
import { forgetWhatIsOld } from '../../../../src/compose/storage/forget-what-is-old.ts'
import { NEW_SESSION } from '../../../../src/core/lesson/room-session.ts'
import { retentionRules, USUAL_RETENTION } from '../../../../src/core/retention/retention.ts'
import { hours } from '../../../../src/core/time/duration.ts'
import { type Instant, minus } from '../../../../src/core/time/instant.ts'
import { SATURDAY } from '../../../build/database/database-rows.ts'
import { createFakeClock } from '../../../fakes/fake-clock.ts'
import { createMemoryTransactions } from '../../../fakes/memory-records.ts'
import { silentLogger } from '../../../fakes/silent-logger.ts'

const daysAgo = (count: number): Instant => minus(SATURDAY, hours(24 * count))
const NOTHING = { since: null, last: null, listenings: 0, clippedAt: null, clips: [] }

it('each night what is too old to be of use goes, and what is still asked for stays', async () => {
  const transactions = createMemoryTransactions()
  const guards: Instant[] = []
  await transactions.run(async ({ speech, teaching }) => {
    for (const age of [5, 8, 61, 63]) {
      const room = `room-${age}`
      await speech.save(room, { ...NOTHING, listenedAt: daysAgo(age) })
      await teaching.saveSession(room, daysAgo(age), NEW_SESSION)
    }
  })
  const clock = createFakeClock(SATURDAY)
  await forgetWhatIsOld({
    clock,
    keepLived: createLivedTime({ clock, transactions }),
    database: { forgetGuards: async (before) => void guards.push(before) },
    transactions,
    evidenceStore: {},
    logger: silentLogger,
    rules: retentionRules(USUAL_RETENTION),
    replayDays: 62,
  })
  const left = await transactions.run(async ({ speech, teaching }) => {
    const kept: Record<string, readonly boolean[]> = {}
    for (const age of [5, 8, 61, 63]) {
      const room = `room-${age}`
      const found = [speech.of(room), teaching.session(room)]
      kept[room] = (await Promise.all(found)).map((one) => one !== null)
    }
    return kept
  })
  expect(left).toEqual({
    'room-5': [true, true],
    'room-8': [false, true],
    'room-61': [false, true],
    'room-63': [false, false],
  })
  expect(guards).toEqual([daysAgo(7)])
})
