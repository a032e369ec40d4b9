import { describe, expect, it } from 'vitest'
import { banUntil, renewalAt } from '../../../../src/core/cuts/ban-time.ts'
import { NODE_MEDIA_SERVER_ABILITIES } from '../../../../src/core/cuts/cut-abilities.ts'
import type { CutOrder, CutStep } from '../../../../src/core/cuts/cut-order.ts'
import { applyStep, nextCutAction } from '../../../../src/core/cuts/cut-steps.ts'
import { hours, minutes } from '../../../../src/core/time/duration.ts'
import { type Instant, plus } from '../../../../src/core/time/instant.ts'
import { anOrder, at } from './order.ts'

const NOW = at(0)
/** As of a cloud: it bans for ninety days at most, and a ban ends what is published. */
const CLOUD = {
  ...NODE_MEDIA_SERVER_ABILITIES,
  drop: 'none',
  forbid: 'kept-there',
  forbidDrops: true,
  longestBan: hours(90 * 24),
} as const

const ban = (when: Instant, until: Instant | null, outcome: CutStep['outcome'] = 'accepted') =>
  ({ at: when, step: 'ban', outcome, detail: '', until }) as const

const banned = (order: CutOrder, when: Instant): CutOrder =>
  applyStep(order, ban(when, banUntil(order, when)), when)

const cloudOrder = (change: Partial<CutOrder> = {}) =>
  anOrder({ abilities: CLOUD, status: 'approved', until: null, ...change })

describe('a ban that is to hold longer than the platform can', () => {
  it('is asked for as long as it can, and again a day before it ends', () => {
    const order = banned(cloudOrder(), NOW)
    const end = plus(NOW, hours(90 * 24))
    expect(order.steps.at(-1)?.until).toBe(end)
    expect(renewalAt(order)).toBe(plus(end, hours(-24)))
    const held: CutOrder = { ...order, status: 'held' }
    expect(nextCutAction(held, plus(end, hours(-25)))).toEqual({ kind: 'nothing' })
    expect(nextCutAction(held, plus(end, hours(-24)))).toEqual({ kind: 'ban' })
  })

  it('goes on being asked for until the end that was ordered, and no longer', () => {
    const until = plus(NOW, hours(100 * 24))
    const first = { ...banned(cloudOrder({ until }), NOW), status: 'held' } as const
    const again = banned(first, plus(NOW, hours(89 * 24)))
    expect(again.status).toBe('held')
    expect(again.steps.at(-1)?.until).toBe(until)
    expect(renewalAt(again)).toBeNull()
  })

  it('that could not be renewed is tried again, less and less often, and the order stands', () => {
    const order: CutOrder = { ...banned(cloudOrder(), NOW), status: 'held' }
    const due = plus(NOW, hours(89 * 24))
    const once = applyStep(order, ban(due, plus(due, hours(1)), 'unreachable'), due)
    expect(once.status).toBe('held')
    expect(renewalAt(once)).toBe(plus(due, minutes(1)))
    const later = plus(due, minutes(1))
    const twice = applyStep(once, ban(later, null, 'refused'), later)
    expect(twice.status).toBe('held')
    expect(renewalAt(twice)).toBe(plus(later, minutes(2)))
  })

  it('is not asked for again once it was lifted', () => {
    const order = banned(cloudOrder(), NOW)
    const lifted = applyStep(
      { ...order, status: 'held' },
      { at: NOW, step: 'unban', outcome: 'accepted', detail: '' },
      NOW,
    )
    expect(renewalAt(lifted)).toBeNull()
  })
})

describe('a platform that ends a stream by banning it', () => {
  it('is not asked to drop it as well: its yes to the ban is the one that is proven', () => {
    const guarded = applyStep(
      cloudOrder(),
      { at: NOW, step: 'guard', outcome: 'accepted', detail: '' },
      NOW,
    )
    expect(nextCutAction(guarded, NOW)).toEqual({ kind: 'ban' })
    const accepted = banned(guarded, NOW)
    expect(accepted).toMatchObject({ status: 'accepted', acceptedAt: NOW })
    expect(nextCutAction(accepted, NOW)).toEqual({ kind: 'prove' })
  })
})
