import { seconds, toSeconds } from '../../time/duration.ts'
import { between, civilDateOf, earlier, plus } from '../../time/instant.ts'
import type { Interval } from '../../time/interval.ts'
import { excessIsBorderline } from '../borderline.ts'
import { conclude } from '../conclude.ts'
import { byReference, type Ruling } from '../day/day-ruling.ts'
import { lessonLengthHit } from '../day/lesson-length.ts'
import { daysOf, hit } from '../day/time-hits.ts'
import { NO_FACTS, needsPerson, type SessionFacts } from '../facts.ts'
import { judgePart } from '../judge.ts'
import { type Law, profileFor } from '../law.ts'
import { timeScope } from '../objects/object-rules.ts'
import { parameterOf, ruleInForce } from '../rule-book.ts'
import type { RuleHit, TaughtLesson, TeachingSession, Verdict } from '../verdict.ts'
import { type ClassPart, foldLessons, type Lesson, teachingByClass } from './class-lessons.ts'

/** Who teaches whom what, where: a session without its times. */
export type ClassContext = Omit<TeachingSession, 'start' | 'end'>

/** What the rules say of one class over its lessons. */
export type ClassVerdict = {
  readonly classKey: string
  readonly lessons: readonly Interval[]
  readonly verdict: Verdict
}

type ClassCase = {
  readonly context: ClassContext
  readonly law: Law
  readonly facts: SessionFacts
}

const sessionOf = (context: ClassContext, span: Interval): TeachingSession => ({
  ...context,
  start: span.start,
  end: span.end,
})

const borderline = (found: RuleHit): RuleHit => ({ ...found, verdict: 'review', borderline: true })

const uncertaintyOver = (c: ClassCase, ...lessons: readonly Lesson[]): number =>
  Math.max(
    c.context.uncertaintySeconds ?? 0,
    ...lessons.map(({ uncertaintySeconds }) => uncertaintySeconds),
  )

/** How the rulings of a lesson's day read for this class; `null` when the place is not known. */
function rulingContext({ context, law }: ClassCase, lesson: Interval) {
  const profile = profileFor(law, context.region, context.profile)
  const [day] = daysOf(law, lesson, context.region, context.stage)
  if (profile === null || day === undefined) return null
  return { law, day, profile, stage: context.stage, content: context.content }
}

/**
 * CLS-LEN30 over a lesson. A run of teaching that is too long by itself is forbidden; a lesson that is too long only
 * with its pauses is for a person.
 */
function lengthHits(c: ClassCase, lesson: Lesson): readonly RuleHit[] {
  const around = rulingContext(c, lesson)
  if (around === null) return []
  const question = { ...around, session: c.context }
  const uncertainty = uncertaintyOver(c, lesson)
  const ofRuns = lesson.runs.flatMap((run) => {
    const found = lessonLengthHit(question, run)
    if (found === null) return []
    return [excessIsBorderline(found.seconds, uncertainty) ? borderline(found) : found]
  })
  if (ofRuns.length > 0 || lesson.runs.length === 1) return ofRuns
  const whole = lessonLengthHit(question, lesson)
  return whole === null ? [] : [{ ...whole, verdict: 'review', basis: 'project-default' }]
}

/** The shortest pause between two lessons and how long a pause may be to count as none, on that day. */
function pauseRule(c: ClassCase, span: Interval) {
  const { stage, content } = c.context
  const date = civilDateOf(span.start)
  const version = ruleInForce(c.law.rules, 'CLS-GAP10', date, stage, content)
  if (version === null) return null
  const minGapSeconds = parameterOf(version, 'minGapSeconds', 600)
  const mergePauseSeconds = parameterOf(version, 'mergePauseSeconds', 180)
  return { version, limits: { minGapSeconds, mergePauseSeconds } }
}

/** CLS-GAP10: the hit is the part of the second lesson that should have been a break. */
function gapHits(c: ClassCase, lessons: readonly Lesson[]): readonly RuleHit[] {
  return lessons.flatMap((lesson, i) => {
    const before = lessons[i - 1]
    const rule = pauseRule(c, lesson)
    const around = rulingContext(c, lesson)
    if (before === undefined || rule === null || around === null) return []
    const gap = Math.max(0, toSeconds(between(before.end, lesson.start)))
    const missing = rule.limits.minGapSeconds - gap
    if (missing <= 0) return []
    const { version } = rule
    const plain: Ruling = { ...version, rule: 'CLS-GAP10', effectiveFrom: version.from }
    const ruling = byReference(around, plain)
    if (ruling === null) return []
    const due = plus(lesson.start, seconds(missing))
    const found = hit(
      { ...ruling, rule: 'CLS-GAP10' },
      { start: lesson.start, end: earlier(due, lesson.end) },
    )
    const isClose = excessIsBorderline(missing, uncertaintyOver(c, before, lesson))
    return [isClose ? borderline(found) : found]
  })
}

