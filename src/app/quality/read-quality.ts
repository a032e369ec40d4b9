import {
  figuresByCity,
  figuresByPerson,
  figuresOf,
  type Grouped,
  type QualityFigures,
} from '../../core/quality/quality-figures.ts'
import type { Instant } from '../../core/time/instant.ts'
import type { PlaceFilter } from '../../ports/records/filters.ts'
import type { Transactions } from '../../ports/records/records.ts'

export type QualityAsked = PlaceFilter & {
  /** By the time of the decision. */
  readonly from: Instant
  readonly to: Instant
  readonly who: string
  /** Whether who asks may see the figures of others. */
  readonly everybody: boolean
}

export type Quality = {
  /** Whose figures these are: `own` for who may not see those of others. Two sums that others are in can be subtracted. */
  readonly whose: 'everybody' | 'own'
  readonly total: QualityFigures
  /** None where they are one's own. */
  readonly cities: readonly Grouped[]
  readonly persons: readonly Grouped[]
}

/** How well people decided in a span of time. */
export async function readQuality(
  { transactions }: { readonly transactions: Transactions },
  { from, to, who, everybody, ...place }: QualityAsked,
): Promise<Quality> {
  const [leads, items] = await transactions.run(async ({ decidedLeads, goldenItems }) => [
    await decidedLeads.between(from, to, place),
    await goldenItems.between(from, to, place),
  ])
  const own = everybody ? leads : leads.filter(({ by }) => by === who)
  const ownItems = everybody ? items : items.filter((item) => item.who === who)
  return {
    whose: everybody ? 'everybody' : 'own',
    total: figuresOf(own, ownItems),
    cities: everybody ? figuresByCity(leads, items) : [],
    persons: figuresByPerson(own, ownItems),
  }
}
