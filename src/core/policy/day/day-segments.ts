import type { DayKind } from '../../calendar/day-kind.ts'
import { type DayPart, SECONDS_PER_DAY, type SecondOfDay, within } from '../../time/clock-time.ts'
import type { DayProfile } from './day-profile.ts'
import {
  calendarRuling,
  PERMITTED,
  type Ruling,
  type RulingContext,
  rulingBy,
} from './day-ruling.ts'

/** A part of one day under one ruling. */
export type DaySegment = DayPart & { readonly ruling: Ruling }

const TEACHING_DAYS: ReadonlySet<DayKind> = new Set([
  'school-day',
  'adjusted-workday',
  'childrens-day',
  'unknown',
])

/** Decides one moment of the day: the first answer counts. */
type Decider = (second: SecondOfDay) => Ruling | null

const inAny = (parts: readonly DayPart[], second: SecondOfDay): boolean =>
  parts.some((part) => within(part, second))

/** Where the answer may change. */
function boundaries(profile: DayProfile, end: SecondOfDay): readonly SecondOfDay[] {
  const all = [0, profile.nightEnd, end, SECONDS_PER_DAY]
  for (const part of [...profile.teaching, ...profile.soft]) all.push(part.from, part.to)
  return [...new Set(all)].toSorted((a, b) => a - b)
}

const asReview = (ruling: Ruling | null): Ruling | null =>
  ruling === null ? null : { ...ruling, verdict: 'review', basis: 'project-default' }

/** 21:00 and the night hold on every day, so they stand before everything that only calls for a person. */
function nightDeciders(context: RulingContext, end: SecondOfDay): readonly Decider[] {
  const late = rulingBy(context, 'TOD-END21')
  const night = rulingBy(context, 'TOD-NIGHT')
  return [
    (second) => (second >= end ? late : null),
    (second) => (second < context.profile.nightEnd ? night : null),
  ]
}

function teachingTimeDecider(context: RulingContext): Decider {
  const { day, profile } = context
  if (!TEACHING_DAYS.has(day.kind)) return () => null
  const ruling = rulingBy(context, 'TOD-SCHOOL')
  // Nobody knows whether school was on: the hours may have been teaching time.
  const answer = day.kind === 'unknown' ? asReview(ruling) : ruling
  return (second) => (inAny(profile.teaching, second) ? answer : null)
}

function softTimeDecider(context: RulingContext): Decider {
  const { day, profile } = context
  if (!TEACHING_DAYS.has(day.kind) || day.kind === 'unknown') return () => null
  const firstLesson = Math.min(SECONDS_PER_DAY, ...profile.teaching.map((part) => part.from))
  const early = rulingBy(context, 'TOD-EARLY')
  const soft = rulingBy(context, 'TOD-SOFT')
  return (second) => {
    if (second < firstLesson) return early
    return inAny(profile.soft, second) ? soft : null
  }
}

/** What is left would be permitted: not on a swapped day that the region wants looked at, nor on a day not yet fixed. */
function caution(context: RulingContext): Ruling | null {
  const { day, profile } = context
  if (day.kind === 'adjusted-workday' && profile.adjustedWorkday === 'review') {
    return asReview(rulingBy(context, 'CAL-REST'))
  }
  return day.provisional ? rulingBy(context, 'CAL-PROV') : null
}

function subjectDeciders(context: RulingContext): readonly Decider[] {
  const calendar = calendarRuling(context)
  const [late, night] = nightDeciders(context, context.profile.endSubject)
  const cautious = caution(context)
  const always: Decider = () => calendar
  // A day that forbids directly says all; one that does so by reference or asks a person yields to 21:00 and night.
  const saysAll = calendar?.verdict === 'forbidden' && calendar.basis !== 'by-reference'
  const nights = [late, night].flatMap((decider) => decider ?? [])
  return [
    ...(saysAll ? [always] : [...nights, always]),
    teachingTimeDecider(context),
    softTimeDecider(context),
    () => cautious,
  ]
}

/** NON-SUB: teaching time, 21:00 and the night; where the calendar itself is not known, a person. */
function nonSubjectDeciders(context: RulingContext): readonly Decider[] {
  const { day, profile } = context
  const unsure =
    day.kind === 'unknown'
      ? rulingBy(context, 'CAL-UNKNOWN')
      : day.provisional
        ? rulingBy(context, 'CAL-PROV')
        : null
  const childrensDay = day.kind === 'childrens-day' ? rulingBy(context, 'CAL-CHILD') : null
  return [
    ...nightDeciders(context, profile.endNonSubject),
    (second) => (childrensDay !== null && inAny(profile.teaching, second) ? childrensDay : null),
    day.kind === 'unknown' ? () => unsure : teachingTimeDecider(context),
    () => unsure,
  ]
}

/** Cuts one day into parts under one ruling each; the parts tile the day from 0 to 86400. */
export function daySegments(context: RulingContext): readonly DaySegment[] {
  const isSubject = context.content === 'subject'
  const end = isSubject ? context.profile.endSubject : context.profile.endNonSubject
  const deciders = isSubject ? subjectDeciders(context) : nonSubjectDeciders(context)
  const decide = (second: SecondOfDay): Ruling => {
    for (const decider of deciders) {
      const ruling = decider(second)
      if (ruling !== null) return ruling
    }
    return PERMITTED
  }
  const marks = boundaries(context.profile, end)
  const segments: DaySegment[] = []
  for (let i = 0; i + 1 < marks.length; i += 1) {
    const from = marks[i] ?? 0
    const to = marks[i + 1] ?? SECONDS_PER_DAY
    const ruling = decide(from)
    const last = segments.at(-1)
    if (last !== undefined && last.ruling === ruling)
      segments[segments.length - 1] = { ...last, to }
    else segments.push({ from, to, ruling })
  }
  return segments
}
