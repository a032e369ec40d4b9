import type { Logger } from '../../ports/logger.ts'

/** More refused places than this are forgotten from the oldest on, and told again. */
const MOST_PLACES = 1_000

type Outcome = { readonly kind: string; readonly reason?: string; readonly detail?: string }

/**
 * Tells the log once of a place that the guard refuses, and again only after it was let through in between: a room at
 * such an address is looked at all day.
 */
export function createRefusalNews(logger: Logger) {
  const refused = new Set<string>()
  const placeOf = (url: string): string => (URL.canParse(url) ? new URL(url).host : url)
  return {
    hear(url: string, { kind, reason, detail }: Outcome): void {
      const place = placeOf(url)
      if (kind !== 'refusal' || reason !== 'blocked-address') {
        refused.delete(place)
        return
      }
      if (refused.has(place)) return
      refused.add(place)
      const [oldest] = refused
      if (refused.size > MOST_PLACES && oldest !== undefined) refused.delete(oldest)
      logger.warn({ detail }, 'address refused by the egress guard')
    },
  }
}
