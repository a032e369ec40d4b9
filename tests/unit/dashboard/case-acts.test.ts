import { expect, test } from 'vitest'
import {
  caseActs,
  heldByAnother,
  undoLeft,
  whyNotCut,
  whyNotDecide,
} from '../../../src/dashboard/lib/violations/case-acts.ts'
import { wireViolation } from '../../build/dashboard/wire-violation.ts'

const NOW = Date.parse('2026-03-07T09:42:00+08:00')

const whyOf = (violation: ReturnType<typeof wireViolation>, act: string, lettered = false) =>
  caseActs(violation, lettered).find((one) => one.act === act)?.why

test('a case is closed after a referral, a proven cut or a proven letter, and not while it goes on', () => {
  const confirmed = wireViolation({ status: 'confirmed', ongoing: false })
  expect(whyOf(wireViolation({}), 'close')).toBe('closeOpen')
  expect(whyOf(confirmed, 'close')).toBe('closeUnproven')
  expect(whyOf(confirmed, 'close', true)).toBeNull()
  const cut = { ...confirmed, cut: { id: 'cut-1', state: 'verified' as const } }
  expect(whyOf(cut, 'close')).toBeNull()
  expect(whyOf({ ...cut, ongoing: true }, 'close')).toBe('closeOngoing')
  expect(whyOf({ ...confirmed, status: 'disposed' }, 'close')).toBeNull()
})

test('a room without a target leads to a letter or a referral', () => {
  expect(whyNotCut(wireViolation({ cuttable: false }))).toBe('cutNoTarget')
  expect(whyNotCut(wireViolation({}))).toBeNull()
})

test('a claim of another counts until it lapses, one of one’s own does not stand in the way', () => {
  const held = wireViolation({
    claimedBy: 'user:li',
    claimedUntil: '2026-03-07T09:43:00+08:00',
  })
  expect(heldByAnother(held, 'user:wang', NOW)).toBe('user:li')
  expect(heldByAnother(held, 'user:li', NOW)).toBeNull()
  expect(heldByAnother(held, 'user:wang', NOW + 60_000)).toBeNull()
})

test('a confirmation is taken back by who made it or an administrator, while there is time', () => {
  const confirmed = wireViolation({
    status: 'confirmed',
    decision: {
      kind: 'confirmed',
      by: 'user:li',
      at: '2026-03-07T09:40:00+08:00',
      takenBackUntil: '2026-03-07T09:50:00+08:00',
    },
  })
  expect(undoLeft(confirmed, 'user:li', false, NOW)).toBe(480_000)
  expect(undoLeft(confirmed, 'user:wang', false, NOW)).toBeNull()
  expect(undoLeft(confirmed, 'user:wang', true, NOW)).toBe(480_000)
  expect(undoLeft(confirmed, 'user:li', false, NOW + 480_000)).toBeNull()
})

test('buttons that decide nothing any more say why, and which way there is', () => {
  expect(whyNotDecide(wireViolation({}), null)).toBeNull()
  expect(whyNotDecide(wireViolation({}), 'user:li')).toBe('decideHeld')
  expect(whyNotDecide(wireViolation({ status: 'confirmed' }), null)).toBe('decideDone')
  expect(whyNotDecide(wireViolation({ status: 'dismissed' }), null)).toBe('decideOver')
})
