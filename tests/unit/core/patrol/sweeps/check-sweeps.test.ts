import { parse } from 'node-cron'
import { describe, expect, it } from 'vitest'
import { beyondBudgets } from '../../../../../src/core/patrol/sweeps/beyond-budget.ts'
import { everFires, idleDays } from '../../../../../src/core/patrol/sweeps/cron-days.ts'
import { nearName } from '../../../../../src/core/patrol/sweeps/near-name.ts'
import { overlap } from '../../../../../src/core/patrol/sweeps/overlap.ts'
import { scopeTroubles } from '../../../../../src/core/patrol/sweeps/scope-troubles.ts'
import type { WindowKind } from '../../../../../src/core/patrol/sweeps/window-kind.ts'
import { aBudget } from '../../../../build/politeness.ts'
import { aSweep } from '../../../../build/sweeps.ts'
import { aRoom } from '../../../../build/violations.ts'

const MONTHS = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]
const DAYS = Array.from({ length: 31 }, (_, i) => i + 1)
const WEEK = [0, 1, 2, 3, 4, 5, 6]

describe('a cron expression', () => {
  it('that names no day of the sweep never fires', () => {
    const july = { dayOfMonth: DAYS, month: [7], dayOfWeek: WEEK }
    expect(everFires(july, null)).toBe(true)
    expect(everFires(july, { from: '01-15', to: '02-28', years: [2027] })).toBe(false)
    expect(everFires(july, { from: '2027-06-30', to: '2027-07-01', years: [] })).toBe(true)
  })

  it('that fires once in many years does fire', () => {
    const leapSunday = { dayOfMonth: [29], month: [2], dayOfWeek: [0] }
    expect(everFires(leapSunday, null)).toBe(true)
    const lastDay = { dayOfMonth: ['L'], month: MONTHS, dayOfWeek: WEEK }
    expect(everFires(lastDay, { from: '2027-01-31', to: '2027-01-31', years: [] })).toBe(true)
  })
})

describe('a sweep whose cron is of certain days', () => {
  const days = (from: string, to: string, years: number[] = []) => ({ from, to, years })
  const of = (...kinds: readonly WindowKind[]) => ({ kinds, days: null })
  const within = (...[from, to, years]: Parameters<typeof days>) => ({
    kinds: [],
    days: days(from, to, years),
  })
  const HOME = 'Asia/Shanghai'
  it.each([
    ['Mondays, always', '* * * * * 1', null, HOME, 6],
    ['a list and a range of weekdays', '* * * * * Mon-Thu,6', null, HOME, 1],
    ['weekdays, by night', '* * * * * 1-5', of('curfew'), HOME, 2],
    ['weekends, of weekends', '* * * * * 6,0', of('weekend'), HOME, 0],
    ['weekends, of weekends by another clock', '* * * * * 6,0', of('weekend'), 'UTC', 5],
    ['weekends, of weekends and nights', '* * * * * 6,0', of('weekend', 'curfew'), HOME, 5],
    ['Sundays, of weekends', '* * * * * 0', of('weekend'), HOME, 1],
    ['one month', '* * * * 1 *', null, HOME, 335],
    ['one day of the month', '* * * 1 * *', null, HOME, 30],
    ['every other day', '* * * */2 * *', null, HOME, 1],
    ['the last of the month', '* * * 1-28,L * *', null, HOME, 2],
    ['all days, one of them twice', '* * * 1-30,1 * *', null, HOME, 1],
    ['both day fields', '* * * 1-15 * 1-5', null, HOME, 18],
    ['29 February', '* * * 29 2 *', null, HOME, 1460],
    ['every day, in other words', '* * * 1-31 Jan-Dec Mon-Sun', null, HOME, 0],
    ['days that are the window', '* * * 15-31 1 *', within('01-15', '01-31'), HOME, 0],
    ['the same by another clock', '* * * 15-31 1 *', within('01-15', '01-31'), 'UTC', 1],
    ['February, leap years included', '* * * 1-28 2 *', within('02-01', '02-29'), HOME, 1],
    ['a weekday that it is this year', '* * * * * 5', within('2027-10-01', '2027-10-01'), HOME, 0],
    ['a weekday that it is not every year', '* * * * * 1-6', within('10-01', '10-01'), HOME, 1],
    ['a window without end', '* * * * * 1', within('2027-01-01', '9999-12-31'), 'UTC', 6],
  ] as const)('%s: so many days on end without a tick', (_, cron, window, zone, idle) => {
    expect(idleDays(parse(cron), window, zone)).toBe(idle)
  })
})

