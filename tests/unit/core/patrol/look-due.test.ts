import { expect, test } from 'vitest'
import type { RoomStatus } from '../../../../src/core/patrol/coverage.ts'
import { lookDueBy } from '../../../../src/core/patrol/look-due.ts'
import type { HeldRoom } from '../../../../src/core/patrol/plan-probes.ts'
import { seconds } from '../../../../src/core/time/duration.ts'
import { between, minus, plus } from '../../../../src/core/time/instant.ts'
import { aSweep } from '../../../build/sweeps.ts'
import { aRoom, at } from '../../../build/violations.ts'

const NOW = at('2026-10-17T10:00:00+08:00')
const SWEEP = aSweep({
  cadence: { probeSeconds: 120, watchSeconds: 15 },
  tierCadence: { key: { probeSeconds: 30, watchSeconds: 5 } },
})

const held = (status: Partial<RoomStatus> | null, change: Partial<HeldRoom> = {}): HeldRoom => ({
  room: aRoom(),
  subjectTeachingNow: 'forbidden',
  sweep: SWEEP,
  status: status && {
    roomId: 'room-1',
    state: 'off-air',
    unseenReason: null,
    since: NOW,
    lastLookAt: NOW,
    ...status,
  },
  ...change,
})
/** How long after its last look, in seconds. */
const after = (room: HeldRoom, eased: number | 'shed' = 1) => {
  const due = lookDueBy(room, eased, NOW)
  return due === null ? null : between(NOW, due) / 1_000
}

test('a room off air is due by its rounds, one on air by its watch, each by its own tier', () => {
  expect(after(held({ state: 'off-air' }))).toBe(360)
  expect(after(held({ state: 'clean' }))).toBe(80)
  expect(after(held({ state: 'off-air' }, { room: aRoom({ tier: 'key' }) }))).toBe(90)
  expect(after(held({ state: 'clean' }, { room: aRoom({ tier: 'key' }) }))).toBe(60)
  expect(after(held({ state: 'clean', recording: { seconds: null } }))).toBe(180)
})

test('what the load eases is due later; what it sheds is overdue all the same', () => {
  expect(after(held({ state: 'off-air' }), 2)).toBe(720)
  expect(after(held({ state: 'off-air' }), 'shed')).toBe(360)
})

test('nobody having looked, and no sweep having it, are no time', () => {
  expect(after(held(null))).toBeNull()
  expect(after(held({}, { sweep: null }))).toBeNull()
})

test('a look of the future, before the clock was set back, vouches for no more than one of now', () => {
  expect(after(held({ lastLookAt: plus(NOW, seconds(7_200)) }))).toBe(360)
  expect(after(held({ lastLookAt: minus(NOW, seconds(360)) }))).toBe(0)
})
