import { expect, test } from 'vitest'
import { createLivedTime } from '../../../src/app/retention/keep-lived-time.ts'
import { keepClock } from '../../../src/compose/clock-keeper.ts'
import { hours, minutes } from '../../../src/core/time/duration.ts'
import { plus } from '../../../src/core/time/instant.ts'
import type { Clock } from '../../../src/ports/clock.ts'
import { at } from '../../build/violations.ts'
import { createHandClock } from '../../fakes/hand-clock.ts'
import { createMemoryTransactions } from '../../fakes/memory-records.ts'
import { silentLogger } from '../../fakes/silent-logger.ts'

const NINE = at('2026-10-17T09:00:00+08:00')

test('who starts on a clock that went on for days is told that ages are reckoned without them, until they are lived', async () => {
  const transactions = createMemoryTransactions()
  const start = (clock: Clock) => {
    const keepLived = createLivedTime({ clock, transactions })
    return keepClock({ logger: silentLogger, transactions, clock, keepLived })
  }
  const before = await start(createHandClock(NINE).clock)
  expect(before.notices()).toEqual([])
  await before.stop()

  const { asleep, clock, pass } = createHandClock(plus(NINE, hours(24 * 8)))
  const keeper = await start(clock)
  const [notice, ...others] = keeper.notices()
  expect(notice?.zh).toContain('多走了 8 天')
  expect(others).toEqual([])
  await expect.poll(asleep).toBe(1)
  pass(minutes(10))
  await expect.poll(asleep).toBe(1)
  expect(keeper.notices()).toHaveLength(1)
  pass(hours(24 * 8))
  await expect.poll(() => keeper.notices()).toEqual([])
  await keeper.stop()
})
