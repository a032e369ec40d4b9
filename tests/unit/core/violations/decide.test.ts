import { describe, expect, it } from 'vitest'
import type { Result } from '../../../../src/core/fault.ts'
import { milliseconds } from '../../../../src/core/time/duration.ts'
import { plus } from '../../../../src/core/time/instant.ts'
import {
  ACKNOWLEDGED_AT_MOST,
  decideAcknowledge,
  decideResolve,
  refuseUntil,
} from '../../../../src/core/violations/decide-alert.ts'
import { decideClose, decideRefer } from '../../../../src/core/violations/decide-disposal.ts'
import { decideConfirm, decideDismiss } from '../../../../src/core/violations/decide-review.ts'
import {
  VIOLATION_STATUSES,
  type Violation,
  type ViolationStatus,
} from '../../../../src/core/violations/violation.ts'
import { aStoredAlert, aStoredViolation } from '../../../build/database/database-rows.ts'
import { at } from '../../../build/violations.ts'

const NOW = at('2026-10-17T09:40:00+08:00')

type Decider = (violation: Violation) => Result<Violation>

/** From which statuses a verb leads where; from every other one it is refused. */
const VERBS: readonly [string, Decider, Partial<Record<ViolationStatus, ViolationStatus>>][] = [
  ['confirm', (v) => decideConfirm(v, 'user:li', NOW), { suspected: 'confirmed' }],
  ['dismiss', (v) => decideDismiss(v, 'user:li', NOW), { suspected: 'dismissed' }],
  ['refer', decideRefer, { confirmed: 'disposed' }],
  ['close without a proven cut', (v) => decideClose(v, false), { disposed: 'closed' }],
  [
    'close with a proven cut',
    (v) => decideClose(v, true),
    { disposed: 'closed', confirmed: 'closed' },
  ],
]

describe('the human side of a violation', () => {
  it.each(VERBS)('%s leads only where the steps allow', (_verb, decide, leads) => {
    for (const status of VIOLATION_STATUSES) {
      const decided = decide(aStoredViolation({ status, ongoing: false, version: 7 }))
      const target = leads[status]
      if (target === undefined) {
        expect(decided, status).toMatchObject({ ok: false, fault: { code: 'wrong-state' } })
      } else {
        expect(decided, status).toMatchObject({ ok: true, value: { status: target, version: 8 } })
      }
    }
  })

  it('leaves the machine side alone: what goes on goes on, whatever people find', () => {
    const before = aStoredViolation()
    for (const decide of [decideConfirm, decideDismiss]) {
      const decided = decide(before, 'user:li', NOW)
      expect(decided).toMatchObject({
        ok: true,
        value: { ongoing: true, lastSeenAt: before.lastSeenAt, endedAt: null },
      })
    }
  })

  it('does not close what still goes on', () => {
    const decided = decideClose(aStoredViolation({ status: 'disposed', ongoing: true }), true)
    expect(decided).toMatchObject({ ok: false, fault: { code: 'wrong-state' } })
  })

  it('files an untrue clue instead of losing it', () => {
    expect(decideDismiss(aStoredViolation(), 'user:li', NOW)).toMatchObject({
      value: { enforcementStep: 'archive' },
    })
  })
})

describe('an alert', () => {
  it('is acknowledged for a week at most, and never until a moment that is over', () => {
    const until = (length: number) =>
      refuseUntil(plus(NOW, milliseconds(length)), NOW, ACKNOWLEDGED_AT_MOST)
    const refused = { fault: { code: 'bad-request', where: 'until' } }
    expect(until(ACKNOWLEDGED_AT_MOST)).toBeNull()
    expect(until(ACKNOWLEDGED_AT_MOST + 1)).toMatchObject(refused)
    expect(until(0)).toMatchObject(refused)
  })

  it('is acknowledged by the first who says so', () => {
    const seen = decideAcknowledge(aStoredAlert(), 'user:li', NOW)
    expect(seen).toMatchObject({
      status: 'acknowledged',
      acknowledgedBy: 'user:li',
      acknowledgedAt: NOW,
    })
    expect(seen && decideAcknowledge(seen, 'user:wang', NOW)).toBeNull()
  })

  it('is resolved with its violation, keeping who saw it first', () => {
    const seen = aStoredAlert({
      status: 'acknowledged',
      acknowledgedBy: 'user:li',
      acknowledgedAt: NOW,
    })
    const resolved = decideResolve(seen, 'user:wang', NOW)
    expect(resolved).toMatchObject({ status: 'resolved', acknowledgedBy: 'user:li' })
    expect(resolved && decideResolve(resolved, 'user:wang', NOW)).toBeNull()
    expect(decideResolve(aStoredAlert(), 'user:wang', NOW)?.acknowledgedBy).toBe('user:wang')
  })
})
