import type { RegionCode } from '../../registry/institution.ts'
import type { DayPart, SecondOfDay } from '../../time/clock-time.ts'

/** How a place reads what national documents leave open. */
type OpenQuestion = 'allow' | 'review'

/** The parts of a school day in a region, and its answers to open questions (ours: docs/rules.md §1.3, §7). */
export type DayProfile = {
  readonly name: string
  /** Teaching time of schools. */
  readonly teaching: readonly DayPart[]
  /** Noon, after-school service and the like: a person decides. */
  readonly soft: readonly DayPart[]
  /** Night rest lasts from midnight to here. */
  readonly nightEnd: SecondOfDay
  readonly endSubject: SecondOfDay
  readonly endNonSubject: SecondOfDay
  readonly highSchoolPolicy: 'by-reference' | 'review' | 'off'
  readonly adjustedWorkday: OpenQuestion
  readonly localBreak: OpenQuestion | 'forbid'
  readonly childrensDay: OpenQuestion
}

/** What a profile says itself; the rest comes from the one it extends. */
export type PartialDayProfile = {
  readonly name: string
  readonly region: RegionCode | null
  /** Other names it answers to, e.g. that of its city. */
  readonly aliases: readonly string[]
  readonly extends: string | null
  readonly values: Partial<Omit<DayProfile, 'name'>>
}

export type ProfileTable = {
  readonly byName: ReadonlyMap<string, DayProfile>
  readonly byRegion: ReadonlyMap<RegionCode, DayProfile>
  /** For places without a file of their own. */
  readonly fallback: DayProfile
}

/** `unknown-parent` and `circle` name the profile at fault. */
export type ProfileProblem = {
  readonly kind: 'unknown-parent' | 'circle' | 'missing-default'
  readonly profile: string
}

const keyOf = (name: string): string => name.toUpperCase()

/**
 * Lays every profile over the one it extends. `root` holds all values and is what places without a file get.
 * Names, aliases and region codes lead to a profile; upper and lower case are the same.
 */
export function resolveProfiles(
  root: DayProfile,
  partials: readonly PartialDayProfile[],
): ProfileTable | ProfileProblem {
  const byKey = new Map<string, PartialDayProfile>()
  for (const partial of partials) {
    byKey.set(keyOf(partial.name), partial)
    for (const alias of partial.aliases) byKey.set(keyOf(alias), partial)
    if (partial.region !== null) byKey.set(partial.region, partial)
  }
  const resolve = (
    partial: PartialDayProfile,
    seen: readonly PartialDayProfile[],
  ): DayProfile | ProfileProblem => {
    if (seen.includes(partial)) return { kind: 'circle', profile: partial.name }
    if (partial.extends === null || keyOf(partial.extends) === keyOf(root.name)) {
      return { ...root, ...partial.values, name: partial.name }
    }
    const parent = byKey.get(keyOf(partial.extends))
    if (parent === undefined) return { kind: 'unknown-parent', profile: partial.name }
    const base = resolve(parent, [...seen, partial])
    return 'kind' in base ? base : { ...base, ...partial.values, name: partial.name }
  }
  const byName = new Map<string, DayProfile>([[keyOf(root.name), root]])
  const byRegion = new Map<RegionCode, DayProfile>()
  for (const [key, partial] of byKey) {
    const profile = resolve(partial, [])
    if ('kind' in profile) return profile
    byName.set(key, profile)
    if (partial.region !== null) byRegion.set(partial.region, profile)
  }
  return { byName, byRegion, fallback: root }
}

export const isProfileProblem = (result: ProfileTable | ProfileProblem): result is ProfileProblem =>
  'kind' in result
