export type StreamWatch = { readonly sequence: number | null; readonly misses: number }

export const NEW_WATCH: StreamWatch = { sequence: null, misses: 0 }

/** Not every entry of the journal is told to the page, so one silent round proves nothing. */
const MISSES = 2

/**
 * A connection can die without either side noticing. The journal grew since the last reading but nothing came through:
 * when that happens twice in a row the stream is taken for dead.
 */
export function watchStream(
  before: StreamWatch,
  reading: { readonly sequence: number; readonly received: number },
): { readonly watch: StreamWatch; readonly silent: boolean } {
  const grew = before.sequence !== null && reading.sequence > before.sequence
  const heard = before.sequence === null || reading.received > before.sequence
  const misses = grew && !heard ? before.misses + 1 : heard ? 0 : before.misses
  const silent = misses >= MISSES
  return { watch: { sequence: reading.sequence, misses: silent ? 0 : misses }, silent }
}
