import { describe, expect, it } from 'vitest'
import type { RoomStatus } from '../../../../src/core/patrol/coverage.ts'
import { heldRooms, type PlannedRoom, planProbes } from '../../../../src/core/patrol/plan-probes.ts'
import type { PatrolSweep } from '../../../../src/core/patrol/sweep.ts'
import { seconds } from '../../../../src/core/time/duration.ts'
import { between, later, minus, plus } from '../../../../src/core/time/instant.ts'
import { aRoom, at } from '../../../build/violations.ts'

const NOW = at('2026-10-17T09:30:00+08:00')
const SWEEP: PatrolSweep = {
  name: 'daily',
  regions: [],
  stages: [],
  cadence: { probeSeconds: 30, watchSeconds: 4 },
}

const status = (change: Partial<RoomStatus>): RoomStatus => ({
  roomId: 'room-1',
  state: 'off-air',
  unseenReason: null,
  since: NOW,
  lastLookAt: minus(NOW, seconds(60)),
  ...change,
})
const planned = (change: Partial<PlannedRoom>): PlannedRoom => ({
  room: aRoom(),
  status: null,
  subjectTeachingNow: 'forbidden',
  ...change,
})
const probed = (rooms: readonly PlannedRoom[], sweep = SWEEP) =>
  planProbes(heldRooms(rooms, [sweep], NOW), NOW).map(({ planned: { room } }) => room.id)

describe('which rooms are probed', () => {
  it('takes a room never looked at', () => {
    expect(probed([planned({})])).toEqual(['room-1'])
  })

  it('leaves rooms alone in permitted time', () => {
    expect(probed([planned({ subjectTeachingNow: 'permitted' })])).toEqual([])
  })

  it('goes to rooms whose time needs a person as it goes to forbidden ones', () => {
    expect(probed([planned({ subjectTeachingNow: 'review' })])).toEqual(['room-1'])
  })

  it('waits for the probe cadence', () => {
    const recent = status({ lastLookAt: minus(NOW, seconds(10)) })
    expect(probed([planned({ status: recent })])).toEqual([])
    expect(probed([planned({ status: status({}) })])).toEqual(['room-1'])
  })

  it('leaves a room under watch to its watch, and takes it back when the watch is lost', () => {
    const sweep = { ...SWEEP, cadence: { probeSeconds: 10, watchSeconds: 4 } }
    const watched = status({ state: 'violating', lastLookAt: minus(NOW, seconds(12)) })
    expect(probed([planned({ status: watched })], sweep)).toEqual([])
    const lost = status({ state: 'violating', lastLookAt: minus(NOW, seconds(25)) })
    expect(probed([planned({ status: lost })], sweep)).toEqual(['room-1'])
  })

  it('is not silenced by a wall clock that was set back', () => {
    const future = status({ lastLookAt: at('2026-10-17T11:00:00+08:00') })
    expect(probed([planned({ status: future })])).toEqual(['room-1'])
  })

  it('takes the room longest unseen first', () => {
    const older = planned({
      room: aRoom({ id: 'older' }),
      status: status({ lastLookAt: minus(NOW, seconds(90)) }),
    })
    const newer = planned({ room: aRoom({ id: 'newer' }), status: status({}) })
    expect(probed([newer, older])).toEqual(['older', 'newer'])
  })

  it('keeps to the regions and stages of the sweep, and to active rooms', () => {
    const rooms = [
      planned({ room: aRoom({ id: 'guangzhou' }) }),
      planned({ room: aRoom({ id: 'shenzhen', region: '440300' }) }),
      planned({ room: aRoom({ id: 'senior', stage: 'senior-high' }) }),
      planned({ room: aRoom({ id: 'retired', active: false }) }),
    ]
    expect(probed(rooms, { ...SWEEP, regions: ['440100'], stages: ['compulsory'] })).toEqual([
      'guangzhou',
    ])
  })
})

