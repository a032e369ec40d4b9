import { describe, expect, it } from 'vitest'
import type { RoomState, RoomStatus } from '../../../../src/core/patrol/coverage.ts'
import { easedBy, isCalm } from '../../../../src/core/patrol/load/ease.ts'
import { NO_LOAD } from '../../../../src/core/patrol/load/load-ladder.ts'
import { thriftFor } from '../../../../src/core/patrol/load/thrift-for.ts'
import { nextRoomStatus } from '../../../../src/core/patrol/room-status.ts'
import { spreadStarts } from '../../../../src/core/patrol/spread-starts.ts'
import type { UnseenReason } from '../../../../src/core/patrol/unseen-reason.ts'
import { minutes, seconds } from '../../../../src/core/time/duration.ts'
import { minus } from '../../../../src/core/time/instant.ts'
import { aRoom, at } from '../../../build/violations.ts'

const NOON = at('2026-10-17T12:00:00+08:00')

type Outcome = Exclude<RoomState, 'unseen' | 'unknown'> | UnseenReason

const stateOf = (outcome: Outcome) =>
  outcome === 'off-air' || outcome === 'clean' || outcome === 'suspect' || outcome === 'violating'
    ? { state: outcome, unseenReason: null }
    : { state: 'unseen' as const, unseenReason: outcome }

/** The room after these, ten seconds apart, the last of them ten seconds before noon. */
function roomAfter(...outcomes: readonly Outcome[]): RoomStatus {
  const told = outcomes.map((outcome, i) => ({
    roomId: 'room-1',
    at: minus(NOON, seconds(10 * (outcomes.length - i))),
    ...stateOf(outcome),
  }))
  const status = told.reduce<RoomStatus | null>(
    (before, look) => nextRoomStatus(before, look).status,
    null,
  )
  if (status === null) throw new Error('no outcome')
  return status
}

const held = (status: RoomStatus) => ({ room: aRoom({ id: status.roomId, tier: 'low' }), status })
const load = { ...NO_LOAD, rung: 'fewer-lines', before: 'smaller-pictures' } as const
const shedding = { ...NO_LOAD, rung: 'lowest-tier-shed', before: 'fewer-lines' } as const
const longAfter = (NOON + minutes(60)) as typeof NOON

describe('a room that was put off', () => {
  it.each([
    ['clean', 'late'],
    ['off-air', 'budget'],
  ] as const)(
    'and was %s is done with less all the same, and shed: being put off makes no work',
    (seen, reason) => {
      const room = held(roomAfter(seen, reason, 'late', 'budget', reason))
      expect(room.status).toMatchObject({ state: 'unseen', unseenReason: reason })
      expect(easedBy(load, room, longAfter)).toBe(4)
      expect(thriftFor(load, room, longAfter)).toBe('fewer-lines')
      expect(easedBy(shedding, room, longAfter)).toBe('shed')
    },
  )

  it('and was under suspicion keeps its head start', () => {
    const due = [roomAfter('suspect', 'late', 'late'), roomAfter('clean', 'late', 'late', 'late')]
    const rooms = due.map((status, i) => ({ roomId: `${i}`, host: 'platform', status }))
    const spread = () => ({ pause: seconds(1), notBefore: NOON, jitter: 0 })
    const { starts } = spreadStarts(rooms, spread, NOON, seconds(10))
    // The clean one has waited ten seconds longer.
    expect(starts.map(({ roomId }) => roomId)).toEqual(['0', '1'])
  })

  it.each<{ outcomes: readonly Outcome[] }>([
    { outcomes: ['late'] },
    { outcomes: ['clean', 'http-5xx'] },
    { outcomes: ['clean', 'http-5xx', 'late'] },
    { outcomes: ['clean', 'timeout', 'budget', 'late'] },
    { outcomes: ['clean', 'late', 'timeout'] },
    { outcomes: ['suspect', 'late'] },
    { outcomes: ['violating', 'budget'] },
  ])('is not calm where its last look did not show it so ($outcomes)', ({ outcomes }) => {
    expect(isCalm(held(roomAfter(...outcomes)))).toBe(false)
  })

  it('is what the next look shows, and nothing else', () => {
    expect(roomAfter('suspect', 'late', 'clean')).not.toHaveProperty('lastSeen')
    expect(isCalm(held(roomAfter('clean', 'late', 'suspect')))).toBe(false)
  })
})
