import type { Room } from '../../../contracts/room.ts'
import type { DayPart } from '../../calendar/year-view.ts'

/** Rooms of one city and stage are told together. */
export type LawPlace = Pick<Room, 'region' | 'stage'>

/** The city that a place lies in, or its province. */
const cityOf = (region: string): string => `${region.slice(0, 4)}00`

/**
 * Under which law the rooms of a person are, where most of them are first. A county with a calendar of its own is told
 * on the cards of its rooms, not here.
 */
export function lawPlaces(rooms: readonly LawPlace[]): readonly LawPlace[] {
  const counts = new Map<string, { place: LawPlace; rooms: number }>()
  for (const { region, stage } of rooms) {
    const place = { region: cityOf(region), stage }
    const key = `${place.region} ${stage}`
    counts.set(key, { place, rooms: (counts.get(key)?.rooms ?? 0) + 1 })
  }
  return [...counts]
    .toSorted(([a, { rooms: many }], [b, { rooms: more }]) => more - many || a.localeCompare(b))
    .map(([, { place }]) => place)
}

export type DayNow = {
  /** `null`: no window covers this minute, which is never the same as permitted. */
  readonly now: DayPart | null
  /** The first part of another verdict later today; `null`: none is known. */
  readonly next: DayPart | null
}

/** What holds in a minute after midnight, and what comes after it. */
export function dayNow(parts: readonly DayPart[], minute: number): DayNow {
  const now = parts.find(({ from, to }) => from <= minute && minute < to) ?? null
  const next =
    parts
      .filter(({ from }) => from > minute)
      .toSorted((a, b) => a.from - b.from)
      .find(({ verdict }) => verdict !== now?.verdict) ?? null
  return { now, next }
}

/** `08:30` of a minute after midnight; the end of a day is 24:00. */
export const clockOfMinute = (minute: number): string =>
  `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`
