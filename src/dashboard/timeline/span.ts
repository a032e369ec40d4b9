import { dateOf, OFFSET } from '../lib/time/format-time.ts'

/** A piece of the time axis, epoch milliseconds of whole seconds, half-open. */
export type Span = { readonly from: number; readonly to: number }

const SECOND = 1_000
const MINUTE = 60 * SECOND
const HOUR = 60 * MINUTE
export const DAY = 24 * HOUR
const YEAR = 366 * DAY
const OFFSET_MILLIS = 8 * HOUR

/** Lengths that one goes to at once. */
export const LENGTHS = [
  ['year', YEAR],
  ['month', 30 * DAY],
  ['week', 7 * DAY],
  ['day', DAY],
  ['hour', HOUR],
  ['minute', MINUTE],
  ['second', SECOND],
] as const

const startOfDay = (at: number): number => Date.parse(`${dateOf(at)}T00:00:00${OFFSET}`)

/** What is shown when the address says nothing: thirty days up to the end of today. */
const lately = (now: number): Span => {
  const to = startOfDay(now) + DAY
  return { from: to - 30 * DAY, to }
}

const within = (length: number): number => Math.min(YEAR, Math.max(SECOND, length))

const wholeSeconds = (from: number, length: number): Span => {
  const start = Math.floor(from / SECOND) * SECOND
  return { from: start, to: start + Math.max(SECOND, Math.round(length / SECOND) * SECOND) }
}

/** The span that the address names; one that is none, or longer than a year, is put right. */
export function spanIn(
  { from, to }: { readonly from?: string; readonly to?: string },
  now: number,
): Span {
  const [start, end] = [Date.parse(from ?? ''), Date.parse(to ?? '')]
  if (Number.isNaN(start) && Number.isNaN(end)) return lately(now)
  if (Number.isNaN(start)) return wholeSeconds(end - 30 * DAY, 30 * DAY)
  if (Number.isNaN(end) || end <= start) return wholeSeconds(start, 30 * DAY)
  return wholeSeconds(start, within(end - start))
}

export const lengthOf = ({ from, to }: Span): number => to - from

/** The same middle, or the one that is given, with another length. */
export function withLength(span: Span, length: number, middle = (span.from + span.to) / 2): Span {
  const fit = within(length)
  return wholeSeconds(middle - fit / 2, fit)
}

/** By half of what is shown: something known stays in sight. */
export const moved = (span: Span, steps: number): Span =>
  wholeSeconds(span.from + (steps * lengthOf(span)) / 2, lengthOf(span))

/** The piece between two places of the axis, each 0 to 1. */
export function between(span: Span, a: number, b: number): Span {
  const [left, right] = [Math.max(0, Math.min(a, b)), Math.min(1, Math.max(a, b))]
  const length = lengthOf(span)
  return wholeSeconds(span.from + left * length, (right - left) * length)
}

/** RFC 3339, Asia/Shanghai. */
export const instantOf = (at: number): string => {
  const local = new Date(at + OFFSET_MILLIS).toISOString()
  return `${local.slice(0, 19)}${OFFSET}`
}

export type Tick = { readonly at: number; readonly label: string }

const TICK_STEPS = [1, 5, 10, 30, 60, 300, 600, 1_800, 3_600, 10_800, 21_600, 43_200]
  .map((seconds) => seconds * SECOND)
  .concat([DAY, 2 * DAY, 7 * DAY, 14 * DAY, 30 * DAY, 61 * DAY])
const MOST_TICKS = 8

function labelOf(at: number, step: number): string {
  const local = new Date(at + OFFSET_MILLIS).toISOString()
  if (step >= 30 * DAY) return local.slice(0, 10)
  if (step >= DAY) return local.slice(5, 10)
  const clock = local.slice(11, step < MINUTE ? 19 : 16)
  return clock.startsWith('00:00') && step >= MINUTE ? local.slice(5, 10) : clock
}

/** Places of the axis with their times, few enough to be read. */
export function ticksOf(span: Span): readonly Tick[] {
  const step = TICK_STEPS.find((one) => lengthOf(span) / one <= MOST_TICKS) ?? 61 * DAY
  const first = Math.ceil((span.from + OFFSET_MILLIS) / step) * step - OFFSET_MILLIS
  const count = Math.max(0, Math.ceil((span.to - first) / step))
  return Array.from({ length: count }, (_, place) => {
    const at = first + place * step
    return { at, label: labelOf(at, step) }
  })
}

type Lasting = { readonly from: number; readonly to: number }

/** Which line each is drawn on, so that none lies over another; in the order given. `null`: there is no line left. */
export function lanesOf(pieces: readonly Lasting[], most: number): readonly (number | null)[] {
  const ends: number[] = []
  const order = pieces.map((_, place) => place)
  order.sort((a, b) => (pieces[a]?.from ?? 0) - (pieces[b]?.from ?? 0))
  const lanes = new Map<number, number>()
  for (const place of order) {
    const { from, to } = pieces[place] ?? { from: 0, to: 0 }
    const free = ends.findIndex((end) => end <= from)
    const lane = free === -1 ? ends.length : free
    if (lane >= most) continue
    ends[lane] = to
    lanes.set(place, lane)
  }
  return pieces.map((_, place) => lanes.get(place) ?? null)
}
