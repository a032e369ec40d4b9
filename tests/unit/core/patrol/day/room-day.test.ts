import { describe, expect, it } from 'vitest'
import type { CoverageSegment } from '../../../../../src/core/patrol/coverage.ts'
import { roomDay } from '../../../../../src/core/patrol/day/room-day.ts'
import { at } from '../../../../build/violations.ts'

const hour = (clock: string) => at(`2026-10-17T${clock}:00+08:00`)
const SPAN = { start: hour('00:00'), end: at('2026-10-18T00:00:00+08:00') }
const segment = (
  state: CoverageSegment['state'],
  from: string,
  to: string,
  unseenReason: CoverageSegment['unseenReason'] = null,
): CoverageSegment => ({
  roomId: 'r',
  state,
  unseenReason,
  start: hour(from),
  end: hour(to),
  looks: 1,
})
const DAY = [
  segment('off-air', '08:00', '09:00'),
  segment('seen-clean', '09:00', '09:30'),
  segment('seen-suspect', '09:30', '10:00'),
  segment('unseen', '10:00', '10:10', 'timeout'),
  segment('seen-partly', '11:00', '11:30'),
  segment('missed', '11:30', '11:40'),
]

describe("a room's day on one axis", () => {
  it('has every moment in one stretch: who did not look, and what has not come, is told too', () => {
    const { watch } = roomDay(DAY, SPAN, hour('12:00'))
    expect(watch.map(({ kind, start }) => [kind, start])).toEqual([
      ['unwatched', SPAN.start],
      ['off-air', hour('08:00')],
      ['looked', hour('09:00')],
      ['unseen', hour('10:00')],
      ['unwatched', hour('10:10')],
      ['looked-partly', hour('11:00')],
      ['missed', hour('11:30')],
      ['unwatched', hour('11:40')],
      ['ahead', hour('12:00')],
    ])
    for (const [i, one] of watch.entries()) expect(one.end).toBe(watch[i + 1]?.start ?? SPAN.end)
  })

  it('is on air only as far as it was seen: what nobody could see is on no air lane', () => {
    expect(roomDay(DAY, SPAN, hour('12:00')).air).toEqual([
      { start: hour('09:00'), end: hour('10:00') },
      { start: hour('11:00'), end: hour('11:30') },
    ])
  })

  it('counts an hour once when the clock was set back', () => {
    const twice = [segment('seen-clean', '09:00', '10:00'), segment('unseen', '09:30', '09:40')]
    const { watch } = roomDay(twice, SPAN, hour('12:00'))
    expect(watch.map(({ kind }) => kind)).toEqual([
      'unwatched',
      'looked',
      'unseen',
      'unwatched',
      'ahead',
    ])
  })

  it('of a day that lies ahead says nothing but that', () => {
    const { watch, air } = roomDay([], SPAN, at('2026-10-16T12:00:00+08:00'))
    expect(watch.map(({ kind }) => kind)).toEqual(['ahead'])
    expect(air).toEqual([])
  })
})
