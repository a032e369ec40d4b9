import { describe, expect, it } from 'vitest'
import type { RoomStatus } from '../../../../src/core/patrol/coverage.ts'
import {
  followAges,
  type LookAges,
  overdueRooms,
  overdueWords,
} from '../../../../src/core/patrol/overdue.ts'
import { heldRooms, type PlannedRoom } from '../../../../src/core/patrol/plan-probes.ts'
import { type Duration, seconds } from '../../../../src/core/time/duration.ts'
import { plus } from '../../../../src/core/time/instant.ts'
import { aRoom, at } from '../../../build/violations.ts'

const TEN = at('2026-10-17T10:00:00+08:00')
const SWEEPS = [
  { name: 'hourly', regions: [], stages: [], cadence: { probeSeconds: 3_600, watchSeconds: 5 } },
  { name: 'all', regions: [], stages: [], cadence: { probeSeconds: 10, watchSeconds: 5 } },
]

const planned = (id: string, change: Partial<RoomStatus> = {}): PlannedRoom => ({
  room: aRoom({ id }),
  status: {
    roomId: id,
    state: 'off-air',
    unseenReason: null,
    since: TEN,
    lastLookAt: TEN,
    ...change,
  },
  subjectTeachingNow: 'forbidden',
})

const reportAfter = (passed: Duration, rooms: readonly PlannedRoom[], before = rooms) => {
  const ages = followAges(new Map(), heldRooms(before, SWEEPS, TEN), seconds(0))
  const held = heldRooms(rooms, SWEEPS, TEN)
  return overdueRooms(followAges(ages, held, passed), held, passed)
}

describe('rooms that nobody looks at', () => {
  it('are overdue by the sweep that has them, with their age, and named', () => {
    const report = reportAfter(seconds(720), [planned('a'), planned('b')])
    expect(report).toMatchObject({ rooms: 2, late: 2, budget: 0, oldestSeconds: 720 })
    expect(report.longest[0]).toEqual({
      roomId: 'a',
      sweep: 'all',
      ageSeconds: 720,
      cadenceSeconds: 10,
      reason: 'late',
    })
    expect(overdueWords(report)?.zh).toContain('2间逾期未看')
  })

  it('are told apart from those whose platform has no turn for them, as long as somebody says so', () => {
    const refused = planned('slow', { state: 'unseen', unseenReason: 'budget' })
    const held = heldRooms([planned('late'), refused], SWEEPS, TEN)
    const follow = (before: LookAges, second: number, said: number) => {
      const words = new Map([['slow', plus(TEN, seconds(said))]])
      return followAges(before, held, seconds(second), () => 1, words)
    }
    let ages: LookAges = new Map()
    for (const second of [0, 60, 120, 180, 240, 300]) ages = follow(ages, second, second)
    const report = overdueRooms(ages, held, seconds(310))
    expect(report).toMatchObject({ late: 1, budget: 1 })
    // Those who worked are dead: nobody has said anything of any room for an hour.
    for (const second of [600, 3_900]) ages = follow(ages, second, 300)
    expect(overdueRooms(ages, held, seconds(3_900))).toMatchObject({ late: 2, budget: 0 })
    expect(overdueWords(report)?.zh).toContain('1间因平台文明巡查预算')
  })

  it('count as late when it was us who had no place to look from, also those that nobody has seen yet', () => {
    const putOff = (second: number) => ({
      state: 'unseen' as const,
      unseenReason: 'late' as const,
      since: plus(TEN, seconds(second)),
      lastLookAt: plus(TEN, seconds(second)),
    })
    const before = [planned('a'), { ...planned('new'), status: null }]
    const after = [planned('a', { ...putOff(290), lastLookAt: TEN }), planned('new', putOff(290))]
    expect(reportAfter(seconds(300), after, before)).toMatchObject({ late: 2, budget: 0 })
  })

  it('are not those that were looked at meanwhile, wherever the wall clock was set to', () => {
    const before = [planned('a')]
    const looked = [planned('a', { lastLookAt: plus(TEN, seconds(-3_540)) })]
    expect(reportAfter(seconds(720), looked, before)).toMatchObject({ late: 0, rooms: 1 })
    expect(overdueWords(reportAfter(seconds(720), looked, before))).toBeNull()
  })

  it('are not those that no sweep wants now: the hour in which a sweep begins finds none overdue', () => {
    const asleep = [{ ...planned('a'), subjectTeachingNow: 'permitted' as const }]
    expect(reportAfter(seconds(720), asleep)).toMatchObject({ rooms: 0, late: 0 })
    expect(reportAfter(seconds(720), [planned('a')], asleep)).toMatchObject({ rooms: 1, late: 0 })
  })

  it('are none that were shed: their waiting begins when they are wanted again', () => {
    const held = heldRooms([planned('a')], SWEEPS, TEN)
    let ages = followAges(new Map(), held, seconds(0), () => 'shed')
    ages = followAges(ages, held, seconds(3_600), () => 'shed')
    const back = followAges(ages, held, seconds(3_610))
    expect(overdueRooms(back, held, seconds(3_610))).toMatchObject({ late: 0, oldestSeconds: 10 })
    expect(overdueRooms(back, held, seconds(3_700))).toMatchObject({ late: 1 })
  })

  it('a round that takes its time is not yet overdue', () => {
    expect(reportAfter(seconds(60), [planned('a')]).late).toBe(0)
  })
})
