import type { RoomTimeline, WatchStretch } from '../../contracts/coverage.ts'
import type { LegalWindow } from '../../contracts/law/calendar.ts'

type Shape = Pick<RoomTimeline['violations'][number], 'id' | 'status' | 'ongoing'>

/** One stretch of a lane, in minutes from the begin of the axis, and what it is. */
export type DayStretch = {
  readonly from: string
  readonly to: string
  readonly x: number
  readonly width: number
} & (
  | { readonly lane: 'law'; readonly kind: LegalWindow['verdict']; readonly window: LegalWindow }
  | { readonly lane: 'air'; readonly kind: 'on' }
  | { readonly lane: 'watch'; readonly kind: WatchStretch['kind']; readonly stretch: WatchStretch }
  | { readonly lane: 'teaching'; readonly kind: 'taught'; readonly course: string | null }
  | {
      readonly lane: 'violations'
      readonly kind: 'this' | 'other'
      readonly violation: Shape & { readonly rule: string }
    }
  | { readonly lane: 'cuts'; readonly kind: 'cut'; readonly cut: RoomTimeline['cuts'][number] }
)

export const LANES = ['law', 'air', 'watch', 'teaching', 'violations', 'cuts'] as const
export type Lane = (typeof LANES)[number]

const MINUTE = 60_000
/** What must not vanish on a day-wide picture is drawn at least this many minutes wide. */
const LEAST_MINUTES = 4

type Axis = { readonly start: number; readonly minutes: number }

export const axisOf = ({ from, to }: Pick<RoomTimeline, 'from' | 'to'>): Axis => {
  const start = Date.parse(from)
  return { start, minutes: Math.max(1, (Date.parse(to) - start) / MINUTE) }
}

function placeOf(axis: Axis, from: string, to: string, least: number) {
  const within = (millis: number) => Math.min(axis.minutes, Math.max(0, millis / MINUTE))
  const x = within(Date.parse(from) - axis.start)
  const end = within(Date.parse(to) - axis.start)
  const width = Math.max(least, end - x)
  return { from, to, x: Math.min(x, Math.max(0, axis.minutes - width)), width }
}

/** The lanes of a day, top to bottom; `thisOne`: the violation whose page it is. */
export function dayLanes(
  day: RoomTimeline,
  thisOne: string | null,
): Readonly<Record<Lane, readonly DayStretch[]>> {
  const axis = axisOf(day)
  return {
    law: day.windows.map((window) => ({
      lane: 'law',
      kind: window.verdict,
      window,
      ...placeOf(axis, window.start, window.end, 0),
    })),
    air: day.air.map(({ from, to }) => ({
      lane: 'air',
      kind: 'on',
      ...placeOf(axis, from, to, 0),
    })),
    watch: day.watch.map((stretch) => ({
      lane: 'watch',
      kind: stretch.kind,
      stretch,
      ...placeOf(axis, stretch.from, stretch.to, 0),
    })),
    teaching: day.teaching.map(({ from, to, course }) => ({
      lane: 'teaching',
      kind: 'taught',
      course,
      ...placeOf(axis, from, to, LEAST_MINUTES),
    })),
    violations: day.violations.map((violation) => ({
      lane: 'violations',
      kind: violation.id === thisOne ? 'this' : 'other',
      violation,
      ...placeOf(axis, violation.from, violation.to, LEAST_MINUTES),
    })),
    cuts: day.cuts.map((cut) => ({
      lane: 'cuts',
      kind: 'cut',
      cut,
      ...placeOf(axis, cut.at, cut.verifiedAt ?? cut.at, LEAST_MINUTES),
    })),
  }
}

/** Seconds of each kind of the watch, for a sentence: a picture of slivers says little to anybody. */
export function watchSums(
  watch: readonly WatchStretch[],
): readonly { readonly kind: WatchStretch['kind']; readonly seconds: number }[] {
  const sums = new Map<WatchStretch['kind'], number>()
  for (const { kind, seconds } of watch) sums.set(kind, (sums.get(kind) ?? 0) + seconds)
  return [...sums].map(([kind, seconds]) => ({ kind, seconds }))
}
