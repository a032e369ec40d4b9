import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { banInForce } from '../../../../src/core/cuts/ban-time.ts'
import { CUT_STATUSES, type CutOrder, type CutStep } from '../../../../src/core/cuts/cut-order.ts'
import { applyStep, nextCutAction } from '../../../../src/core/cuts/cut-steps.ts'
import { anOrder, at, step } from './order.ts'

const play = (order: CutOrder, ...steps: readonly CutStep[]): CutOrder =>
  steps.reduce((current, done) => applyStep(current, done, done.at), order)

describe('the steps of a cut', () => {
  it('go guard, ban, kick, proof, watch', () => {
    let order = anOrder()
    expect(nextCutAction(order, at(0))).toEqual({ kind: 'guard' })
    order = play(order, step(0, 'guard'))
    expect(nextCutAction(order, at(1))).toEqual({ kind: 'ban' })
    order = play(order, step(1, 'ban'))
    expect(order.status).toBe('sent')
    expect(nextCutAction(order, at(2))).toEqual({ kind: 'kick' })
    order = play(order, step(2, 'kick'))
    expect(order).toMatchObject({
      status: 'accepted',
      acceptedAt: at(2),
      verifiedAt: null,
      version: 4,
    })
    expect(nextCutAction(order, at(3))).toEqual({ kind: 'prove' })
    expect(nextCutAction({ ...order, status: 'verified' }, at(9))).toEqual({ kind: 'watch-return' })
  })

  it('wait for the second person, whoever picks the order up', () => {
    const waiting = anOrder({ status: 'requested' })
    expect(nextCutAction(waiting, at(0))).toEqual({ kind: 'await-approval' })
    expect(nextCutAction({ ...waiting, steps: [step(0, 'guard')] }, at(1))).toEqual({
      kind: 'await-approval',
    })
  })

  it('skip the ban when none was ordered', () => {
    const order = play(anOrder({ ban: false }), step(0, 'guard'))
    expect(nextCutAction(order, at(1))).toEqual({ kind: 'kick' })
  })

  it('end after the guard in a dry run', () => {
    const order = play(anOrder({ status: 'requested', dryRun: true }), step(0, 'guard'))
    expect(nextCutAction(order, at(1))).toEqual({ kind: 'nothing' })
  })

  it('guard anew when the last guard is no longer fresh, after a restart for instance', () => {
    const order = play(anOrder(), step(0, 'guard'), step(1, 'ban'))
    expect(nextCutAction(order, at(30))).toEqual({ kind: 'guard' })
    expect(nextCutAction(order, at(-30))).toEqual({ kind: 'guard' })
  })
})

