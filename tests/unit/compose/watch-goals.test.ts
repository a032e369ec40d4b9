import { expect, it, onTestFinished } from 'vitest'
import { MISSED_MARK } from '../../../src/app/plan/keep-missed.ts'
import { watchGoals } from '../../../src/compose/open/watch-goals.ts'
import { NO_TALLY } from '../../../src/core/patrol/goals/minute-tally.ts'
import { minutes, seconds } from '../../../src/core/time/duration.ts'
import { minus } from '../../../src/core/time/instant.ts'
import { patiently } from '../../build/patience.ts'
import { at } from '../../build/violations.ts'
import { createHandClock } from '../../fakes/hand-clock.ts'
import { createMemoryTransactions } from '../../fakes/memory-records.ts'
import { silentLogger } from '../../fakes/silent-logger.ts'

const NOW = at('2026-10-17T09:30:00+08:00')

it('a goal that burned is told until the goals can be read again, though its figures are not known meanwhile', async () => {
  const { clock, pass, asleep } = createHandClock(NOW)
  const kept = createMemoryTransactions()
  let away = false
  const transactions: typeof kept = {
    ...kept,
    run: (work) => (away ? Promise.reject(new Error('away')) : kept.run(work)),
  }
  const count = (tally: typeof NO_TALLY) =>
    kept.run(async ({ patrolMarks, goalMinutes }) => {
      await patrolMarks.save(MISSED_MARK, { at: NOW, value: null })
      const ago = Array.from({ length: 90 }, (_, minute) => minus(NOW, minutes(minute + 1)))
      await goalMinutes.saveMany(new Map(ago.map((minute) => [minute, tally])))
    })
  await count({ ...NO_TALLY, missed: 10 })
  const goals = watchGoals({ clock, logger: silentLogger, transactions })
  onTestFinished(() => goals.stop())
  const read = async () => {
    await patiently(() => expect(asleep()).toBe(1))
    pass(seconds(10))
    await patiently(() => expect(asleep()).toBe(1))
  }
  const codes = () => goals.notices().map(({ code }) => code)
  await read()
  expect(codes()).toContain('goal-burning')

  away = true
  await read()
  expect(goals.report()).toBeNull()
  expect(codes()).toContain('goal-burning')

  away = false
  await count({ ...NO_TALLY, seen: 10 })
  await read()
  expect(codes()).toEqual([])
})
