const HOUR = 3_600_000
/** Asia/Shanghai has had no other offset since 1991, and everything here is told in it. */
const AHEAD = 8 * HOUR
const DAY = 24 * HOUR

const onTheWall = (millis: number): string =>
  `${new Date(millis + AHEAD).toISOString().slice(0, 19)}+08:00`

/** The day of Asia/Shanghai in which a moment lies, from midnight to midnight. */
export function dayAround(now: number): { readonly from: string; readonly to: string } {
  const midnight = Math.floor((now + AHEAD) / DAY) * DAY - AHEAD
  return { from: onTheWall(midnight), to: onTheWall(midnight + DAY) }
}
