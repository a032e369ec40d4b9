/** Each screen is looked at three times, ten seconds apart. */
export const LOOKS = 3
/** Milliseconds. */
export const BETWEEN_LOOKS = 10_000
