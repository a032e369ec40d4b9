/** Seconds after midnight on the wall clock of Asia/Shanghai, 0..86400; 86400 is the midnight that ends the day. */
export type SecondOfDay = number

export const SECONDS_PER_DAY: SecondOfDay = 86_400

/** Half-open part of a day: `from` belongs to it, `to` does not. */
export type DayPart = { readonly from: SecondOfDay; readonly to: SecondOfDay }

/** Parses `HH:MM` or `HH:MM:SS` (`24:00` ends the day); `null` when there is no such time. */
export function parseClockTime(text: string): SecondOfDay | null {
  const match = /^(\d{2}):([0-5]\d)(?::([0-5]\d))?$/.exec(text)
  if (match === null) return null
  const second = Number(match[1]) * 3_600 + Number(match[2]) * 60 + Number(match[3] ?? '0')
  return second <= SECONDS_PER_DAY ? second : null
}

const two = (value: number): string => String(value).padStart(2, '0')

/** `HH:MM`, with seconds when there are any. */
export function formatClockTime(second: SecondOfDay): string {
  const whole = Math.floor(second)
  const base = `${two(Math.floor(whole / 3_600))}:${two(Math.floor(whole / 60) % 60)}`
  return whole % 60 === 0 ? base : `${base}:${two(whole % 60)}`
}

export const within = (part: DayPart, second: SecondOfDay): boolean =>
  part.from <= second && second < part.to
