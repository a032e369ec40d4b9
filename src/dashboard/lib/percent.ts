/** `0.994` → `99%`. Never 100 %: no reading of a screen is certain, and rounding must not claim it. */
export const beliefText = (belief: number): string =>
  belief > 0 && belief < 0.005 ? '<1%' : `${Math.min(99, Math.round(belief * 100))}%`

/** `0.9876` → `98.7%`: what was measured against a goal, rounded down so that it never claims more. */
export const measuredShare = (share: number): string => `${Math.floor(share * 1_000 + 1e-9) / 10}%`

/** `0.3` → `30%`: a share that was measured, which may well be all of it. */
export const shareText = (share: number): string => `${Math.round(share * 100)}%`
