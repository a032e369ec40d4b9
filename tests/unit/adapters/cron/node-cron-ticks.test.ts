import { setImmediate } from 'node:timers/promises'
import { expect, test, vi } from 'vitest'
import {
  startTicks,
  type Tick,
  type TickCoordinator,
} from '../../../../src/adapters/cron/node-cron-ticks.ts'
import { type Duration, hours, minutes, seconds } from '../../../../src/core/time/duration.ts'
import { formatInstant, type Instant, plus } from '../../../../src/core/time/instant.ts'
import type { Clock } from '../../../../src/ports/clock.ts'
import { at } from '../../../build/violations.ts'
import { silentLogger } from '../../../fakes/silent-logger.ts'

/** Time passes when the test says so; whoever sleeps wakes when his time has come. */
function steppedClock(start: Instant) {
  let wall = start
  let monotonic = 0
  const sleepers = new Set<{ readonly until: number; readonly wake: () => void }>()
  const wakeDue = () => {
    for (const sleeper of sleepers) {
      if (sleeper.until > monotonic) continue
      sleepers.delete(sleeper)
      sleeper.wake()
    }
  }
  const clock: Clock = {
    now: () => wall,
    monotonic: () => monotonic as Duration,
    async sleep(duration, signal) {
      const { promise, resolve } = Promise.withResolvers<void>()
      const sleeper = { until: monotonic + duration, wake: resolve }
      sleepers.add(sleeper)
      signal?.addEventListener('abort', () => resolve(), { once: true })
      if (signal?.aborted === true) resolve()
      await promise
      sleepers.delete(sleeper)
    },
  }
  const settle = async () => {
    await setImmediate()
    await vi.waitFor(() => expect(sleepers.size).toBeGreaterThan(0))
  }
  return {
    clock,
    /** Lets time pass second by second, so that nobody oversleeps. */
    async pass(duration: Duration) {
      for (let second = 0; second < duration; second += 1_000) {
        await settle()
        wall = plus(wall, seconds(1))
        monotonic += 1_000
        wakeDue()
      }
      await settle()
    },
    /** Lets time pass that nobody waits for any more. */
    async passUnseen(duration: Duration) {
      wall = plus(wall, duration)
      monotonic += duration
      wakeDue()
      await setImmediate()
    },
    /** The process stood still, or somebody set the clock. */
    async jump(to: Instant) {
      await settle()
      wall = to
      monotonic += 1_000
      wakeDue()
      await settle()
    },
  }
}

function memoryCoordinator(): TickCoordinator {
  const taken = new Map<string, Instant>()
  const open = new Map<string, Instant>()
  return {
    async claim({ name, at: instant, claimedAt }) {
      const key = `${name} ${instant}`
      if (taken.has(key)) return false
      taken.set(key, instant)
      open.set(key, claimedAt)
      return true
    },
    finish: async ({ name, at: instant }) => void open.delete(`${name} ${instant}`),
    async takeOver(name, { claimedBefore, claimedAt }) {
      const latest = await this.last(name)
      const key = `${name} ${latest}`
      const since = open.get(key)
      if (since === undefined || since >= claimedBefore) return null
      open.set(key, claimedAt)
      return latest
    },
    async last(name) {
      const instants = [...taken]
        .filter(([key]) => key.startsWith(`${name} `))
        .map(([, one]) => one)
      return instants.length === 0 ? null : (Math.max(...instants) as Instant)
    },
    async forgetAfter(name, after) {
      for (const [key, instant] of taken) {
        if (key.startsWith(`${name} `) && instant > after) taken.delete(key)
      }
    },
    prune: async () => undefined,
  }
}

const SATURDAY = at('2026-10-17T07:59:50+08:00')

type Run = { readonly at: string; readonly backfilled: boolean }
const told = (runs: Run[]) => async (tick: Tick) => {
  runs.push({ at: formatInstant(tick.at), backfilled: tick.backfilled })
}

const parts = (
  expression: string,
  clock: Clock,
  run: (tick: Tick) => Promise<void>,
  coordinator = memoryCoordinator(),
) => ({
  ticks: [{ name: 'daily', expression, run }],
  clock,
  coordinator,
  logger: silentLogger,
})

test('a schedule of seconds ticks at the seconds it names', async () => {
  const runs: Run[] = []
  const { clock, pass } = steppedClock(SATURDAY)
  const ticks = await startTicks(parts('*/5 * * * * *', clock, told(runs)))
  await pass(seconds(11))
  await ticks.stop()
  expect(runs).toEqual([
    { at: '2026-10-17T07:59:55+08:00', backfilled: false },
    { at: '2026-10-17T08:00:00+08:00', backfilled: false },
  ])
})

test('hours and weekdays are those of Asia/Shanghai, whatever zone the machine keeps', async () => {
  const runs: Run[] = []
  const { clock, pass } = steppedClock(SATURDAY)
  const ticks = await startTicks(parts('0 8 * * 6', clock, told(runs)))
  await pass(seconds(20))
  await ticks.stop()
  expect(runs).toEqual([{ at: '2026-10-17T08:00:00+08:00', backfilled: false }])
})

test('two machines on one coordinator run each tick once', async () => {
  const runs: Run[] = []
  const coordinator = memoryCoordinator()
  const one = steppedClock(SATURDAY)
  const other = steppedClock(SATURDAY)
  const started = [
    await startTicks(parts('* * * * * *', one.clock, told(runs), coordinator)),
    await startTicks(parts('* * * * * *', other.clock, told(runs), coordinator)),
  ]
  await one.pass(seconds(5))
  await other.pass(seconds(5))
  for (const ticks of started) await ticks.stop()
  expect(new Set(runs.map((run) => run.at)).size).toBe(runs.length)
  expect(runs).toHaveLength(5)
})

