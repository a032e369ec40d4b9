import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { guardCut, guardStep } from '../../../../src/core/cuts/guard-cut.ts'
import { anOrder, at, TEACHER } from './order.ts'

describe('the guard before a cut', () => {
  it('lets the cut go when the same publisher is still on air', () => {
    expect(guardCut(anOrder(), { kind: 'publishing', publisher: TEACHER })).toEqual({
      kind: 'go',
      publisher: TEACHER,
    })
  })

  it.each([
    [{ ...TEACHER, sessionId: 's-2' }, ['session']],
    [{ ...TEACHER, address: '10.0.0.8' }, ['address']],
    [{ ...TEACHER, protocol: 'flv' }, ['protocol']],
    [{ sessionId: 'x', address: 'y', protocol: 'z' }, ['session', 'address', 'protocol']],
  ])('stops when someone else publishes: %j', (publisher, differs) => {
    expect(guardCut(anOrder(), { kind: 'publishing', publisher })).toMatchObject({
      kind: 'changed',
      differs,
    })
  })

  it('stops an order that never knew whom it was given against', () => {
    const order = anOrder({ expectedPublisher: null })
    expect(guardCut(order, { kind: 'publishing', publisher: TEACHER })).toMatchObject({
      kind: 'changed',
      differs: ['expectation'],
    })
  })

  it('says so when nobody publishes, and when the server cannot be asked', () => {
    expect(guardCut(anOrder(), { kind: 'not-publishing' })).toEqual({ kind: 'not-publishing' })
    const unreachable = { kind: 'unreachable', detail: 'refused' } as const
    expect(guardCut(anOrder(), unreachable)).toEqual(unreachable)
  })

  it('never lets a cut go against any publisher but the expected one', () => {
    const text = fc.string({ maxLength: 6 })
    const someone = fc.record({ sessionId: text, address: text, protocol: text })
    fc.assert(
      fc.property(fc.option(someone), someone, (expectedPublisher, publisher) => {
        const decision = guardCut(anOrder({ expectedPublisher }), { kind: 'publishing', publisher })
        const same = JSON.stringify(expectedPublisher) === JSON.stringify(publisher)
        expect(decision.kind === 'go').toBe(same)
      }),
    )
  })

  it('writes its decision into the order with who was expected and who was found', () => {
    const found = { ...TEACHER, sessionId: 's-2' }
    const changed = guardCut(anOrder(), { kind: 'publishing', publisher: found })
    expect(guardStep(changed, at(1))).toMatchObject({ step: 'guard', outcome: 'changed' })
    expect(guardStep(changed, at(1)).detail).toMatch(/s-1 .*s-2 /)
    expect(guardStep({ kind: 'go', publisher: TEACHER }, at(1)).outcome).toBe('accepted')
    expect(guardStep({ kind: 'not-publishing' }, at(1)).outcome).toBe('refused')
    expect(guardStep({ kind: 'unreachable', detail: 'x' }, at(1)).outcome).toBe('unreachable')
  })
})