describe('the steps of a cut that meets trouble', () => {
  it('try a silent server again after a pause, and give up after three attempts', () => {
    let order = play(anOrder(), step(0, 'guard', 'unreachable'))
    expect(order.status).toBe('approved')
    expect(nextCutAction(order, at(1))).toEqual({ kind: 'wait', for: 1_000 })
    expect(nextCutAction(order, at(2))).toEqual({ kind: 'guard' })
    order = play(order, step(2, 'guard', 'unreachable'), step(4, 'guard', 'unreachable'))
    expect(order.status).toBe('failed')
  })

  it.each([
    ['guard', 'changed'],
    ['guard', 'refused'],
    ['ban', 'refused'],
    ['kick', 'refused'],
  ] as const)('are refused when %s is %s', (name, outcome) => {
    expect(play(anOrder(), step(0, name, outcome)).status).toBe('refused')
  })

  it('take the ban back when the order is refused after it: refused means nothing was changed', () => {
    const refused = play(anOrder(), step(0, 'guard'), step(1, 'ban'), step(2, 'kick', 'refused'))
    expect(nextCutAction(refused, at(2))).toEqual({ kind: 'unban' })
    const clean = play(refused, step(3, 'unban'))
    expect(clean.status).toBe('refused')
    expect(nextCutAction(clean, at(4))).toEqual({ kind: 'nothing' })
  })

  it('keep trying to take the ban back, with pauses', () => {
    const refused = play(
      anOrder(),
      step(1, 'ban'),
      step(2, 'kick', 'refused'),
      step(3, 'unban', 'unreachable'),
    )
    expect(nextCutAction(refused, at(4))).toEqual({ kind: 'wait', for: 1_000 })
    expect(nextCutAction(refused, at(5))).toEqual({ kind: 'unban' })
  })

  it('look before kicking again when the answer to a kick was lost', () => {
    const lost = play(anOrder(), step(0, 'guard'), step(1, 'ban'), step(2, 'kick', 'unreachable'))
    expect(nextCutAction(lost, at(4))).toEqual({ kind: 'guard' })
    const gone = play(lost, step(4, 'guard', 'refused'))
    expect(gone).toMatchObject({ status: 'accepted', acceptedAt: at(4) })
    expect(banInForce(gone)).toBe(true)
    expect(nextCutAction(play(lost, step(4, 'guard')), at(4))).toEqual({ kind: 'kick' })
    expect(play(lost, step(4, 'guard', 'changed')).status).toBe('refused')
  })

  it('lift the ban when its time is over, and are undone then', () => {
    const held = {
      ...play(anOrder({ until: at(100) }), step(0, 'guard'), step(1, 'ban'), step(2, 'kick')),
      status: 'held',
    } as const
    expect(nextCutAction(held, at(99))).toEqual({ kind: 'nothing' })
    expect(nextCutAction(held, at(100))).toEqual({ kind: 'unban' })
    const undone = play(held, step(100, 'unban'))
    expect(undone.status).toBe('undone')
    expect(nextCutAction(undone, at(101))).toEqual({ kind: 'nothing' })
  })
})

it('the steps look again when a kick is refused after one whose answer was lost: its session may be gone by that one', () => {
  const lost = play(anOrder(), step(0, 'guard'), step(1, 'ban'), step(2, 'kick', 'unreachable'))
  const refused = play(lost, step(4, 'guard'), step(5, 'kick', 'refused'))
  expect(refused.status).toBe('sent')
  expect(nextCutAction(refused, at(5))).toEqual({ kind: 'guard' })
  expect(play(refused, step(6, 'guard', 'refused')).status).toBe('accepted')
  const stays = play(refused, step(6, 'guard'))
  expect(nextCutAction(stays, at(6))).toEqual({ kind: 'kick' })
  expect(play(stays, step(7, 'kick', 'refused')).status).toBe('refused')
})

const anyStep = fc.record({
  at: fc.integer({ min: 0, max: 500 }).map(at),
  step: fc.constantFrom('guard', 'ban', 'kick', 'unban'),
  outcome: fc.constantFrom('accepted', 'refused', 'unreachable', 'changed'),
  detail: fc.constant(''),
})

describe('whatever steps an order has been through', () => {
  const anyOrder = fc
    .tuple(fc.array(anyStep, { maxLength: 8 }), fc.boolean(), fc.boolean())
    .map(([steps, ban, dryRun]) => play(anOrder({ ban, dryRun }), ...steps))

  it('no step makes it verified or held: that takes looks', () => {
    fc.assert(
      fc.property(anyOrder, (order) => {
        expect(['verified', 'held', 'cached-tail']).not.toContain(order.status)
        expect(order.verifiedAt).toBeNull()
      }),
    )
  })

  it('a kick is proposed only after a guard that went through moments ago, and a ban when one was ordered', () => {
    fc.assert(
      fc.property(anyOrder, fc.constantFrom(...CUT_STATUSES), (made, status) => {
        const order = { ...made, status }
        const now = order.steps.at(-1)?.at ?? at(0)
        if (nextCutAction(order, now).kind !== 'kick') return
        expect(order.dryRun).toBe(false)
        expect(order.status).not.toBe('requested')
        expect(
          order.steps.some(
            (done) =>
              done.step === 'guard' && done.outcome === 'accepted' && now - done.at <= 5_000,
          ),
        ).toBe(true)
        if (order.ban) expect(banInForce(order)).toBe(true)
      }),
      { numRuns: 500 },
    )
  })
})
