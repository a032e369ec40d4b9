import type { RegionCode } from '../registry/institution.ts'
import { isInRegion, type RegionScope, regionPrefix } from '../registry/region-scope.ts'

declare const brand: unique symbol

/**
 * Where somebody may look and act: in these places and below. Records are only to be had for one, so
 * that what lies outside is not there for whoever asks.
 *
 * Made by `jurisdictionOf` alone, from what an account or token was given; the program's own work has
 * `WHOLE_JURISDICTION`.
 */
export type Jurisdiction = {
  /** What codes of the places begin with, none within another; `null`: everywhere. */
  readonly prefixes: readonly string[] | null
  /** The person who looks, as the journal has him: what he reviews as second person is hidden from him. Left out: nobody's eyes. */
  readonly reader?: string
  readonly [brand]: true
}

const made = (prefixes: readonly string[] | null): Jurisdiction => ({ prefixes }) as Jurisdiction

/** The whole installation. */
export const WHOLE_JURISDICTION: Jurisdiction = made(null)

/** Of what was given to an account or a token: no place at all means the whole installation. */
export function jurisdictionOf(regions: readonly RegionScope[]): Jurisdiction {
  if (regions.length === 0) return WHOLE_JURISDICTION
  const all = [...new Set(regions.map(regionPrefix))].toSorted()
  return made(all.filter((one) => !all.some((other) => other !== one && one.startsWith(other))))
}

/** The same places, seen by this person (`user:…`). */
export const seenBy = (jurisdiction: Jurisdiction, reader: string): Jurisdiction => ({
  ...jurisdiction,
  reader,
})

/** The same places, with all that lies there. */
export const seenByNobody = ({ prefixes }: Jurisdiction): Jurisdiction => made(prefixes)

export const isWhole = ({ prefixes }: Jurisdiction): boolean => prefixes === null

/** Whether a place lies in it. */
export const hasRegion = ({ prefixes }: Jurisdiction, region: RegionCode): boolean =>
  prefixes === null || prefixes.some((prefix) => isInRegion(prefix, region))

/** Whether all that another may see lies in it: nobody gives away more than he has. */
export const hasAllOf = (own: Jurisdiction, other: Jurisdiction): boolean =>
  own.prefixes === null ||
  (other.prefixes?.every((prefix) => own.prefixes?.some((one) => prefix.startsWith(one))) ?? false)

/** Whether there is a place that lies in both. */
export const overlaps = (one: Jurisdiction, other: Jurisdiction): boolean =>
  one.prefixes === null ||
  other.prefixes === null ||
  one.prefixes.some((a) => other.prefixes?.some((b) => a.startsWith(b) || b.startsWith(a)))

/** The same text for the same places, whatever order they were given in. */
export const jurisdictionKey = ({ prefixes }: Jurisdiction): string =>
  prefixes === null ? '*' : prefixes.join(',')
