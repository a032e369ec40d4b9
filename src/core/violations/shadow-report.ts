import type { ClassifiedStage } from '../detection/classification.ts'
import type { Subject } from '../reading/subject.ts'
import type { Instant } from '../time/instant.ts'
import { type OperatorLabel, saidContent } from './operator-label.ts'
import type { Violation } from './violation.ts'

/** What the machine would make of a case: nothing, something for a person to look at, or a violation. */
export type ShadowOpening = 'none' | 'review' | 'violation'

type Both<T> = { readonly before: T; readonly after: T }

export type ShadowCase = {
  readonly stored: Violation
  readonly again: Violation | null
  /** What the judge in force makes of it today; left out: what is stored. */
  readonly before?: Violation | null
  /** Oldest first. */
  readonly labels: readonly OperatorLabel[]
}

export type ShadowChange = {
  readonly violationId: string
  readonly roomId: string
  readonly openedAt: Instant
  readonly opens: Both<ShadowOpening>
  readonly subject: Both<Subject | null>
  readonly stage: Both<ClassifiedStage | null>
  readonly score: Both<number | null>
  /** What a person said that the screens showed; `null`: nobody did. */
  readonly human: 'subject' | 'non-subject' | null
}

/** Against what people said. `null`: there is nothing to divide by. */
export type ShadowAgreement = {
  /** Cases of which a person said what the screens showed. */
  readonly labelled: number
  /** Of those that open, the share that a person calls a lesson. */
  readonly precision: Both<number | null>
  /** Of those that a person calls a lesson, the share that opens. All that was never opened is unknown here. */
  readonly kept: Both<number | null>
  /** Of the subjects and stages that people set right, those that are right by themselves. */
  readonly subjectsRight: Both<number> & { readonly of: number }
  readonly stagesRight: Both<number> & { readonly of: number }
}

export type ShadowReport = {
  readonly replayed: number
  readonly unchanged: number
  readonly counts: {
    readonly notOpened: number
    readonly nowReview: number
    readonly nowViolation: number
    readonly subjectChanged: number
    readonly stageChanged: number
  }
  readonly changes: readonly ShadowChange[]
  readonly agreement: ShadowAgreement
}

/** Content of which our classifier is sure, in forbidden time; anything less is for a person. */
function openingOf(violation: Violation | null): ShadowOpening {
  if (violation === null) return 'none'
  const sure = violation.classification.label === 'subject' && violation.verdict === 'forbidden'
  return sure ? 'violation' : 'review'
}

const humanOf = ({ labels }: ShadowCase): ShadowChange['human'] =>
  labels.map(saidContent).findLast((said) => said !== null) ?? null

const beforeOf = ({ before, stored }: ShadowCase): Violation | null =>
  before === undefined ? stored : before

function changeOf(one: ShadowCase): ShadowChange {
  const { stored, again } = one
  const before = beforeOf(one)
  return {
    violationId: stored.id,
    roomId: stored.roomId,
    openedAt: stored.openedAt,
    opens: { before: openingOf(before), after: openingOf(again) },
    subject: { before: before?.subject ?? null, after: again?.subject ?? null },
    stage: { before: before?.classifiedStage ?? null, after: again?.classifiedStage ?? null },
    score: { before: before?.score ?? null, after: again?.score ?? null },
    human: humanOf(one),
  }
}

const differs = ({ before, after }: Both<unknown>): boolean => before !== after

const ratio = (part: number, whole: number): number | null =>
  whole === 0 ? null : Math.round((part / whole) * 10_000) / 10_000

const opened = ({ opens }: ShadowChange, side: 'before' | 'after'): boolean =>
  opens[side] !== 'none'

function precision(labelled: readonly ShadowChange[], side: 'before' | 'after'): number | null {
  const open = labelled.filter((one) => opened(one, side))
  return ratio(open.filter(({ human }) => human === 'subject').length, open.length)
}

function kept(labelled: readonly ShadowChange[], side: 'before' | 'after'): number | null {
  const lessons = labelled.filter(({ human }) => human === 'subject')
  return ratio(lessons.filter((one) => opened(one, side)).length, lessons.length)
}

function rightness(
  cases: readonly ShadowCase[],
  said: (label: OperatorLabel) => string | null,
  found: (violation: Violation) => string | null,
): Both<number> & { readonly of: number } {
  const known = cases.flatMap((one) => {
    const right = one.labels.map(said).findLast((value) => value !== null) ?? null
    const before = beforeOf(one)
    const { again } = one
    return right === null
      ? []
      : [{ right, before: before && found(before), after: again && found(again) }]
  })
  return {
    before: known.filter(({ right, before }) => before === right).length,
    after: known.filter(({ right, after }) => after === right).length,
    of: known.length,
  }
}

/** What another version of the model would change, and how both stand to what people said. */
export function shadowReport(cases: readonly ShadowCase[]): ShadowReport {
  const all = cases.map(changeOf)
  const changes = all.filter(
    (one) => differs(one.opens) || differs(one.subject) || differs(one.stage),
  )
  const labelled = all.filter(({ human }) => human !== null)
  const became = (what: ShadowOpening): number =>
    changes.filter(({ opens }) => differs(opens) && opens.after === what).length
  const still = changes.filter((one) => opened(one, 'after'))
  return {
    replayed: all.length,
    unchanged: all.length - changes.length,
    counts: {
      notOpened: became('none'),
      nowReview: became('review'),
      nowViolation: became('violation'),
      subjectChanged: still.filter(({ subject }) => differs(subject)).length,
      stageChanged: still.filter(({ stage }) => differs(stage)).length,
    },
    changes,
    agreement: {
      labelled: labelled.length,
      precision: { before: precision(labelled, 'before'), after: precision(labelled, 'after') },
      kept: { before: kept(labelled, 'before'), after: kept(labelled, 'after') },
      subjectsRight: rightness(
        cases,
        ({ subject }) => subject,
        ({ subject }) => subject,
      ),
      stagesRight: rightness(
        cases,
        ({ stage }) => stage,
        ({ classifiedStage }) => classifiedStage,
      ),
    },
  }
}
