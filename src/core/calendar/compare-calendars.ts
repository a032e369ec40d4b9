import { type RegionCode, STAGES, type Stage } from '../registry/institution.ts'
import { addDays, type CivilDate } from '../time/civil-date.ts'
import type { Calendar } from './calendar.ts'
import type { DayInfo } from './day-info.ts'
import { dayOf } from './day-of.ts'
import { regionChain } from './region-chain.ts'

/** No place in particular: what holds wherever no file of the place says otherwise. */
export const NOWHERE: RegionCode = '000000'

/** What of a day a judgement depends on; only where it comes from is left out. */
export type DayFacts = Pick<
  DayInfo,
  'kind' | 'also' | 'name' | 'provisional' | 'schoolCalendarKnown' | 'keyPeriod'
>

/** One day of one place and stage that is not what it was. */
export type DayChange = {
  readonly date: CivilDate
  readonly region: RegionCode
  readonly stage: Stage
  readonly before: DayFacts
  readonly after: DayFacts
}

/** Days in a row that change alike, in the same places. Both ends are included. */
export type DayChangeSpan = {
  readonly from: CivilDate
  readonly to: CivilDate
  readonly days: number
  readonly before: DayFacts
  readonly after: DayFacts
  readonly places: readonly { readonly region: RegionCode; readonly stages: readonly Stage[] }[]
}

/** How far a change of calendar data can reach: no day outside it is touched. */
export type CalendarReach = {
  readonly from: CivilDate
  readonly to: CivilDate
  /** Places whose data changed; everything in them may be touched. `null`: the whole country. */
  readonly regions: readonly RegionCode[] | null
}

const factsOf = (day: DayInfo): DayFacts => ({
  kind: day.kind,
  also: day.also,
  name: day.name,
  provisional: day.provisional,
  schoolCalendarKnown: day.schoolCalendarKnown,
  keyPeriod: day.keyPeriod,
})

/** Every place with data of its own, and `NOWHERE` for all others. */
function placesOf(before: Calendar, after: Calendar, reach: CalendarReach): readonly RegionCode[] {
  const known = new Set([...before.regions.keys(), ...after.regions.keys()])
  const { regions } = reach
  if (regions === null) return [NOWHERE, ...[...known].toSorted()]
  const touched = [...known, ...regions].filter((code) =>
    regionChain(code).some((above) => regions.includes(above)),
  )
  return [...new Set(touched)].toSorted()
}

/**
 * Every day that is not the same under `before` and `after`, for each place with data of its own (places without are
 * as the place they lie in, or as `NOWHERE`), in order of date.
 */
export function compareCalendars(
  before: Calendar,
  after: Calendar,
  reach: CalendarReach,
): readonly DayChange[] {
  const changes: DayChange[] = []
  const places = placesOf(before, after, reach)
  for (let date = reach.from; date <= reach.to; date = addDays(date, 1)) {
    for (const region of places) {
      for (const stage of STAGES) {
        const was = factsOf(dayOf(before, date, region, stage))
        const is = factsOf(dayOf(after, date, region, stage))
        if (JSON.stringify(was) === JSON.stringify(is)) continue
        changes.push({ date, region, stage, before: was, after: is })
      }
    }
  }
  return changes
}

type Group = Omit<DayChangeSpan, 'from' | 'to' | 'days'> & {
  readonly date: CivilDate
  readonly key: string
}

function placesIn(changes: readonly DayChange[]): DayChangeSpan['places'] {
  const stages = new Map<RegionCode, Stage[]>()
  for (const { region, stage } of changes) {
    const known = stages.get(region)
    if (known === undefined) stages.set(region, [stage])
    else known.push(stage)
  }
  return [...stages].map(([region, ofRegion]) => ({ region, stages: ofRegion }))
}

/** The changes of one day, put together where they are alike. */
function groupDay(changes: readonly DayChange[]): readonly Group[] {
  const alike = Map.groupBy(changes, ({ before, after }) => JSON.stringify([before, after]))
  return [...alike.values()].flatMap((same) => {
    const [first] = same
    if (first === undefined) return []
    const { date, before, after } = first
    const places = placesIn(same)
    return [{ date, before, after, places, key: JSON.stringify([before, after, places]) }]
  })
}

/** For people: days in a row that change alike become one span, places and stages that change alike one entry. */
export function spansOf(changes: readonly DayChange[]): readonly DayChangeSpan[] {
  const done: DayChangeSpan[] = []
  let open = new Map<string, DayChangeSpan>()
  let last: CivilDate | null = null
  for (const [date, ofDay] of Map.groupBy(changes, (change) => change.date)) {
    const follows = last !== null && addDays(last, 1) === date
    const next = new Map<string, DayChangeSpan>()
    for (const { key, before, after, places } of groupDay(ofDay)) {
      const running = follows ? open.get(key) : undefined
      const span = running ?? { from: date, to: date, days: 0, before, after, places }
      next.set(key, { ...span, to: date, days: span.days + 1 })
    }
    for (const [key, span] of open) if (!follows || !next.has(key)) done.push(span)
    open = next
    last = date
  }
  const all = [...done, ...open.values()]
  return all.toSorted((a, b) =>
    a.from === b.from ? (a.to < b.to ? -1 : 1) : a.from < b.from ? -1 : 1,
  )
}
