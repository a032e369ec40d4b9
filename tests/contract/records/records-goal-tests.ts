import { expect, test } from 'vitest'
import { NO_COST } from '../../../src/core/patrol/cost/look-cost.ts'
import { NO_TALLY } from '../../../src/core/patrol/goals/minute-tally.ts'
import type { CivilDate } from '../../../src/core/time/civil-date.ts'
import { hours, minutes, seconds } from '../../../src/core/time/duration.ts'
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

const cost = { cpu: seconds(1.5), bytes: 3_000_000_000, watched: seconds(60), looks: 6, probes: 0 }

export function costTests({ transactions, unique }: RecordsTestContext): void {
  test('what looking cost is added to, summed by room and by sweep, and forgotten by day', async () => {
    const [day, before] = ['2026-10-17', '2026-10-16'] as CivilDate[]
    if (day === undefined || before === undefined) throw new Error('two days')
    const [room, other, sweep] = [unique('room'), unique('room'), unique('sweep')]
    const result = await transactions().run(async ({ lookCosts }) => {
      await lookCosts.addMany([
        { day, sweep, roomId: room, ...cost },
        { day, sweep, roomId: other, ...cost },
        { day, sweep, roomId: '', ...NO_COST, probes: 40 },
        { day: before, sweep, roomId: room, ...cost },
      ])
      await lookCosts.addMany([{ day, sweep, roomId: room, ...cost }])
      await lookCosts.addMany([])
      const ofDay = await lookCosts.ofRooms([room, unique('room')], day)
      const ofBoth = await lookCosts.ofRooms([room], before)
      const swept = (await lookCosts.ofSweeps(day)).get(sweep)
      await lookCosts.forget(day)
      const left = await lookCosts.ofRooms([room], before)
      return { ofDay, ofBoth, swept, left, none: await lookCosts.ofRooms([], day) }
    })
    const twice = { ...cost, cpu: 3_000, bytes: 6_000_000_000, watched: 120_000, looks: 12 }
    expect([...result.ofDay]).toEqual([[room, twice]])
    expect(result.ofBoth.get(room)).toMatchObject({ looks: 18, bytes: 9_000_000_000 })
    expect(result.swept).toMatchObject({ looks: 18, probes: 40 })
    expect(result.left.get(room)).toEqual(twice)
    expect(result.none.size).toBe(0)
  })
}
