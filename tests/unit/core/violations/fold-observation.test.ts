import { describe, expect, it } from 'vitest'
import { reviewFor } from '../../../../src/core/policy/for-a-person.ts'
import { minutes, seconds } from '../../../../src/core/time/duration.ts'
import { plus } from '../../../../src/core/time/instant.ts'
import {
  type FoldContext,
  foldObservation,
  opensNothing,
  QUIET_AFTER,
} from '../../../../src/core/violations/fold-observation.ts'
import type { Observation } from '../../../../src/core/violations/observation.ts'
import type { Violation } from '../../../../src/core/violations/violation.ts'
import {
  aClassification,
  aHit,
  anInstitution,
  aRoom,
  aSighting,
  at,
  aVerdict,
} from '../../../build/violations.ts'

const context: FoldContext = {
  room: aRoom(),
  institution: anInstitution(),
  newId: 'violation-1',
  rehearsal: false,
  cutInForce: false,
  quietAfter: QUIET_AFTER,
}
const NINE_THIRTY = at('2026-10-17T09:30:00+08:00')

const unseen = {
  id: 'o',
  roomId: 'room-1',
  watchId: 'w',
  at: plus(NINE_THIRTY, minutes(60)),
  kind: 'unseen' as const,
  reason: 'timeout' as const,
}

function opened(): Violation {
  const outcome = foldObservation(null, aSighting(), context)
  if (outcome.kind !== 'opened') throw new Error(outcome.kind)
  return outcome.violation
}

describe('one violation per room and session', () => {
  it('opens on instruction in forbidden time and names the rule, the subject and the evidence of it', () => {
    expect(opened()).toMatchObject({
      id: 'violation-1',
      ongoing: true,
      status: 'suspected',
      enforcementStep: 'clue',
      rule: 'CAL-REST',
      subject: 'MAT',
      sightings: 1,
      version: 1,
    })
  })

  it('opens nothing when instruction is permitted, however sure we are of it', () => {
    const permitted = aSighting({ verdict: aVerdict({ verdict: 'permitted', hits: [] }) })
    expect(foldObservation(null, permitted, context)).toEqual({ kind: 'nothing' })
  })

  it('opens nothing when nobody is instructing in forbidden time', () => {
    expect(foldObservation(null, aSighting({ instructing: false }), context).kind).toBe('nothing')
  })

  it('extends the same violation with every further sighting', () => {
    const later = plus(NINE_THIRTY, minutes(5))
    const outcome = foldObservation(opened(), aSighting({ at: later }), context)
    expect(outcome).toMatchObject({
      kind: 'extended',
      upgraded: false,
      violation: { id: 'violation-1', lastSeenAt: later, sightings: 2, version: 2 },
    })
  })

  it('keeps the most convincing classification, not the latest', () => {
    const weak = aSighting({ classification: aClassification({ score: 0.6, stage: 'unknown' }) })
    const outcome = foldObservation(opened(), weak, context)
    expect(outcome).toMatchObject({ violation: { score: 0.95, classifiedStage: 'junior' } })
  })

  it('turns from review to forbidden when a forbidding rule comes in', () => {
    const review = aVerdict({
      verdict: 'review',
      hits: [aHit({ rule: 'TOD-SOFT', verdict: 'review' })],
    })
    const first = foldObservation(null, aSighting({ verdict: review }), context)
    if (first.kind !== 'opened') throw new Error(first.kind)
    expect(first.violation.verdict).toBe('review')
    const second = foldObservation(first.violation, aSighting(), context)
    expect(second).toMatchObject({
      upgraded: true,
      violation: { verdict: 'forbidden', rule: 'CAL-REST', rules: ['TOD-SOFT', 'CAL-REST'] },
    })
  })

  it('is not ended by a pause shorter than a lesson break', () => {
    const pause = aSighting({ instructing: false, at: plus(NINE_THIRTY, minutes(9)) })
    expect(foldObservation(opened(), pause, context).kind).toBe('nothing')
  })

  it('ends as quiet, at the last sighting, after a longer silence on air', () => {
    const silence = aSighting({ instructing: false, at: plus(NINE_THIRTY, minutes(10)) })
    expect(foldObservation(opened(), silence, context)).toMatchObject({
      kind: 'ended',
      violation: { ongoing: false, endedAt: NINE_THIRTY, endReason: 'quiet' },
    })
  })

  it('ends when teaching goes on into permitted time', () => {
    const permitted = aSighting({ verdict: aVerdict({ verdict: 'permitted', hits: [] }) })
    expect(foldObservation(opened(), permitted, context)).toMatchObject({
      kind: 'ended',
      violation: { endReason: 'permitted-time' },
    })
  })
})