function timeHits(c: ClassCase, lessons: readonly Lesson[]): readonly RuleHit[] {
  const runs = lessons.flatMap((lesson) => lesson.runs)
  return runs.flatMap((run) => judgePart(sessionOf(c.context, run), c.law, c.facts).hits)
}

/** `before`: the lesson that came before these, whose end begins the first break; it is not judged itself. */
function judgeLessons(
  c: ClassCase,
  lessons: readonly Lesson[],
  before: Lesson | null = null,
): Verdict | null {
  const [first] = lessons
  const last = lessons.at(-1)
  if (first === undefined || last === undefined) return null
  const whole = sessionOf(c.context, { start: first.start, end: last.end })
  const isBound =
    c.context.stage !== 'adult' &&
    c.facts.whiteListed !== true &&
    timeScope(whole, c.facts) === 'subject'
  const withBreak = before === null ? lessons : [before, ...lessons]
  const ofClass = isBound
    ? [...lessons.flatMap((lesson) => lengthHits(c, lesson)), ...gapHits(c, withBreak)]
    : []
  const weighed: readonly RuleHit[] = needsPerson(c.facts)
    ? ofClass.map((h) => ({ ...h, verdict: 'review' }))
    : ofClass
  const hits = [...timeHits(c, lessons), ...weighed].toSorted((a, b) => a.from - b.from)
  const days = daysOf(c.law, whole, whole.region, whole.stage)
  return conclude(whole, c.facts, c.law, days, hits)
}

/** Before the rule existed every declared part is a lesson of its own and no pause is too short. */
const pauseLimits = (c: ClassCase, span: Interval) =>
  pauseRule(c, span)?.limits ?? { minGapSeconds: 0, mergePauseSeconds: 0 }

/**
 * Judges what was taught to each class over several lessons: everything `judge` knows, with lessons told apart and
 * the breaks between them measured (CLS-LEN30, CLS-GAP10; docs/rules.md §1.7). Idle pictures, roll calls and chat count
 * for nothing. Breaks are never compared across classes.
 */
export function judgeClass(
  parts: readonly ClassPart[],
  context: ClassContext,
  law: Law,
  facts: SessionFacts = NO_FACTS,
): readonly ClassVerdict[] {
  const c: ClassCase = { context, law, facts }
  return [...teachingByClass(parts)].flatMap(([classKey, teaching]) => {
    const [first] = teaching
    if (first === undefined) return []
    const lessons = foldLessons(teaching, pauseLimits(c, first))
    const verdict = judgeLessons(c, lessons)
    if (verdict === null) return []
    return [{ classKey, lessons: lessons.map(({ start, end }) => ({ start, end })), verdict }]
  })
}

/**
 * As `judgeClass`, of the lesson that `current` belongs to: what a look at a room has to know. Earlier lessons of the
 * class count only for the break before this one, because they were judged when they were given.
 */
export function judgeLessonOf(
  current: ClassPart,
  earlier: readonly ClassPart[],
  context: ClassContext,
  law: Law,
  facts: SessionFacts = NO_FACTS,
): Verdict | null {
  const c: ClassCase = { context, law, facts }
  const classes = [...teachingByClass([...earlier, current]).values()]
  const teaching = classes.find((parts) => parts.includes(current))
  if (teaching === undefined) return null
  const lessons = foldLessons(teaching, pauseLimits(c, current))
  const at = lessons.findLastIndex(({ start }) => start <= current.start)
  const lesson = lessons[at]
  if (lesson === undefined) return null
  const verdict = judgeLessons(c, [lesson], lessons[at - 1] ?? null)
  return verdict && { ...verdict, taught: taughtIn(lesson) }
}

function taughtIn({ start, end, runs, uncertaintySeconds }: Lesson): TaughtLesson {
  const taught = runs.reduce((sum, run) => sum + toSeconds(between(run.start, run.end)), 0)
  return { start, end, seconds: Math.round(taught), uncertaintySeconds }
}
