import { expect, test } from 'vitest'
import { NO_TALLY } from '../../../src/core/patrol/goals/minute-tally.ts'
import { hours, minutes } from '../../../src/core/time/duration.ts'
import { minus, plus } from '../../../src/core/time/instant.ts'
import { SATURDAY } from '../../build/database/database-rows.ts'
import type { RecordsTestContext } from './records-suite.ts'

export function goalTests({ transactions }: RecordsTestContext): void {
  test('minutes are added up over each window, count as they were said last, and are forgotten by age', async () => {
    const until = SATURDAY
    const ago = (length: Parameters<typeof minus>[1]) => minus(until, length)
    const sums = await transactions().run(async ({ goalMinutes }) => {
      await goalMinutes.saveMany(
        new Map([
          [ago(minutes(1)), { ...NO_TALLY, seen: 9, missed: 1 }],
          [ago(minutes(45)), { ...NO_TALLY, unseenOurs: 2 }],
          [ago(hours(71)), { ...NO_TALLY, unseenTheirs: 3 }],
          [ago(hours(73)), { ...NO_TALLY, missed: 1_000 }],
          [plus(until, minutes(1)), { ...NO_TALLY, missed: 1_000 }],
        ]),
      )
      await goalMinutes.saveMany(new Map([[ago(minutes(1)), { ...NO_TALLY, seen: 10 }]]))
      await goalMinutes.saveMany(new Map())
      const before = await goalMinutes.sums(until)
      await goalMinutes.forget(ago(hours(1)))
      const after = await goalMinutes.sums(until)
      await goalMinutes.forget(plus(until, hours(1)))
      return { before, after, empty: await goalMinutes.sums(until) }
    })
    expect(sums.before).toMatchObject({
      '5m': { ...NO_TALLY, seen: 10 },
      '30m': { ...NO_TALLY, seen: 10 },
      '1h': { ...NO_TALLY, seen: 10, unseenOurs: 2 },
      '3d': { ...NO_TALLY, seen: 10, unseenOurs: 2, unseenTheirs: 3 },
    })
    expect(sums.after['3d']).toEqual({ ...NO_TALLY, seen: 10, unseenOurs: 2 })
    expect(sums.empty['3d']).toEqual(NO_TALLY)
  })
}
