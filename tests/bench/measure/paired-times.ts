/** Milliseconds that the same work took both ways, one straight after the other. */
export type Timed = { readonly subject: number; readonly yardstick: number }

export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b)
  const middle = sorted.length / 2
  const [low, high] = [sorted[Math.ceil(middle) - 1] ?? 0, sorted[Math.floor(middle)] ?? 0]
  return (low + high) / 2
}

const rounded = (value: number): number => Math.round(value * 1_000) / 1_000

/** Medians, and the median of the pairs' own ratios: what else the machine does falls on both halves of a pair. */
export const timesOf = (pairs: readonly Timed[]) => ({
  pairs: pairs.length,
  medianMilliseconds: Math.round(median(pairs.map(({ subject }) => subject))),
  yardstickMilliseconds: Math.round(median(pairs.map(({ yardstick }) => yardstick))),
  ratio: rounded(median(pairs.map(({ subject, yardstick }) => subject / yardstick))),
})
