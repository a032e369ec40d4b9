import type { WireReviewShare } from '../../contracts/quality/second-review.ts'

/** Shares of a place as their form holds them, in percent. */
export type ShareDraft = {
  readonly confirmed: string
  readonly dismissed: string
  readonly golden: string
  /** Of the place's own share; `null`: it has none. */
  readonly savedAt: string | null
}

/** `0.125` → `12.5`. */
const percentOf = (share: number): string => String(Math.round(share * 1e6) / 1e4)

/** `12.5` → 0.125; `null`: no percentage. */
export function shareIn(text: string): number | null {
  const value = Number(text.trim())
  return text.trim() === '' || !(value >= 0 && value <= 100) ? null : value / 100
}

/** Shares are kept by the digits that codes of their place begin with: 440100 is kept as 4401. */
const keeps = (share: WireReviewShare, region: string): boolean =>
  region.startsWith(share.region) && /^0*$/.test(region.slice(share.region.length))

/** What holds for a place now: its own share, else that of the nearest place, else none is drawn. */
export function shareDraft(shares: readonly WireReviewShare[], region: string): ShareDraft {
  const nearest = shares
    .filter((one) => region.startsWith(one.region))
    .toSorted((a, b) => b.region.length - a.region.length)[0]
  // Of the empty code everything would be zeros: everywhere is itself alone.
  const isOwn =
    nearest !== undefined &&
    (nearest.region === region || (nearest.region !== '' && keeps(nearest, region)))
  return {
    confirmed: percentOf(nearest?.confirmed ?? 0),
    dismissed: percentOf(nearest?.dismissed ?? 0),
    golden: percentOf(nearest?.golden ?? 0),
    savedAt: isOwn ? nearest.savedAt : null,
  }
}
