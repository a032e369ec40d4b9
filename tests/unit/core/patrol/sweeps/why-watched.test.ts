import { describe, expect, it } from 'vitest'
import type { RoomStatus } from '../../../../../src/core/patrol/coverage.ts'
import type { PlannedRoom } from '../../../../../src/core/patrol/plan-probes.ts'
import { type WatchFacts, whyWatched } from '../../../../../src/core/patrol/sweeps/why-watched.ts'
import { seconds } from '../../../../../src/core/time/duration.ts'
import { minus, plus } from '../../../../../src/core/time/instant.ts'
import { aSweep } from '../../../../build/sweeps.ts'
import { aRoom, at } from '../../../../build/violations.ts'

const NOW = at('2026-10-17T10:00:00+08:00')
const daily = aSweep()
const curfew = aSweep({ name: 'curfew', rank: 5, window: { kinds: ['curfew'], days: null } })

const lookedAt = (ago: number, change: Partial<RoomStatus> = {}): RoomStatus => ({
  roomId: 'room-1',
  state: 'off-air',
  unseenReason: null,
  since: minus(NOW, seconds(ago)),
  lastLookAt: minus(NOW, seconds(ago)),
  ...change,
})
const planned = (change: Partial<PlannedRoom> = {}): PlannedRoom => ({
  room: aRoom(),
  status: lookedAt(4),
  platform: 'example.cn',
  kind: 'licensed-institution',
  subjectTeachingNow: 'forbidden',
  windows: new Set(),
  ...change,
})
const facts = (change: Partial<WatchFacts> = {}): WatchFacts => ({
  planned: planned(),
  sweeps: [daily],
  off: new Set(),
  platformClosedUntil: null,
  legalUntil: null,
  eased: 1,
  ...change,
})
const why = (change: Partial<WatchFacts>) => whyWatched(facts(change), NOW)
const reasonOf = (change: Partial<WatchFacts>): string => why(change).reason

describe('a room that a sweep has says by which, and when it is looked at next', () => {
  it('waits for its turn, or is watched while it is on air', () => {
    expect(why({})).toMatchObject({
      reason: 'waiting',
      sweep: daily,
      nextLookAt: plus(NOW, seconds(6)),
    })
    const status = lookedAt(2, { state: 'clean' })
    expect(why({ planned: planned({ status }) })).toMatchObject({
      reason: 'watched',
      nextLookAt: plus(NOW, seconds(3)),
    })
    expect(why({ planned: planned({ status: null }) })).toMatchObject({
      reason: 'waiting',
      nextLookAt: NOW,
    })
  })

  it('says what is in the way: the platform, its budget, our load, an error, or that nobody looked', () => {
    const until = plus(NOW, seconds(600))
    expect(why({ platformClosedUntil: until })).toMatchObject({
      reason: 'platform-closed',
      nextLookAt: until,
      until,
    })
    const unseen = (unseenReason: RoomStatus['unseenReason']) => ({
      planned: planned({ status: lookedAt(4, { state: 'unseen', unseenReason }) }),
    })
    expect(reasonOf(unseen('budget'))).toBe('budget')
    expect(reasonOf(unseen('late'))).toBe('late')
    expect(why(unseen('timeout'))).toMatchObject({ reason: 'unseen', unseenReason: 'timeout' })
    expect(why({ eased: 'shed' })).toMatchObject({ reason: 'load-shed', nextLookAt: null })
    expect(reasonOf({ planned: planned({ status: lookedAt(61) }) })).toBe('overdue')
    // Looked at four times more rarely, it is not late yet.
    expect(reasonOf({ planned: planned({ status: lookedAt(61) }), eased: 4 })).toBe('waiting')
  })
})

describe('a room that no sweep has says why', () => {
  it('because of what it is', () => {
    expect(reasonOf({ planned: planned({ room: aRoom({ active: false }) }) })).toBe('archived')
    const nowhere = aRoom({ pageUrl: null, streamUrls: [] })
    expect(reasonOf({ planned: planned({ room: nowhere }) })).toBe('no-address')
  })

  it('because no scope covers it, and by what each misses it', () => {
    const narrow = aSweep({ regions: ['11'], tiers: ['key'], tags: ['投诉'] })
    expect(why({ sweeps: [narrow] })).toMatchObject({
      reason: 'no-sweep',
      sweep: null,
      nextLookAt: null,
      sweeps: [{ standing: 'out-of-scope', misses: ['region', 'tier', 'tag'] }],
    })
    expect(reasonOf({ sweeps: [] })).toBe('no-sweep')
  })

  it('because of the hour: permitted until then, or no window of a sweep', () => {
    const legalUntil = plus(NOW, seconds(3_600))
    const permitted = planned({ subjectTeachingNow: 'permitted' })
    expect(why({ planned: permitted, legalUntil })).toMatchObject({
      reason: 'permitted-now',
      until: legalUntil,
    })
    expect(why({ sweeps: [curfew] })).toMatchObject({
      reason: 'not-its-window',
      sweeps: [{ standing: 'not-its-time' }],
    })
  })

  it('because a person took its sweep off today; another that covers it takes over', () => {
    const off = new Set(['daily'])
    expect(why({ off })).toMatchObject({ reason: 'sweep-off', sweeps: [{ standing: 'off' }] })
    const other = aSweep({ name: 'other' })
    expect(why({ off, sweeps: [daily, other] }).sweep?.name).toBe('other')
  })
})
