import { describe, expect, it } from 'vitest'
import { type DueRoom, spreadStarts } from '../../../../src/core/patrol/spread-starts.ts'
import { minutes, seconds } from '../../../../src/core/time/duration.ts'
import { type Instant, minus, plus } from '../../../../src/core/time/instant.ts'
import { at } from '../../../build/violations.ts'

const NOON = at('2026-10-17T12:00:00+08:00')
const freely = () => ({ pause: seconds(0.5), notBefore: NOON, jitter: 0 })

const due = (roomId: string, lastLookAt: Instant | null, state: 'clean' | 'suspect' = 'clean') => ({
  roomId,
  host: 'platform',
  status:
    lastLookAt === null
      ? null
      : { roomId, state, unseenReason: null, since: lastLookAt, lastLookAt },
})

const ago = (count: number) => minus(NOON, seconds(count))

describe('the probes of one round', () => {
  it('do not start together on one platform, and do not wait for those of another', () => {
    const rooms: DueRoom[] = [
      ...['a', 'b', 'c'].map((id) => due(id, ago(60))),
      { ...due('elsewhere', ago(5)), host: 'another' },
    ]
    const { starts } = spreadStarts(rooms, freely, NOON, seconds(10))
    const delays = new Map(starts.map(({ roomId, delay }) => [roomId, delay]))
    expect(['a', 'b', 'c'].map((id) => delays.get(id))).toEqual([0, 500, 1_000])
    expect(delays.get('elsewhere')).toBe(0)
  })

  it('go to those unseen longest first, rooms under suspicion 45 s ahead of their place', () => {
    const rooms = [
      due('fresh', ago(10)),
      due('suspect', ago(30), 'suspect'),
      due('longest', ago(90)),
      due('never', null),
    ]
    const { starts } = spreadStarts(rooms, freely, NOON, seconds(10))
    expect(starts.map(({ roomId }) => roomId)).toEqual(['never', 'longest', 'suspect', 'fresh'])
  })

  it('that do not fit before the next round are named, so that nobody takes them for seen', () => {
    const rooms = Array.from({ length: 30 }, (_, i) => due(`room-${i}`, ago(100 - i)))
    const { starts, postponed } = spreadStarts(rooms, freely, NOON, seconds(10))
    expect(starts).toHaveLength(20)
    expect(postponed.map(({ roomId }) => roomId)).toEqual(
      rooms.slice(20).map(({ roomId }) => roomId),
    )
  })

  it('of a platform that is closed are all put off, for nobody else', () => {
    const closed = (host: string) =>
      host === 'platform' ? { ...freely(), notBefore: (NOON + minutes(5)) as Instant } : freely()
    const rooms = [due('a', ago(60)), { ...due('b', ago(60)), host: 'another' }]
    const { starts, postponed } = spreadStarts(rooms, closed, NOON, seconds(10))
    expect(starts.map(({ roomId }) => roomId)).toEqual(['b'])
    expect(postponed.map(({ roomId }) => roomId)).toEqual(['a'])
  })

  it('that come due in a moment begin no sooner, and hold up nobody who is due already', () => {
    const soon = (id: string, inSeconds: number) => ({
      ...due(id, ago(50), 'suspect'),
      from: plus(NOON, seconds(inSeconds)),
    })
    const rooms = [soon('second', 5), soon('first', 0.2), due('due', ago(60)), due('too', ago(61))]
    const { starts } = spreadStarts(rooms, freely, NOON, seconds(10))
    expect(starts.map(({ roomId, delay }) => [roomId, delay])).toEqual([
      ['too', 0],
      ['due', 500],
      ['first', 1_000],
      ['second', 5_000],
    ])
  })

  it('begin in no order of their own: the jitter moves each within its share of the pause', () => {
    const jittery = () => ({ ...freely(), jitter: 0.5 })
    const rooms = Array.from({ length: 10 }, (_, i) => due(`room-${i}`, ago(60 - i)))
    const { starts } = spreadStarts(rooms, jittery, NOON, seconds(10))
    const moved = starts.map(({ delay }, i) => delay - i * 500)
    expect(Math.min(...moved)).toBeGreaterThanOrEqual(0)
    expect(Math.max(...moved)).toBeLessThanOrEqual(250)
    expect(new Set(moved).size).toBeGreaterThan(5)
  })
})
