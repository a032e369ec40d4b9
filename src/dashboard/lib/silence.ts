/** A moment by both clocks of this computer: the wall clock can be set back, the monotonic one may stop in standby. */
export type Moment = { readonly wall: number; readonly monotonic: number }

export const momentNow = (): Moment => ({ wall: Date.now(), monotonic: performance.now() })

/** Milliseconds from one moment to the other, by the clock that saw more of them. */
export const passed = (from: Moment, to: Moment): number =>
  Math.max(0, to.wall - from.wall, to.monotonic - from.monotonic)

/**
 * The server is heard every two seconds. Nothing for this long (in milliseconds), and what the page shows is told as
 * old; with the second that passes until it is looked at, officers know within ten.
 */
export const SILENT_AFTER = 8_000

export const isSilent = (heard: Moment, now: Moment): boolean => passed(heard, now) > SILENT_AFTER
