import type { Calendar } from '../calendar/calendar.ts'
import { regionChain } from '../calendar/region-chain.ts'
import type { RegionCode } from '../registry/institution.ts'
import type { RegionHistory } from '../registry/region-history.ts'
import type { DayProfile, ProfileTable } from './day/day-profile.ts'
import type { RuleBook } from './rule-book.ts'

/** Everything a judgement rests on: the calendar, the rules and the regions' day profiles. Immutable. */
export type Law = {
  readonly calendar: Calendar
  readonly rules: RuleBook
  readonly profiles: ProfileTable
  /** Codes of places that changed, by date; left out where nobody looks places up. */
  readonly places?: RegionHistory
}

/** The profile named, or the one of the nearest region that has one; `null` when the name is not known. */
export function profileFor(law: Law, region: RegionCode, name?: string): DayProfile | null {
  if (name !== undefined) return law.profiles.byName.get(name.toUpperCase()) ?? null
  for (const code of regionChain(region)) {
    const profile = law.profiles.byRegion.get(code)
    if (profile !== undefined) return profile
  }
  return law.profiles.fallback
}