test('after a time in which nobody ran, the latest missed tick is made up for and marked', async () => {
  const runs: Run[] = []
  const coordinator = memoryCoordinator()
  const before = steppedClock(SATURDAY)
  const first = await startTicks(parts('0 * * * * *', before.clock, told([]), coordinator))
  await before.pass(seconds(15))
  await first.stop()

  const after = steppedClock(plus(SATURDAY, hours(2)))
  const second = await startTicks(parts('0 * * * * *', after.clock, told(runs), coordinator))
  await after.pass(seconds(2))
  await second.stop()
  expect(runs).toEqual([{ at: '2026-10-17T09:59:00+08:00', backfilled: true }])
})

test('a schedule that never ran has missed nothing', async () => {
  const runs: Run[] = []
  const { clock, pass } = steppedClock(SATURDAY)
  const ticks = await startTicks(parts('0 0 1 1 *', clock, told(runs)))
  await pass(seconds(3))
  await ticks.stop()
  expect(runs).toEqual([])
})

test('a clock that is set back repeats no tick, one that jumps ahead makes up for the latest', async () => {
  const runs: Run[] = []
  const { clock, pass, jump } = steppedClock(SATURDAY)
  const ticks = await startTicks(parts('0 * * * * *', clock, told(runs)))
  await pass(seconds(15))
  await jump(at('2026-10-17T07:59:55+08:00'))
  await pass(seconds(10))
  await jump(at('2026-10-17T08:30:20+08:00'))
  await ticks.stop()
  expect(runs).toEqual([
    { at: '2026-10-17T08:00:00+08:00', backfilled: false },
    { at: '2026-10-17T08:30:00+08:00', backfilled: true },
  ])
})

test('a clock that is set back by an hour silences no schedule: what it says again is run again', async () => {
  const runs: Run[] = []
  const { clock, pass, jump } = steppedClock(SATURDAY)
  const ticks = await startTicks(parts('*/10 * * * * *', clock, told(runs)))
  await pass(seconds(60))
  const before = runs.length
  await jump(at('2026-10-17T08:00:05+08:00'))
  await pass(seconds(60))
  expect(runs.length - before).toBeGreaterThanOrEqual(5)
  const again = runs.length
  await jump(at('2026-10-17T07:01:05+08:00'))
  await pass(seconds(60))
  await ticks.stop()
  expect(runs.length - again).toBeGreaterThanOrEqual(5)
  expect(runs.slice(again).every((run) => run.at.startsWith('2026-10-17T07:0'))).toBe(true)
})

test('a clock set back while nobody ran silences no schedule either', async () => {
  const runs: Run[] = []
  const coordinator = memoryCoordinator()
  const before = steppedClock(SATURDAY)
  const first = await startTicks(parts('*/10 * * * * *', before.clock, told([]), coordinator))
  await before.pass(seconds(120))
  await first.stop()
  const after = steppedClock(plus(SATURDAY, seconds(30)))
  const second = await startTicks(parts('*/10 * * * * *', after.clock, told(runs), coordinator))
  await after.pass(seconds(60))
  await second.stop()
  expect(runs.length).toBeGreaterThanOrEqual(5)
})

test('while a run is still going no second one starts, and a run that fails stops nothing', async () => {
  const going = Promise.withResolvers<void>()
  let started = 0
  const { clock, pass } = steppedClock(SATURDAY)
  const ticks = await startTicks(
    parts('* * * * * *', clock, async () => {
      started += 1
      if (started === 1) await going.promise
      if (started === 2) throw new Error('this one fails')
    }),
  )
  await pass(seconds(5))
  expect(started).toBe(1)
  going.resolve()
  await pass(seconds(4))
  await ticks.stop()
  expect(started).toBeGreaterThanOrEqual(4)
})

test('every tick has a key of its own, made of schedule and instant', async () => {
  const keys: string[] = []
  const { clock, pass } = steppedClock(SATURDAY)
  const ticks = await startTicks(
    parts('* * * * * *', clock, async (tick) => {
      keys.push(tick.key)
    }),
  )
  await pass(seconds(2))
  await ticks.stop()
  expect(keys).toEqual(['daily@2026-10-17T07:59:51+08:00', 'daily@2026-10-17T07:59:52+08:00'])
})

test('an expression that is none stops the start', async () => {
  const { clock } = steppedClock(SATURDAY)
  await expect(startTicks(parts('99 * * * *', clock, async () => undefined))).rejects.toThrow('99')
})

test('nothing runs after it was stopped', async () => {
  const runs: Run[] = []
  const { clock, pass, passUnseen } = steppedClock(SATURDAY)
  const ticks = await startTicks(parts('* * * * * *', clock, told(runs)))
  await pass(seconds(1))
  await ticks.stop()
  await passUnseen(minutes(1))
  expect(runs).toHaveLength(1)
})

test('a tick whose machine died between taking it and handing it over is run by another', async () => {
  const runs: Run[] = []
  const coordinator = memoryCoordinator()
  const doomed = steppedClock(SATURDAY)
  const dying = new Promise<void>(() => undefined)
  await startTicks(parts('0 8 * * 6', doomed.clock, () => dying, coordinator))
  const other = steppedClock(SATURDAY)
  const ticks = await startTicks(parts('0 8 * * 6', other.clock, told(runs), coordinator))
  await doomed.pass(seconds(11))
  await other.pass(minutes(2))
  expect(runs).toEqual([])
  await other.pass(minutes(1))
  expect(runs).toEqual([{ at: '2026-10-17T08:00:00+08:00', backfilled: true }])
  await other.pass(minutes(5))
  expect(runs).toHaveLength(1)
  await ticks.stop()
})
