import fc from 'fast-check'
import { expect, it } from 'vitest'
import { type CutRules, DEFAULT_CUT_RULES } from '../../../../src/core/cuts/power/cut-rules.ts'
import { type CountedOrder, fuseState } from '../../../../src/core/cuts/power/fuse.ts'
import { hours, minutes } from '../../../../src/core/time/duration.ts'
import { type Instant, plus } from '../../../../src/core/time/instant.ts'
import { SATURDAY } from '../../../build/database/database-rows.ts'

const rules = (all: number): CutRules => ({
  ...DEFAULT_CUT_RULES,
  fuse: { ...DEFAULT_CUT_RULES.fuse, manual: { all, platform: 1_000, region: 1_000 } },
})

const order = (minute: number): CountedOrder => ({
  kind: 'manual',
  at: plus(SATURDAY, minutes(minute)),
  platform: 'srs',
  region: '440106',
})

const NOW = plus(SATURDAY, hours(200))
const blown = (orders: readonly CountedOrder[], limit: number, resetAt: Instant | null = null) => {
  const reset = { fuse: 'manual:all', who: 'user:li', why: '已核对' }
  const resets = resetAt === null ? [] : [{ ...reset, at: resetAt }]
  return fuseState(orders, resets, rules(limit), NOW).length > 0
}

const minutesOfOrders = fc.array(fc.integer({ min: 0, max: 600 }), { maxLength: 25 })

it('blows exactly when so many orders lie within an hour, in whatever order they are read', () => {
  fc.assert(
    fc.property(minutesOfOrders, fc.integer({ min: 1, max: 8 }), (moments, limit) => {
      const inAnHour = moments.map((from) => moments.filter((at) => at >= from && at < from + 60))
      const most = Math.max(0, ...inAnHour.map(({ length }) => length))
      expect(blown(moments.map(order), limit)).toBe(most >= limit)
      expect(blown(moments.toReversed().map(order), limit)).toBe(most >= limit)
    }),
  )
})

it('once blown stays so with every further order, and is whole after a reset', () => {
  fc.assert(
    fc.property(minutesOfOrders, fc.integer({ min: 0, max: 600 }), (moments, more) => {
      if (blown(moments.map(order), 3)) expect(blown([...moments, more].map(order), 3)).toBe(true)
      expect(blown(moments.map(order), 3, plus(SATURDAY, minutes(601)))).toBe(false)
    }),
  )
})
