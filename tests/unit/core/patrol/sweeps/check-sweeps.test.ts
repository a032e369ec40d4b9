import { describe, expect, it } from 'vitest'
import { beyondBudgets } from '../../../../../src/core/patrol/sweeps/beyond-budget.ts'
import { everFires } from '../../../../../src/core/patrol/sweeps/cron-days.ts'
import { overlap } from '../../../../../src/core/patrol/sweeps/overlap.ts'
import { aBudget } from '../../../../build/politeness.ts'
import { aSweep } from '../../../../build/sweeps.ts'

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
