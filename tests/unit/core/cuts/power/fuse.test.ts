import { describe, expect, it, test } from 'vitest'
import { jurisdictionOf } from '../../../../../src/core/access/jurisdiction.ts'
import { coolingUntil } from '../../../../../src/core/cuts/power/cooling-off.ts'
import { type CutRules, DEFAULT_CUT_RULES } from '../../../../../src/core/cuts/power/cut-rules.ts'
import {
  blownFor,
  type CountedOrder,
  fuseState,
  newlyBlown,
} from '../../../../../src/core/cuts/power/fuse.ts'
import { fusesWithin } from '../../../../../src/core/cuts/power/fuses-within.ts'
import { hours, minutes } from '../../../../../src/core/time/duration.ts'
import { type Instant, minus, plus } from '../../../../../src/core/time/instant.ts'
import { aCutOrder, SATURDAY } from '../../../../build/database/database-rows.ts'

const LOOSE = { all: 100, platform: 100, region: 100 }
const rulesWith = (fuse: Partial<CutRules['fuse']>): CutRules => ({
  ...DEFAULT_CUT_RULES,
  fuse: { manual: LOOSE, automatic: LOOSE, whenBlown: 'second-person', ...fuse },
})

const order = (minute: number, change: Partial<CountedOrder> = {}): CountedOrder => ({
  kind: 'manual',
  at: plus(SATURDAY, minutes(minute)),
  platform: 'srs',
  region: '440106',
  ...change,
})

const later = (minute: number): Instant => plus(SATURDAY, minutes(minute))
const idsOf = (orders: readonly CountedOrder[], rules: CutRules, now = later(30)) =>
  fuseState(orders, [], rules, now).map(({ id }) => id)

describe('a fuse', () => {
  const three = [order(0), order(10), order(20)]

  it('blows with the order that makes up its limit within an hour, and not before', () => {
    const rules = rulesWith({ manual: { ...LOOSE, all: 3 } })
    expect(idsOf(three.slice(0, 2), rules)).toEqual([])
    expect(fuseState(three, [], rules, later(30))).toMatchObject([
      { id: 'manual:all', since: later(20), count: 3, limit: 3 },
    ])
    expect(idsOf([order(0), order(30), order(60)], rules, later(70))).toEqual([])
  })

  it('stays blown long after the hour, whatever was started anew', () => {
    const rules = rulesWith({ manual: { ...LOOSE, all: 3 } })
    expect(idsOf(three, rules, plus(SATURDAY, hours(24 * 20)))).toEqual(['manual:all'])
  })

  it('is put back by a reset, and counts from there', () => {
    const rules = rulesWith({ manual: { ...LOOSE, all: 3 } })
    const resets = [{ fuse: 'manual:all', at: later(25), who: 'user:li', why: '集中整治' }]
    expect(fuseState(three, resets, rules, later(30))).toEqual([])
    const again = [...three, order(30), order(31), order(32)]
    expect(fuseState(again, resets, rules, later(40))).toMatchObject([{ id: 'manual:all' }])
    const other = [{ ...resets[0], fuse: 'automatic:all' }] as typeof resets
    expect(fuseState(three, other, rules, later(30))).toHaveLength(1)
  })

  it('counts platforms and cities by themselves, and people apart from the machine', () => {
    const rules = rulesWith({
      manual: { all: 100, platform: 2, region: 3 },
      automatic: { ...LOOSE, all: 2 },
    })
    expect(idsOf([order(0), order(1, { platform: 'mediamtx' })], rules)).toEqual([])
    expect(idsOf([order(0), order(1, { region: '110101' })], rules)).toEqual([
      'manual:platform:srs',
    ])
    const cities = [order(0), order(1, { platform: 'mediamtx' }), order(2, { platform: 'webhook' })]
    expect(idsOf(cities, rules)).toEqual(['manual:region:440100'])
    const mixed = [order(0, { kind: 'automatic' }), order(1)]
    expect(idsOf(mixed, rules)).toEqual([])
  })

  it('holds up what it is about, and is told aloud once', () => {
    const rules = rulesWith({ manual: { ...LOOSE, region: 2 } })
    const blown = fuseState([order(0), order(1)], [], rules, later(5))
    const next = { kind: 'manual', platform: 'mediamtx', region: '440112' } as const
    expect(blownFor(blown, next, later(5))).toHaveLength(1)
    expect(blownFor(blown, { ...next, region: '110101' }, later(5))).toEqual([])
    expect(blownFor(blown, { ...next, kind: 'automatic' }, later(5))).toEqual([])
    expect(newlyBlown([], blown)).toHaveLength(1)
    expect(newlyBlown(blown, blown)).toEqual([])
  })
})

describe('cooling-off', () => {
  const unban = (at: Instant) => ({ at, step: 'unban', outcome: 'accepted', detail: '' }) as const
  const undone = aCutOrder({ status: 'undone', steps: [unban(SATURDAY)] })

  it('holds for the set time after a person took an order back', () => {
    expect(coolingUntil([undone], DEFAULT_CUT_RULES, later(29))).toBe(later(30))
    expect(coolingUntil([undone], DEFAULT_CUT_RULES, later(30))).toBeNull()
  })

  it('does not follow a ban that came to its end, nor a cut that stands', () => {
    const ended = { ...undone, until: minus(SATURDAY, minutes(1)) }
    expect(coolingUntil([ended], DEFAULT_CUT_RULES, later(1))).toBeNull()
    expect(coolingUntil([{ ...undone, status: 'held' }], DEFAULT_CUT_RULES, later(1))).toBeNull()
  })
})

test('somebody who looks after one city is told of its fuses, and of those for all without a count', () => {
  const rules = rulesWith({ manual: { all: 3, platform: 100, region: 3 } })
  const far = [order(0), order(10), order(20)].map((one) => ({ ...one, region: '440306' }))
  const blown = fuseState(far, [], rules, later(30))
  const told = (...regions: string[]) =>
    fusesWithin(blown, jurisdictionOf(regions)).map(({ id, count }) => [id, count])
  expect(told()).toEqual([
    ['manual:all', 3],
    ['manual:region:440300', 3],
  ])
  expect(told('4403')).toEqual([
    ['manual:all', null],
    ['manual:region:440300', 3],
  ])
  // A county of that city: it is held up by it, and the others' cuts are not counted out to it.
  expect(told('440306')).toEqual([
    ['manual:all', null],
    ['manual:region:440300', null],
  ])
  expect(told('4401')).toEqual([['manual:all', null]])
})