describe('whose tick a room is probed with', () => {
  it('goes by the sweep that has the room, for each room by itself, when that sweep ticks', () => {
    const often = { ...SWEEP, name: 'often', rank: 1, regions: ['440100'] }
    const sweeps = [SWEEP, { ...often, cadence: { probeSeconds: 5, watchSeconds: 3 } }]
    const recent = { lastLookAt: minus(NOW, seconds(10)) }
    const rooms = [
      planned({ status: status(recent) }),
      planned({ room: aRoom({ id: 'shenzhen', region: '440300' }), status: status(recent) }),
    ]
    const held = heldRooms(rooms, sweeps, NOW)
    const ids = (ticking: readonly string[] | null) =>
      planProbes(held, NOW, { names: ticking === null ? null : new Set(ticking) }).map(
        ({ planned: { room } }) => room.id,
      )
    expect(ids(null)).toEqual(['room-1'])
    expect(ids(['daily'])).toEqual([])
    expect(ids(['often'])).toEqual(['room-1'])
  })

  it('takes a room whose own sweep does not tick with any other that holds it', () => {
    const silent = {
      ...SWEEP,
      name: 'silent',
      rank: 1,
      cadence: { probeSeconds: 10, watchSeconds: 5 },
    }
    const elsewhere = { ...SWEEP, name: 'elsewhere', regions: ['310000'] }
    const takes = (last: RoomStatus | null, ticking: string) =>
      planProbes(heldRooms([planned({ status: last })], [SWEEP, silent, elsewhere], NOW), NOW, {
        names: new Set([ticking]),
      }).map(({ cadence }) => cadence.probeSeconds)
    const seen = (ago: number) => status({ lastLookAt: minus(NOW, seconds(ago)) })
    expect(takes(seen(69), 'daily')).toEqual([])
    expect(takes(seen(70), 'daily')).toEqual([10])
    expect(takes(null, 'daily')).toEqual([10])
    expect(takes(seen(70), 'elsewhere')).toEqual([])
  })
})

describe('a room that comes due between two ticks', () => {
  const seen = (id: string, ago: number): PlannedRoom =>
    planned({
      room: aRoom({ id }),
      status: status({ roomId: id, lastLookAt: minus(NOW, seconds(ago)) }),
    })
  const within = (rooms: readonly PlannedRoom[], ahead: ReadonlyMap<string, number>) =>
    planProbes(heldRooms(rooms, [SWEEP], NOW), NOW, { names: new Set(['daily']), ahead }).map(
      ({ planned: { room }, from }) => [room.id, between(NOW, from)],
    )

  it('is planned with the tick before, for the moment at which it is due, and nobody further ahead is', () => {
    const rooms = [seen('soon', 25), seen('later', 10), seen('due', 40)]
    expect(within(rooms, new Map([['daily', seconds(10)]]))).toEqual([
      ['due', -11_500],
      ['soon', 3_500],
    ])
    expect(within(rooms, new Map())).toEqual([['due', -11_500]])
  })

  it('has the round that its sweep asks for, however rarely that ticks', () => {
    for (const tick of [10, 20, 60]) {
      const looks: number[] = []
      let last = minus(NOW, seconds(7))
      for (let at = 0; at < 600; at += tick) {
        const now = plus(NOW, seconds(at))
        const room = planned({ status: status({ lastLookAt: last }) })
        const ticking = { names: new Set(['daily']), ahead: new Map([['daily', seconds(tick)]]) }
        const [due] = planProbes(heldRooms([room], [SWEEP], now), now, ticking)
        if (due === undefined) continue
        last = later(due.from, now)
        looks.push(between(NOW, last))
      }
      const gaps = looks.slice(1).map((look, i) => look - (looks[i] ?? 0))
      expect(Math.max(...gaps), `ticks of ${tick} s`).toBeLessThanOrEqual(
        seconds(Math.max(tick, SWEEP.cadence.probeSeconds)),
      )
    }
  })
})
