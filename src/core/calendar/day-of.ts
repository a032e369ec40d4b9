import type { RegionCode, Stage } from '../registry/institution.ts'
import { type CivilDate, weekdayOf, yearOf } from '../time/civil-date.ts'
import { type Calendar, isProvisionalYear } from './calendar.ts'
import type { DayOverride, LocalBreak } from './calendar-data.ts'
import type { DayInfo } from './day-info.ts'
import type { DayKind } from './day-kind.ts'
import { regionChain } from './region-chain.ts'
import { schoolFinding } from './school-vacation.ts'

/** One reason why a day is what it is. */
type Reason = {
  readonly kind: DayKind
  readonly name: string | null
  readonly sources: readonly string[]
}

function overrideOf(
  calendar: Calendar,
  date: CivilDate,
  region: RegionCode,
  stage: Stage,
): DayOverride | null {
  for (const code of regionChain(region)) {
    const found = calendar.regions
      .get(code)
      ?.overrides.find(
        (o) => (o.stage === '*' || o.stage === stage) && o.start <= date && date <= o.end,
      )
    if (found !== undefined) return found
  }
  return null
}

function localBreakOf(
  calendar: Calendar,
  date: CivilDate,
  region: RegionCode,
  stage: Stage,
): LocalBreak | null {
  for (const code of regionChain(region)) {
    const found = calendar.regions
      .get(code)
      ?.localBreaks.find(
        (b) => (b.stage === '*' || b.stage === stage) && b.start <= date && date <= b.end,
      )
    if (found !== undefined) return found
  }
  return null
}

function nationalDayOff(calendar: Calendar, date: CivilDate, year: number): Reason | null {
  const arranged = calendar.arranged.get(date)
  const statutory = calendar.statutory(year).get(date)
  if (statutory !== undefined) {
    const sources = arranged?.sources ?? [calendar.settings.statutoryLaw]
    return { kind: 'statutory-holiday', name: statutory, sources }
  }
  if (arranged?.kind !== 'off') return null
  return { kind: 'arranged-day-off', name: arranged.name, sources: arranged.sources }
}

function workdayOrRest(calendar: Calendar, date: CivilDate): Reason | null {
  const arranged = calendar.arranged.get(date)
  if (arranged?.kind === 'workday') {
    const name = `${arranged.name}调休`
    return { kind: 'adjusted-workday', name, sources: arranged.sources }
  }
  return weekdayOf(date) >= 6 ? { kind: 'rest-day', name: null, sources: [] } : null
}

/**
 * All reasons of a day, strongest first: override, vacation, statutory, arranged day off, unknown, adjusted workday,
 * local break, weekend, children's day. `unknown` stands below the national days off (they hold whatever the local
 * calendar says; docs/rules.md §8.1, W67) and above the rest, because a local calendar may turn a weekend into school.
 */
function reasonsOf(
  calendar: Calendar,
  date: CivilDate,
  region: RegionCode,
  stage: Stage,
  school: ReturnType<typeof schoolFinding>,
): readonly Reason[] {
  const reasons: Reason[] = []
  const override = overrideOf(calendar, date, region, stage)
  if (override !== null) {
    reasons.push({ kind: override.kind, name: override.reason, sources: [override.document] })
  }
  const schoolReason: Reason | null =
    school.kind === null
      ? null
      : { kind: school.kind, name: null, sources: school.term?.sources ?? [] }
  if (schoolReason !== null && schoolReason.kind !== 'unknown') reasons.push(schoolReason)
  const off = nationalDayOff(calendar, date, yearOf(date))
  if (off !== null) reasons.push(off)
  if (schoolReason?.kind === 'unknown' && override === null) reasons.push(schoolReason)
  const workdayOrWeekend = workdayOrRest(calendar, date)
  if (workdayOrWeekend?.kind === 'adjusted-workday') reasons.push(workdayOrWeekend)
  const localBreak = localBreakOf(calendar, date, region, stage)
  if (localBreak !== null) {
    const sources = localBreak.source === null ? [] : [localBreak.source]
    reasons.push({ kind: 'local-break', name: localBreak.name, sources })
  }
  if (workdayOrWeekend?.kind === 'rest-day') reasons.push(workdayOrWeekend)
  if (reasons.length === 0 && stage === 'compulsory' && date.slice(5) === '06-01') {
    reasons.push({
      kind: 'childrens-day',
      name: '儿童节',
      sources: [calendar.settings.statutoryLaw],
    })
  }
  return reasons
}

/** What `date` is in `region` for `stage`, why, and how sure that is. Pure look-up; never throws. */
export function dayOf(
  calendar: Calendar,
  date: CivilDate,
  region: RegionCode,
  stage: Stage,
): DayInfo {
  const school = schoolFinding(calendar, date, region, stage)
  const reasons = reasonsOf(calendar, date, region, stage, school)
  const year = yearOf(date)
  const sources = new Set(reasons.flatMap((reason) => reason.sources))
  // That a day is an ordinary one also rests on the notice and the school calendar.
  for (const source of calendar.years.get(year)?.sources ?? []) sources.add(source)
  for (const source of school.term?.sources ?? []) sources.add(source)
  return {
    date,
    region,
    stage,
    kind: reasons[0]?.kind ?? 'school-day',
    also: [...new Set(reasons.slice(1).map((reason) => reason.kind))].filter(
      (kind) => kind !== reasons[0]?.kind,
    ),
    name: reasons.find((reason) => reason.name !== null)?.name ?? null,
    sources: [...sources],
    provisional: isProvisionalYear(calendar, year),
    schoolCalendarKnown: school.term !== null,
    keyPeriod: school.keyPeriod,
  }
}
