import { describe, expect, test } from 'vitest'
import { heldBy, type LegalHold } from '../../../../src/core/retention/legal-hold.ts'
import {
  type Held,
  mayForgetEvidence,
  retentionRules,
  USUAL_RETENTION,
} from '../../../../src/core/retention/retention.ts'
import { hours } from '../../../../src/core/time/duration.ts'
import { minus } from '../../../../src/core/time/instant.ts'
import type { Violation } from '../../../../src/core/violations/violation.ts'
import { aStoredViolation, SATURDAY } from '../../../build/database/database-rows.ts'

const RULES = retentionRules(USUAL_RETENTION)
const NOBODY: Held = { violations: new Set<string>(), rooms: new Set<string>() }
const daysAgo = (count: number) => minus(SATURDAY, hours(24 * count))

const over = (change: Partial<Violation> = {}): Violation => ({
  ...aStoredViolation(),
  ongoing: false,
  status: 'suspected',
  lastSeenAt: daysAgo(61),
  endedAt: daysAgo(61),
  ...change,
})
const may = (violation: Violation, settledDaysAgo: number | null = null, held: Held = NOBODY) =>
  mayForgetEvidence(
    violation,
    settledDaysAgo === null ? null : daysAgo(settledDaysAgo),
    RULES,
    held,
    SATURDAY,
  )

describe('evidence goes when its time is over', () => {
  test('of suspects sixty days after they ended, and of what was dismissed sixty days after that', () => {
    expect(may(over())).toBe(true)
    expect(may(over({ endedAt: daysAgo(59), lastSeenAt: daysAgo(59) }))).toBe(false)
    expect(may(over({ status: 'dismissed' }), 61)).toBe(true)
    expect(may(over({ status: 'dismissed', endedAt: daysAgo(90) }), 20)).toBe(false)
  })

  test('never of what goes on, or is a case', () => {
    expect(may(over({ ongoing: true, endedAt: null }))).toBe(false)
    for (const status of ['confirmed', 'disposed'] as const) {
      expect(may(over({ status, endedAt: daysAgo(4_000) }))).toBe(false)
    }
  })

  test('of cases only where it was set how long, and only once they are closed and archived', () => {
    const closed = over({ status: 'closed', enforcementStep: 'archive', endedAt: daysAgo(900) })
    expect(may(closed, 800)).toBe(false)
    const rules = retentionRules({ ...USUAL_RETENTION, caseDays: 730 })
    const later = (violation: Violation, settled: number) =>
      mayForgetEvidence(violation, daysAgo(settled), rules, NOBODY, SATURDAY)
    expect(later(closed, 800)).toBe(true)
    expect(later(closed, 700)).toBe(false)
    expect(later({ ...closed, enforcementStep: 'feedback' }, 800)).toBe(false)
  })

  test('not while the violation or its room is held, and again when the hold is lifted', () => {
    const violation = over()
    const hold: LegalHold = {
      id: 'h',
      kind: 'violation',
      subjectId: violation.id,
      at: daysAgo(70),
      who: 'user:li',
      why: '行政复议',
      liftedAt: null,
      liftedBy: null,
      liftedWhy: null,
    }
    expect(may(violation, null, heldBy([hold]))).toBe(false)
    const ofRoom: LegalHold = { ...hold, kind: 'room', subjectId: violation.roomId }
    expect(may(violation, null, heldBy([ofRoom]))).toBe(false)
    expect(may(violation, null, heldBy([{ ...hold, liftedAt: daysAgo(1) }]))).toBe(true)
    // Lifting one of two leaves the other in force.
    const second = { ...hold, id: 'h2' }
    expect(may(violation, null, heldBy([{ ...hold, liftedAt: daysAgo(1) }, second]))).toBe(false)
  })
})
