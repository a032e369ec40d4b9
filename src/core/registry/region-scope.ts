import type { RegionCode } from './institution.ts'
import { findRegion, isKnownCity, regionsUnder, unknownRegionSentence } from './region.ts'
import { NO_REGION_HISTORY, type RegionHistory } from './region-history.ts'

/**
 * What a filter names: a place and everything in it. Two digits are a province, four a city, six a county, nine a town;
 * the full codes of provinces and cities (440000, 440100) mean the same as their short ones.
 */
export type RegionScope = string

const SHAPE = /^\d{2}(?:\d{2}(?:\d{2}(?:\d{3})?)?)?$/
/** Whether a text is written as a scope is; the place need not exist. */
export const isScope = (text: string): boolean => SHAPE.test(text)

/** Where the levels of a code end. A code is only ever shortened to one of these, or 441900100 would lose a digit. */
const SHORTER: Readonly<Record<number, number>> = { 9: 6, 6: 4, 4: 2 }

/**
 * What the codes of all places in a scope begin with, and no others. A case keeps the code of its time, so a place that
 * changed its code is found by either code, each with its own cases.
 */
export function regionPrefix(scope: RegionScope): string {
  let head = scope
  for (;;) {
    const shorter = SHORTER[head.length]
    if (shorter === undefined || !/^0+$/.test(head.slice(shorter))) return head
    head = head.slice(0, shorter)
  }
}

/** The place that a scope names, by its full code: 4401 is 440100. What is asked of one place takes scopes as lists do. */
export const placeOfScope = (scope: RegionScope): RegionCode => regionPrefix(scope).padEnd(6, '0')

/** The one rule of region filters: in this region and below. */
export const isInRegion = (scope: RegionScope, region: RegionCode): boolean =>
  region.startsWith(regionPrefix(scope))

function isKnownTown(code: RegionCode, history: RegionHistory): boolean {
  if (findRegion(code) === null && !isNoted(code.slice(0, 6), history)) return false
  const listed = regionsUnder(`${code.slice(0, 4)}00`).filter(({ level }) => level === 'town')
  return listed.length === 0 || listed.some((town) => town.code === code)
}

function isNoted(prefix: string, { changes, additions }: RegionHistory): boolean {
  return [...changes, ...additions].some(({ code }) => code.startsWith(prefix))
}

/** Whether anybody knows the place: in the table, or under a code that was in use before or came since. */
export function isKnownScope(
  scope: RegionScope,
  history: RegionHistory = NO_REGION_HISTORY,
): boolean {
  if (!SHAPE.test(scope)) return false
  const prefix = regionPrefix(scope)
  const full = prefix.padEnd(6, '0')
  switch (prefix.length) {
    case 2:
      return isKnownCity(full)
    case 4:
      return isKnownCity(full) || isNoted(prefix, history)
    case 6:
      return findRegion(full) !== null || isNoted(prefix, history)
    default:
      return isKnownTown(prefix, history)
  }
}

/** Why a filter is refused, in one sentence. */
export function unknownScopeSentence(scope: string): { readonly zh: string; readonly en: string } {
  if (SHAPE.test(scope)) return unknownRegionSentence(scope.padEnd(6, '0'))
  return {
    zh: `“${scope}”不是行政区划代码（省二位、市四位、县六位、镇街九位）`,
    en: `"${scope}" is no code of a place: two digits for a province, four for a city, six for a county, nine for a town`,
  }
}
