import { expect, test } from 'vitest'
import type { SecondOpinion } from '../../../src/core/detection/second-opinion.ts'
import { NEW_SESSION } from '../../../src/core/lesson/room-session.ts'
import { hours } from '../../../src/core/time/duration.ts'
import { plus } from '../../../src/core/time/instant.ts'
import type { OperatorLabel } from '../../../src/core/violations/operator-label.ts'
import type { RecordedTrace } from '../../../src/core/violations/session-trace.ts'
import { SATURDAY } from '../../build/database/database-rows.ts'
import type { RecordsTestContext } from './records-suite.ts'
import { aViolationOf } from './records-violation-helpers.ts'

const SHA = 'ab'.repeat(32)

function aTrace(violationId: string, version: number): RecordedTrace {
  const look = {
    at: SATURDAY,
    changed: true,
    frame: SHA,
    context: SHA,
    text: null,
    emptiness: 'has-content' as const,
    label: 'subject' as const,
    score: 0.9123,
    modelVersion: 'test 1',
  }
  return {
    violationId,
    observationId: `observation-${version}`,
    watchId: 'watch-1',
    version,
    trace: { continues: null, before: NEW_SESSION, looks: [look], facts: {}, taught: null },
  }
}

const aLabel = (id: string, violationId: string): OperatorLabel => ({
  id,
  violationId,
  decision: 'dismissed',
  reason: 'not-k12',
  subject: null,
  stage: 'adult',
  note: '成人英语\u0000',
  machine: {
    label: 'subject',
    score: 0.9,
    subject: 'ENG',
    stage: 'senior',
    modelVersion: 'test 1',
  },
  at: SATURDAY,
  who: 'user:wang',
})

export function learningTests({ transactions, unique }: RecordsTestContext): void {
  test('the looks behind a violation come back as they were told, in the order in which they were folded', async () => {
    const violation = aViolationOf(unique)
    const [first, second] = [aTrace(violation.id, 1), aTrace(violation.id, 2)]
    const kept = await transactions().run(async ({ violations, sessionTraces }) => {
      await violations.save(violation)
      for (const row of [second, first, first]) await sessionTraces.add(row)
      return {
        all: await sessionTraces.of(violation.id),
        known: await sessionTraces.has(violation.id, first.observationId),
        unknown: await sessionTraces.has(violation.id, 'another'),
        many: await sessionTraces.ofMany([violation.id, 'another']),
      }
    })
    const many = new Map([[violation.id, [first, second]]])
    expect(kept).toEqual({ all: [first, second], known: true, unknown: false, many })
    expect(JSON.stringify(kept.all[0])).toBe(JSON.stringify(first))
  })

  test('what people said is listed newest first, by the time at which they said it', async () => {
    const violation = aViolationOf(unique)
    const far = plus(SATURDAY, hours(24 * 4_000))
    const [early, late] = ['early', 'late'].map((name, index) => ({
      ...aLabel(unique(name), violation.id),
      at: plus(far, hours(index)),
    }))
    const listed = await transactions().run(async ({ violations, operatorLabels }) => {
      await violations.save(violation)
      if (early !== undefined) await operatorLabels.save(early)
      if (late !== undefined) await operatorLabels.save(late)
      const first = await operatorLabels.list({ from: far }, { limit: 1, cursor: null })
      const rest = await operatorLabels.list({ from: far }, { limit: 9, cursor: first.nextCursor })
      const before = await operatorLabels.list(
        { from: far, to: plus(far, hours(1)) },
        { limit: 9, cursor: null },
      )
      const own = await operatorLabels.ofViolation(violation.id)
      const many = await operatorLabels.ofMany([violation.id, 'another'])
      await operatorLabels.forget(violation.id)
      const forgotten = await operatorLabels.ofViolation(violation.id)
      return { first, rest, before, own, many, forgotten }
    })
    expect(listed.first.items).toEqual([late])
    expect(listed.rest.items).toEqual([early])
    expect(listed.before.items).toEqual([early])
    expect(listed.own).toEqual([early, late])
    expect(listed.forgotten).toEqual([])
    expect(listed.many).toEqual(new Map([[violation.id, [early, late]]]))
  })

  test('the first second opinion on a frame stands', async () => {
    const violation = aViolationOf(unique)
    const opinion: SecondOpinion = {
      sha256: SHA,
      at: SATURDAY,
      model: 'their-model',
      millis: 812,
      answer: { kind: 'opinion', label: 'subject', score: 0.7, reason: '黑板上是方程' },
    }
    const failed: SecondOpinion = {
      ...opinion,
      answer: { kind: 'no-opinion', reason: 'timeout', detail: '10 s' },
    }
    const kept = await transactions().run(async ({ violations, secondOpinions }) => {
      await violations.save(violation)
      await secondOpinions.add(violation.id, [])
      await secondOpinions.add(violation.id, [opinion])
      await secondOpinions.add(violation.id, [failed])
      return await secondOpinions.of(violation.id)
    })
    expect(kept).toEqual([opinion])
  })
}
