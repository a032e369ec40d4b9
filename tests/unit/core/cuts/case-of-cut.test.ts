import { expect, test } from 'vitest'
import { announceStep } from '../../../../src/core/cuts/announced-step.ts'
import { isCase, stopWithoutCase, withdrawWaiting } from '../../../../src/core/cuts/case-of-cut.ts'
import { nextCutAction } from '../../../../src/core/cuts/cut-steps.ts'
import { VIOLATION_STATUSES } from '../../../../src/core/violations/violation.ts'
import { anOrder, at, step } from './order.ts'

const DISMISSED = { status: 'dismissed' } as const

test('suspicion suffices for a cut, and what was dismissed or filed is none', () => {
  expect(VIOLATION_STATUSES.filter((status) => isCase({ status }))).toEqual([
    'suspected',
    'confirmed',
    'disposed',
  ])
})

test('an order that is under way stops where its case is gone, says why, and takes its ban back', () => {
  const order = anOrder({ status: 'sent', steps: [step(1, 'guard'), step(1, 'ban')] })
  expect(stopWithoutCase(order, { status: 'suspected' }, at(2))).toBeNull()
  const ended = stopWithoutCase(order, DISMISSED, at(2))
  expect(ended?.status).toBe('refused')
  expect(ended?.steps.at(-1)).toMatchObject({
    outcome: 'refused',
    detail: expect.stringContaining('线索已排除，不再执行'),
  })
  expect(ended && nextCutAction(ended, at(3))).toEqual({ kind: 'unban' })
})

test('what got no answer may have worked, and is not said to have changed nothing', () => {
  const sent = announceStep(anOrder({ status: 'sent', steps: [step(1, 'guard')] }), 'kick', at(2))
  expect(stopWithoutCase(sent, DISMISSED, at(3))).toMatchObject({ status: 'failed' })
})

test('what was cut already, or is only rehearsed, stays as it is', () => {
  for (const order of [anOrder({ status: 'verified' }), anOrder({ dryRun: true })]) {
    expect(stopWithoutCase(order, DISMISSED, at(2))).toBeNull()
  }
})

test('a cut that waits for its second person is withdrawn with its case', () => {
  const withdrawn = withdrawWaiting(anOrder({ status: 'requested' }), DISMISSED, 'officer', at(2))
  expect(withdrawn).toMatchObject({
    status: 'not-approved',
    approval: { ended: { how: 'withdrawn', why: expect.stringContaining('线索已排除') } },
  })
  expect(withdrawWaiting(anOrder(), DISMISSED, 'officer', at(2))).toBeNull()
})
