/** The value that `share` of them do not exceed, rounded; `null` of none. */
export function shareOf(values: readonly number[], share: number): number | null {
  const sorted = values.toSorted((a, b) => a - b)
  const value = sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))]
  return value === undefined ? null : Math.round(value * 10) / 10
}

export const spreadOf = (values: readonly number[]) => ({
  count: values.length,
  p50: shareOf(values, 0.5),
  p95: shareOf(values, 0.95),
  longest: shareOf(values, 1),
})
