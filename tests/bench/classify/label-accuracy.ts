import type { Classification } from '../../../src/core/detection/classification.ts'
import { type NamedByKind, namedByKind } from './named-by-kind.ts'

/** A lesson by its kind, and what a model says of it that has not seen its source. */
export type AnsweredLesson = { readonly kind: string; readonly answer: Classification }

type Named = NamedByKind & { readonly answer: Classification }

const share = (part: number, whole: number): number | null =>
  whole === 0 ? null : Math.round((part / whole) * 1_000) / 1_000

/** Of answers with what they ought to be; `null` is no answer. The yardstick: always the most frequent one. */
function accuracy(answers: readonly { readonly said: string | null; readonly is: string }[]) {
  const given = answers.filter(({ said }) => said !== null)
  const right = given.filter(({ said, is }) => said === is).length
  const counts = new Map<string, number>()
  for (const { is } of answers) counts.set(is, (counts.get(is) ?? 0) + 1)
  return {
    lessons: answers.length,
    right: share(right, answers.length),
    rightOfThoseAnswered: share(right, given.length),
    unknown: share(answers.length - given.length, answers.length),
    yardstickMostFrequent: share(Math.max(0, ...counts.values()), answers.length),
  }
}

const stagesOf = (lessons: readonly Named[]) =>
  accuracy(
    lessons.flatMap(({ stage, answer }) =>
      stage === null ? [] : [{ is: stage, said: answer.stage === 'unknown' ? null : answer.stage }],
    ),
  )

const subjectsOf = (lessons: readonly Named[]) =>
  accuracy(
    lessons.flatMap(({ subject, answer }) =>
      subject === null ? [] : [{ is: subject, said: answer.subjects[0]?.code ?? null }],
    ),
  )

/** How many there are, and what share is labelled `subject`. */
function recall(lessons: readonly Named[]) {
  const found = lessons.filter(({ answer }) => answer.label === 'subject').length
  return { lessons: lessons.length, labelledSubject: share(found, lessons.length) }
}

function by(lessons: readonly Named[], keyOf: (lesson: Named) => string | null) {
  const keys = [...new Set(lessons.flatMap((lesson) => keyOf(lesson) ?? []))].sort()
  return keys.map((key) => [key, lessons.filter((lesson) => keyOf(lesson) === key)] as const)
}

/** Stage and subject of lessons whose kind names them, and recall by both. */
export function labelAccuracy(answered: readonly AnsweredLesson[]) {
  const lessons = answered.map(({ kind, answer }) => ({ ...namedByKind(kind), answer }))
  const both = ({ subject, stage }: Named) =>
    subject === null || stage === null ? null : `${stage} ${subject}`
  return {
    stage: stagesOf(lessons),
    subject: subjectsOf(lessons),
    bySubject: Object.fromEntries(
      by(lessons, ({ subject }) => subject).map(([key, some]) => [
        key,
        { ...recall(some), subjectRight: subjectsOf(some).right },
      ]),
    ),
    byStage: Object.fromEntries(
      by(lessons, ({ stage }) => stage).map(([key, some]) => [
        key,
        { ...recall(some), stageRight: stagesOf(some).right },
      ]),
    ),
    byStageAndSubject: Object.fromEntries(
      by(lessons, both).map(([key, some]) => [key, recall(some)]),
    ),
  }
}
