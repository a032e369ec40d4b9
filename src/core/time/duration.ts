/** A length of time in milliseconds. The brand keeps seconds and milliseconds from being mixed up. */
export type Duration = number & { readonly __unit: 'milliseconds' }

export const milliseconds = (value: number): Duration => value as Duration
export const seconds = (value: number): Duration => (value * 1_000) as Duration
export const minutes = (value: number): Duration => (value * 60_000) as Duration
export const hours = (value: number): Duration => (value * 3_600_000) as Duration

/** Whole and fractional seconds, for the wire, where durations are seconds. */
export const toSeconds = (duration: Duration): number => duration / 1_000