describe('two sweeps of one rank', () => {
  const days = (from: string, to: string, years: number[] = []) => ({
    kinds: [],
    days: { from, to, years },
  })
  it.each([
    ['everything and a city', {}, { regions: ['440100'] }, true],
    ['a province and its city', { regions: ['44'] }, { regions: ['440100'] }, true],
    ['two cities', { regions: ['440100'] }, { regions: ['440300'] }, false],
    ['two tiers', { tiers: ['key'] as const }, { tiers: ['low'] as const }, false],
    ['two ranks', {}, { rank: 1 }, false],
    [
      'school hours and nights',
      { window: { kinds: ['school-hours'] as const, days: null } },
      { window: { kinds: ['curfew'] as const, days: null } },
      false,
    ],
    [
      'weekends and vacations',
      { window: { kinds: ['weekend'] as const, days: null } },
      { window: { kinds: ['vacation'] as const, days: null } },
      true,
    ],
    [
      'days one after the other',
      { window: days('2027-01-01', '2027-01-31') },
      { window: days('2027-02-01', '2027-02-28') },
      false,
    ],
    [
      'a yearly one and one of a year',
      { window: days('12-20', '01-10') },
      { window: days('2027-01-05', '2027-01-05') },
      true,
    ],
  ])('%s', (_, one, other, expected) => {
    expect(overlap(aSweep(one), aSweep({ name: 'other', ...other }))).toBe(expected)
  })
})

describe('a scope beside the register', () => {
  it('names the platform that was meant, and nothing that is far from it', () => {
    expect(nearName('duoyin', ['bilibili', 'douyin', 'kuaishou'])).toBe('douyin')
    expect(nearName('taobao', ['bilibili', 'douyin'])).toBeNull()
    expect(nearName('qq', ['yy', 'douyin'])).toBeNull()
  })

  it('says nothing while no room is registered, or none that is active', () => {
    const sweep = aSweep({ regions: ['65'], platforms: ['nowhere'] })
    expect(scopeTroubles(sweep, [], [])).toEqual([])
    const tagged = { room: aRoom({ tags: ['重点关注'] }), platform: 'example.cn' }
    const misspelt = aSweep({ tags: ['重点关住', '重点关注'] })
    expect(scopeTroubles(misspelt, [tagged], []), 'although the other tag fits').toEqual([
      { kind: 'unknown-tag', tag: '重点关住', near: '重点关注' },
    ])
    const room = aRoom({ active: false })
    expect(scopeTroubles(sweep, [{ room, platform: 'example.cn' }], [])).toEqual([])
  })
})

describe('a cadence beside the budgets of platforms', () => {
  const rules = {
    rules: [{ name: 'slow', hosts: ['slow.cn'], budget: aBudget({ looksPerMinute: 6 }) }],
    others: aBudget({ looksPerMinute: 240 }),
  }
  const eachSecond = { cadence: { probeSeconds: 1, watchSeconds: 1 } }
  it('can never be kept where the sweep is about the slow platform alone', () => {
    expect(beyondBudgets(aSweep({ ...eachSecond, platforms: ['slow'] }), rules)).toEqual([
      { platform: 'slow', seconds: 1, allowedSeconds: 10, never: true },
    ])
  })
  it('is told for the slow platform among others, also when one tier alone wants too much', () => {
    const tierCadence = { key: eachSecond.cadence }
    const sweep = aSweep({ cadence: { probeSeconds: 60, watchSeconds: 30 }, tierCadence })
    expect(beyondBudgets(sweep, rules)).toMatchObject([{ platform: 'slow', never: false }])
    expect(
      beyondBudgets(aSweep({ cadence: { probeSeconds: 10, watchSeconds: 10 } }), rules),
    ).toEqual([])
  })
})
