/** The latest moment (milliseconds) of which the page knows anything: `now`, or when the connection was lost. */
export const lastKnown = (
  connection: { readonly kind: string; readonly lostAt?: number },
  now: number,
): number => Math.min(now, connection.lostAt ?? now)
