import { describe, expect, it } from 'vitest'
import { cadenceOf, inScope, type PatrolSweep } from '../../../../../src/core/patrol/sweep.ts'
import { type RoomNow, sweepOf } from '../../../../../src/core/patrol/sweeps/sweep-of.ts'
import type { WindowKind } from '../../../../../src/core/patrol/sweeps/window-kind.ts'
import type { LiveRoom } from '../../../../../src/core/registry/live-room.ts'
import { aSweep } from '../../../../build/sweeps.ts'
import { aRoom, at } from '../../../../build/violations.ts'

const NOW = at('2022-01-26T10:00:00+08:00')
const daily = aSweep()
const weekend = aSweep({ name: 'weekend', rank: 10, window: { kinds: ['weekend'], days: null } })
const campaign = aSweep({
  name: 'campaign',
  rank: 20,
  window: { kinds: [], days: { from: '01-15', to: '02-29', years: [2022] } },
})

const room = (windows: readonly WindowKind[], change: Partial<RoomNow> = {}): RoomNow => ({
  room: aRoom(),
  platform: 'live.example.cn',
  kind: 'licensed-institution',
  subjectTeachingNow: 'forbidden',
  windows: new Set(windows),
  ...change,
})
const holder = (planned: RoomNow, sweeps: readonly PatrolSweep[], now = NOW) =>
  sweepOf(planned, sweeps, now)?.name ?? null

describe('whose room it is', () => {
  it('the highest sweep whose time it is has it, and gives it back when its time is over', () => {
    expect(holder(room([]), [daily, weekend])).toBe('daily')
    expect(holder(room(['weekend']), [weekend, daily])).toBe('weekend')
    expect(holder(room(['weekend']), [weekend, daily, campaign])).toBe('campaign')
  })

  it('a template of a campaign holds in the years that it names alone', () => {
    expect(holder(room([]), [campaign], at('2022-02-28T23:59:59+08:00'))).toBe('campaign')
    expect(holder(room([]), [campaign], at('2022-03-01T00:00:00+08:00'))).toBeNull()
    expect(holder(room([]), [campaign], at('2023-01-26T10:00:00+08:00'))).toBeNull()
  })

  it('nobody has it in time that is plainly permitted; what needs a person is patrolled', () => {
    expect(holder(room([], { subjectTeachingNow: 'permitted' }), [daily])).toBeNull()
    expect(holder(room([], { subjectTeachingNow: 'review' }), [daily])).toBe('daily')
  })

  it('how often it is looked at is said for its tier by the sweep that has it', () => {
    const sweep = aSweep({ tierCadence: { low: { probeSeconds: 60, watchSeconds: 30 } } })
    expect(cadenceOf(sweep, aRoom({ tier: 'low' })).probeSeconds).toBe(60)
    expect(cadenceOf(sweep, aRoom()).probeSeconds).toBe(10)
  })
})

describe('the scope of a sweep', () => {
  const swept = (change: Partial<LiveRoom> = {}) => room([], { room: aRoom(change) })
  it.each([
    ['region', { regions: ['44'] }, { region: '440300' }, { region: '110000' }],
    ['stage', { stages: ['compulsory'] as const }, {}, { stage: 'adult' as const }],
    ['tier', { tiers: ['ordinary'] as const }, {}, { tier: 'key' as const }],
    ['tag', { tags: ['备改审', '投诉'] }, { tags: ['投诉'] }, { tags: ['其他'] }],
    ['registration', {}, {}, { active: false }],
  ])('is narrowed by %s', (_, change, inside, outside) => {
    expect(inScope(aSweep(change), swept(inside))).toBe(true)
    expect(inScope(aSweep(change), swept(outside))).toBe(false)
  })

  it('is narrowed by platform and by kind of institution; what is not known fits no list', () => {
    expect(inScope(aSweep({ platforms: ['live.example.cn'] }), swept())).toBe(true)
    expect(inScope(aSweep({ platforms: ['other.cn'] }), swept())).toBe(false)
    expect(inScope(aSweep({ platforms: ['other.cn'] }), { room: aRoom() })).toBe(false)
    expect(inScope(aSweep({ kinds: ['school-net-school'] }), swept())).toBe(false)
  })
})
