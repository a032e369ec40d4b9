import { describe, expect, it } from 'vitest'
import { NODE_MEDIA_SERVER_ABILITIES } from '../../../../../src/core/cuts/cut-abilities.ts'
import {
  type AutomaticSituation,
  decideAutomaticCut,
} from '../../../../../src/core/cuts/power/automatic-cut.ts'
import {
  AUTOMATIC_OBSTACLES,
  type AutomaticObstacle,
  type AutomaticRecord,
} from '../../../../../src/core/cuts/power/automatic-record.ts'
import { type CutRules, DEFAULT_CUT_RULES } from '../../../../../src/core/cuts/power/cut-rules.ts'
import type { Verdict } from '../../../../../src/core/policy/verdict.ts'
import { milliseconds, seconds } from '../../../../../src/core/time/duration.ts'
import { minus, plus } from '../../../../../src/core/time/instant.ts'
import type { Violation } from '../../../../../src/core/violations/violation.ts'
import { aCutOrder, aStoredViolation } from '../../../../build/database/database-rows.ts'
import { aClassification, aHit, at, aVerdict } from '../../../../build/violations.ts'

const NOW = at('2026-10-17T09:32:00+08:00')
const HIT = aHit({ from: minus(NOW, seconds(90)), to: NOW, seconds: 90 })
const VERDICT = aVerdict({ hits: [HIT] })

const ON: CutRules = {
  ...DEFAULT_CUT_RULES,
  automatic: {
    ...DEFAULT_CUT_RULES.automatic,
    rules: [{ line: 40, mode: 'on', regions: ['440100'], sweeps: ['weekend'] }],
  },
}

const aCase = (change: Partial<Violation> = {}): Violation => ({
  ...aStoredViolation(),
  region: '440100',
  ongoing: true,
  status: 'suspected',
  rehearsal: false,
  lastSeenAt: minus(NOW, seconds(5)),
  judgement: VERDICT,
  ...change,
})

const situation = (change: Partial<AutomaticSituation> = {}): AutomaticSituation => ({
  violation: aCase(),
  verdict: VERDICT,
  sweep: 'weekend',
  target: aCutOrder().target,
  abilities: NODE_MEDIA_SERVER_ABILITIES,
  sessionId: 's1',
  ordersOfRoom: [],
  blown: [],
  record: null,
  law: { afterSeconds: 60, minimumSubjectConfidence: 0.9 },
  ...change,
})

const RECORD: AutomaticRecord = {
  violationId: 'violation-1',
  roomId: 'room-1',
  region: '440100',
  rule: 'CAL-REST',
  subject: 'MAT',
  sweep: 'weekend',
  mode: 'on',
  state: 'countdown',
  beganAt: minus(NOW, seconds(60)),
  dueAt: NOW,
  sessionId: 's1',
  endedAt: null,
  stoppedBy: null,
  why: '',
  because: [],
  orderId: null,
}

const verdict = (change: Partial<Verdict>) => ({ verdict: aVerdict({ hits: [HIT], ...change }) })
const fuse = { id: 'manual:all', kind: 'manual', since: NOW, count: 3, limit: 3 } as const
const undone = aCutOrder({
  status: 'undone',
  steps: [{ at: minus(NOW, seconds(30)), step: 'unban', outcome: 'accepted', detail: '' }],
})

/** Each a case in which everything holds but one thing. */
const ALONE: Readonly<Record<AutomaticObstacle, Partial<AutomaticSituation>>> = {
  off: { sweep: 'daily' },
  'not-forbidden': { violation: aCase({ verdict: 'review' }) },
  'not-direct': verdict({ basis: 'project-default' }),
  'by-reference': verdict({
    hits: [HIT, aHit({ rule: 'STG-HS-REF', verdict: 'review', basis: 'by-reference' })],
  }),
  stage: verdict({ days: VERDICT.days.map((day) => ({ ...day, stage: 'senior-high' as const })) }),
  'doubtful-subject': { violation: aCase({ classification: aClassification({ score: 0.89 }) }) },
  calendar: verdict({ provisional: true }),
  'too-short': verdict({ hits: [aHit({ from: minus(NOW, seconds(60)), to: NOW, seconds: 60 })] }),
  'not-applicable': verdict({ applicable: false }),
  'for-a-person': verdict({ reason: 'leaning' }),
  recording: { violation: aCase({ judgement: { ...VERDICT, recording: { seconds: null } } }) },
  law: verdict({ autoCut: false }),
  ended: { violation: aCase({ ongoing: false }) },
  'not-seen-lately': { violation: aCase({ lastSeenAt: minus(NOW, seconds(61)) }) },
  decided: { violation: aCase({ status: 'dismissed' }) },
  rehearsal: { violation: aCase({ rehearsal: true }) },
  'no-target': { target: null, abilities: null },
  'not-guarded': { abilities: { ...NODE_MEDIA_SERVER_ABILITIES, reads: 'nothing' } },
  'cannot-ban': { abilities: { ...NODE_MEDIA_SERVER_ABILITIES, forbid: 'none' } },
  'not-publishing': { sessionId: null },
  'another-publisher': { record: RECORD, sessionId: 's2' },
  'order-exists': { ordersOfRoom: [aCutOrder({ status: 'approved' })] },
  fuse: { blown: [{ ...fuse, zh: '', en: '' }] },
  'cooling-off': { ordersOfRoom: [undone] },
  stopped: { record: { ...RECORD, state: 'stopped', stoppedBy: 'user:li' } },
}

