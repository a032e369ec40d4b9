export const share = (part: number, whole: number): number =>
  whole === 0 ? 0 : Math.round((part / whole) * 10_000) / 10_000

/** Of those that were measured: what half of them and nine in ten do not exceed. */
export function spread(errors: readonly (number | null)[]) {
  const known = errors.filter((error) => error !== null).toSorted((a, b) => a - b)
  return {
    median: known[Math.floor(known.length / 2)] ?? null,
    ninetyPercent: known[Math.floor(known.length * 0.9)] ?? null,
  }
}
