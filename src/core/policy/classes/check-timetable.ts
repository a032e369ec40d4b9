import type { Course } from '../../registry/course.ts'
import type { Actor } from '../../registry/institution.ts'
import { addDays, type CivilDate, weekdayOf } from '../../time/civil-date.ts'
import { seconds } from '../../time/duration.ts'
import { plus, startOfDay } from '../../time/instant.ts'
import type { SessionFacts } from '../facts.ts'
import type { Law } from '../law.ts'
import type { RuleCode, VerdictKind } from '../verdict.ts'
import type { ClassPart } from './class-lessons.ts'
import { judgeClass } from './judge-class.ts'

/** What one rule says of a course's timetable. */
export type TimetableConflict = {
  readonly rule: RuleCode
  readonly verdict: Exclude<VerdictKind, 'permitted'>
  /** Days on which it hits. */
  readonly days: number
  readonly seconds: number
  readonly firstDay: CivilDate
  readonly lastDay: CivilDate
}

/** A timetable is looked at for this many days; a longer one repeats itself. */
const DAYS_LOOKED_AT = 400

function partsOf(course: Course, date: CivilDate): readonly ClassPart[] {
  const midnight = startOfDay(date)
  return course.timetable.lessons.map(({ start, minutes }, place) => ({
    start: plus(midnight, seconds(start)),
    end: plus(midnight, seconds(start + minutes * 60)),
    activity: 'instruct',
    classId: course.id,
    roomId: course.id,
    course: course.name,
    lessonId: `${date} ${place}`,
  }))
}

type Found = { -readonly [K in keyof TimetableConflict]: TimetableConflict[K] }

function add(found: Map<string, Found>, hit: Omit<Found, 'days' | 'lastDay'>): void {
  const key = `${hit.rule} ${hit.verdict}`
  const known = found.get(key)
  if (known === undefined) {
    found.set(key, { ...hit, days: 1, lastDay: hit.firstDay })
    return
  }
  if (known.lastDay !== hit.firstDay) known.days += 1
  known.lastDay = hit.firstDay
  known.seconds += hit.seconds
}

/**
 * Judges every lesson of a timetable before it is taught (CAL-*, TOD-*, CLS-*, ACT-*): what would be forbidden or for
 * a person, by rule, most days first. Empty: nothing stands against it. `factsOn` tells what is known of the
 * institution on a day: a licence that runs out in the middle of a course counts from that day on.
 */
export function timetableConflicts(
  course: Course,
  actor: Actor,
  factsOn: (date: CivilDate) => SessionFacts,
  law: Law,
): readonly TimetableConflict[] {
  const { from, until, weekdays } = course.timetable
  const { region, stage, content } = course
  const found = new Map<string, Found>()
  const horizon = addDays(from, DAYS_LOOKED_AT)
  for (let date = from; date <= until && date <= horizon; date = addDays(date, 1)) {
    if (!weekdays.includes(weekdayOf(date))) continue
    const [judged] = judgeClass(
      partsOf(course, date),
      { region, actor, stage, content },
      law,
      factsOn(date),
    )
    for (const { rule, verdict, seconds: length } of judged?.verdict.hits ?? []) {
      if (verdict !== 'permitted') {
        add(found, { rule, verdict, seconds: length, firstDay: date })
      }
    }
  }
  return [...found.values()].toSorted((a, b) => b.days - a.days)
}