describe('what the machine decides alone', () => {
  it('counts down when everything holds, and orders when nobody stopped it', () => {
    expect(decideAutomaticCut(situation(), ON, NOW)).toMatchObject({
      kind: 'countdown',
      mode: 'on',
    })
    const counting = situation({ record: RECORD })
    expect(decideAutomaticCut(counting, ON, minus(NOW, seconds(1)))).toMatchObject({ kind: 'wait' })
    expect(decideAutomaticCut(counting, ON, NOW)).toEqual({ kind: 'order', because: [] })
  })

  it.each(AUTOMATIC_OBSTACLES)('nothing while there is this alone: %s', (obstacle) => {
    for (const record of [null, RECORD]) {
      const decided = decideAutomaticCut(situation({ record, ...ALONE[obstacle] }), ON, NOW)
      expect(decided).toEqual({
        kind: obstacle === 'stopped' ? 'stopped' : 'not',
        because: [obstacle],
      })
    }
  })

  it('never a second time, whatever became of the first', () => {
    for (const state of ['stopped', 'ordered', 'given-up'] as const) {
      const over = situation({ record: { ...RECORD, state } })
      expect(decideAutomaticCut(over, ON, NOW).kind).toBe('stopped')
    }
    const lapsed = situation({ record: { ...RECORD, state: 'lapsed' } })
    expect(decideAutomaticCut(lapsed, ON, NOW).kind).toBe('countdown')
  })

  it('is off unless the file switches it on for the region and the sweep', () => {
    expect(decideAutomaticCut(situation(), DEFAULT_CUT_RULES, NOW).because).toEqual(['off'])
    const elsewhere = situation({ violation: aCase({ region: '110101' }) })
    expect(decideAutomaticCut(elsewhere, ON, NOW).because).toEqual(['off'])
    expect(decideAutomaticCut(situation({ sweep: null }), ON, NOW).because).toEqual(['off'])
  })

  it('the first line that fits decides, and a shadow never ends as an order', () => {
    const [rule] = ON.automatic.rules
    if (rule === undefined) throw new Error('a rule is expected')
    const rules = (...modes: readonly ('off' | 'shadow' | 'on')[]): CutRules => ({
      ...ON,
      automatic: { ...ON.automatic, rules: modes.map((mode) => ({ ...rule, mode })) },
    })
    expect(decideAutomaticCut(situation(), rules('off', 'on'), NOW).because).toEqual(['off'])
    expect(decideAutomaticCut(situation(), rules('shadow', 'on'), NOW)).toMatchObject({
      kind: 'countdown',
      mode: 'shadow',
    })
    const shadow = situation({ record: { ...RECORD, mode: 'shadow' } })
    expect(decideAutomaticCut(shadow, ON, NOW).because).toEqual(['off'])
  })

  it('of a preschool lesson no subject is asked for', () => {
    const days = VERDICT.days.map((day) => ({ ...day, stage: 'preschool' as const }))
    const violation = aCase({ classification: aClassification({ score: 0.5 }) })
    expect(decideAutomaticCut(situation({ violation, ...verdict({ days }) }), ON, NOW).kind).toBe(
      'countdown',
    )
  })
})

describe('clocks', () => {
  it('a look that was made while it is decided, or by a clock that is a little ahead, was made lately', () => {
    const seenAt = (ahead: number) =>
      decideAutomaticCut(
        situation({ violation: aCase({ lastSeenAt: plus(NOW, milliseconds(ahead)) }) }),
        ON,
        NOW,
      )
    expect(seenAt(1).kind).toBe('countdown')
    expect(seenAt(5_000).kind).toBe('countdown')
    expect(seenAt(5_001)).toMatchObject({ kind: 'not', because: ['not-seen-lately'] })
  })

  it('a clock that was set back shortens no countdown', () => {
    const counting = situation({ record: RECORD, violation: aCase({ lastSeenAt: RECORD.beganAt }) })
    const before = plus(minus(RECORD.beganAt, seconds(5)), seconds(4))
    expect(decideAutomaticCut(counting, ON, before).kind).not.toBe('order')
  })
})