describe('speech without words', () => {
  it('is not weakened by speech that nobody could judge, and opens as a review on it', () => {
    const review = reviewFor('speech-without-text', aVerdict())
    if (review === null) throw new Error('forbidden time')
    const spoken = aSighting({ sense: 'sound', verdict: review, at: plus(NINE_THIRTY, minutes(2)) })
    const outcome = foldObservation(opened(), spoken, context)
    const { judgement } = opened()
    expect(outcome).toMatchObject({
      kind: 'extended',
      violation: { verdict: 'forbidden', judgement },
    })
    const alone = foldObservation(null, spoken, context)
    expect(alone).toMatchObject({ kind: 'opened', violation: { verdict: 'review' } })
    const permitted = aVerdict({ verdict: 'permitted', hits: [] })
    expect(reviewFor('speech-without-text', permitted)).toBeNull()
  })
})

describe('what leans towards a lesson', () => {
  const leaning = (after: number) =>
    aSighting({
      verdict: reviewFor('leaning', aVerdict()) ?? aVerdict(),
      at: plus(NINE_THIRTY, minutes(after)),
    })

  it('makes no lesson last longer than it was seen, and lets it end', () => {
    expect(foldObservation(opened(), leaning(5), context).kind).toBe('nothing')
    expect(foldObservation(opened(), leaning(10), context)).toMatchObject({
      kind: 'ended',
      violation: { endedAt: NINE_THIRTY, endReason: 'quiet' },
    })
  })

  it('is one case for as long as it leans', () => {
    const first = foldObservation(null, leaning(0), context)
    if (first.kind !== 'opened') throw new Error(first.kind)
    expect(foldObservation(first.violation, leaning(3), context)).toMatchObject({
      kind: 'extended',
      violation: { verdict: 'review', sightings: 2, judgement: { reason: 'leaning' } },
    })
  })
})

describe('what was not seen', () => {
  it('neither opens nor ends anything, however long it lasts', () => {
    expect(foldObservation(null, unseen, context).kind).toBe('nothing')
    expect(foldObservation(opened(), unseen, context).kind).toBe('nothing')
  })

  it('is told from off air, which ends the violation', () => {
    const offAir = { ...unseen, kind: 'off-air' as const, at: plus(NINE_THIRTY, seconds(5)) }
    expect(foldObservation(opened(), offAir, context)).toMatchObject({
      kind: 'ended',
      violation: { endReason: 'off-air', endedAt: NINE_THIRTY },
    })
  })

  it('names the cut as the reason when one was in force', () => {
    const offAir = { ...unseen, kind: 'off-air' as const }
    const outcome = foldObservation(opened(), offAir, { ...context, cutInForce: true })
    expect(outcome).toMatchObject({ violation: { endReason: 'cut' } })
  })
})

describe('the rule that stands for a violation', () => {
  it('is the object rule before the calendar, and the calendar before the time of day', () => {
    const hits = [
      aHit({ rule: 'TOD-END21' }),
      aHit({ rule: 'CAL-REST' }),
      aHit({ rule: 'ACT-NOLIC' }),
    ]
    const outcome = foldObservation(null, aSighting({ verdict: aVerdict({ hits }) }), context)
    expect(outcome).toMatchObject({ violation: { rule: 'ACT-NOLIC' } })
  })
})

describe('a look that begins nothing', () => {
  it('is known as such without its room, of every kind', () => {
    const seen = aSighting()
    const looks: readonly Observation[] = [
      unseen,
      { ...unseen, kind: 'off-air' },
      seen,
      { ...seen, instructing: false },
      { ...seen, verdict: aVerdict({ verdict: 'permitted' }) },
      { ...seen, verdict: aVerdict({ hits: [] }) },
      { ...seen, verdict: aVerdict({ verdict: 'review' }) },
    ]
    const said = looks.map(opensNothing)
    expect(said).toEqual(
      looks.map((look) => foldObservation(null, look, context).kind === 'nothing'),
    )
    expect(new Set(said)).toEqual(new Set([true, false]))
  })
})
