/** Milliseconds to wait before try number `attempt` (0, 1, 2 …): 1 s, 2 s, 4 s … at most 15 s. */
export const backoff = (attempt: number): number =>
  Math.min(15_000, 1000 * 2 ** Math.max(0, attempt))
