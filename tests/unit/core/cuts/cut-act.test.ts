import { expect, test } from 'vitest'
import { actOf } from '../../../../src/core/cuts/cut-act.ts'
import type { CutStep } from '../../../../src/core/cuts/cut-order.ts'
import { at } from '../../../build/violations.ts'

const step = (name: CutStep['step'], outcome: CutStep['outcome']): CutStep => ({
  at: at('2026-10-17T09:40:00+08:00'),
  step: name,
  outcome,
  detail: '',
})
const order = (...steps: CutStep[]) => ({ id: 'order-1', reason: 'why', steps })

test('an act that got no answer is tried again under its name, so that it is done once', () => {
  const first = actOf(order(), 'kick')
  expect(actOf(order(step('kick', 'unreachable'), step('guard', 'accepted')), 'kick')).toEqual(
    first,
  )
})

test('a ban that is asked for anew is another act, and so is another step', () => {
  const renewed = actOf(order(step('ban', 'accepted')), 'ban')
  const ids = [actOf(order(), 'ban').id, renewed.id, actOf(order(), 'kick').id]
  expect(new Set(ids).size).toBe(3)
})
