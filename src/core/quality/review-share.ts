import { isInRegion, type RegionScope } from '../registry/region-scope.ts'
import { randomFrom } from '../seeded-random.ts'
import type { Instant } from '../time/instant.ts'
import type { DecisionKind } from './decided-lead.ts'

/** How many of the decisions of a place are put before a second person. */
export type ReviewShare = {
  /** The prefix of its code; empty: everywhere that has none of its own. */
  readonly region: RegionScope
  /** From 0 to 1. */
  readonly confirmed: number
  readonly dismissed: number
  /** Golden items for every decision of a person; 0: none. */
  readonly golden: number
  readonly savedBy: string
  readonly savedAt: Instant
}

/** The share of the nearest place that has one; 0 where none has: nobody is given work that nobody asked for. */
export function shareOf(
  shares: readonly ReviewShare[],
  region: string,
  kind: DecisionKind | 'golden',
): number {
  const nearest = shares
    .filter((one) => isInRegion(one.region, region))
    .toSorted((a, b) => b.region.length - a.region.length)[0]
  return nearest?.[kind] ?? 0
}

/** FNV-1a, 32 bits. */
export function numberOf(text: string): number {
  let hash = 0x81_1c_9d_c5
  for (const sign of text) hash = Math.imul(hash ^ (sign.codePointAt(0) ?? 0), 0x01_00_01_93)
  return hash
}

/** Whether a decision is drawn. @param token unguessable, made after the decision: nobody can know beforehand. */
export const isDrawn = (token: string, share: number): boolean =>
  randomFrom(numberOf(token))() < share
