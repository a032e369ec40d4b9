import { type Duration, milliseconds, seconds } from '../time/duration.ts'
import { jitterOf } from './politeness.ts'

/**
 * What answers of a platform usually take, and how much they vary, in milliseconds: smoothed as a TCP sender smooths round
 * trips (RFC 6298 §2).
 */
export type HostTimes = {
  readonly usual: number
  readonly varies: number
  readonly answers: number
  /** Looks in a row that had all their time and ended by it without a word from the platform. */
  readonly silentInARow: number
  /** Rooms that were given their place in the round of long looks while it was silent. */
  readonly placesGiven: number
}

/** What is known of one room of a platform. */
export type RoomTimes = {
  /** We cut it short once: it is given all its time. */
  readonly cutShort: boolean
  /** It last answered later than the least that any look is given: it needs more, also while its platform is silent. */
  readonly answersLate: boolean
  /** Looks of its silent platform that it was given shortly since its last one at length; `null`: it has no place yet. */
  readonly shortInARow: number | null
}

export const NO_TIMES: HostTimes = {
  usual: 0,
  varies: 0,
  answers: 0,
  silentInARow: 0,
  placesGiven: 0,
}

export const NO_ROOM_TIMES: RoomTimes = { cutShort: false, answersLate: false, shortInARow: null }

/** How a look ended: after how long, whether the platform said anything, and whether it had all the time that looks have. */
export type LookTime = {
  readonly took: Duration
  readonly answered: boolean
  readonly whole: boolean
}

/** Fewer say nothing of what is usual. */
const ENOUGH = 5
/** No look is given less: a platform may be slow once. Ours: docs/rules.md §7. */
const LEAST: Duration = seconds(2)
/** One that said nothing so often is asked shortly, and each room every so many looks at length, in case it is only slow now. */
const SILENT_AFTER = 3
const AT_LENGTH_EVERY = 5

/** A silence that we cut short ourselves teaches nothing: it is our impatience. */
export function learnTime(before: HostTimes, { took, answered, whole }: LookTime): HostTimes {
  if (!answered) return whole ? { ...before, silentInARow: before.silentInARow + 1 } : before
  const known = { ...before, answers: before.answers + 1, silentInARow: 0 }
  if (before.answers === 0) return { ...known, usual: took, varies: took / 2 }
  const off = Math.abs(before.usual - took)
  return {
    ...known,
    usual: before.usual * (7 / 8) + took / 8,
    varies: before.varies * (3 / 4) + off / 4,
  }
}

/**
 * What a look says of its room; `before`: its platform, as it was known when the look ended. `cutShort`: it had less than all its
 * time and ended by that.
 */
export function learnRoom(
  room: RoomTimes,
  before: HostTimes,
  { took, answered, cutShort }: Omit<LookTime, 'whole'> & { readonly cutShort: boolean },
): RoomTimes {
  if (cutShort && !answered && isSilent(before)) return room
  if (cutShort) return { ...room, cutShort }
  const answersLate = answered && took > LEAST
  return answersLate === room.answersLate ? room : { ...room, answersLate }
}

/** It has said nothing, however long it was given, since it last answered. */
export const isSilent = ({ silentInARow }: HostTimes): boolean => silentInARow >= SILENT_AFTER

/**
 * The first place of a room in the round: of five rooms one is looked at at length, drawn anew for each five. An address that
 * is signed anew for each look is always a new one, and no order in which such rooms come may be against one of them.
 */
function firstPlace(host: string, placesGiven: number): number {
  const five = Math.floor(placesGiven / AT_LENGTH_EVERY)
  const drawn = Math.floor(jitterOf(`${host} ${five}`) * AT_LENGTH_EVERY)
  return (placesGiven + drawn) % AT_LENGTH_EVERY
}

type Given = { readonly budget: Duration; readonly times: HostTimes; readonly room: RoomTimes }

/** Counted as looks begin: many end at the same moment. */
function giveToSilent(host: string, times: HostTimes, room: RoomTimes, most: Duration): Given {
  if (room.answersLate) return { budget: most, times, room }
  const isNew = room.shortInARow === null
  const place = room.shortInARow ?? firstPlace(host, times.placesGiven)
  const atLength = place + 1 >= AT_LENGTH_EVERY
  return {
    budget: atLength ? most : milliseconds(Math.min(LEAST, most)),
    times: isNew ? { ...times, placesGiven: times.placesGiven + 1 } : times,
    room: { ...room, shortInARow: atLength ? 0 : place + 1 },
  }
}

/**
 * How long the next look may take: half as long again as is usual and four times what it varies, never less than two seconds and
 * never more than `most`. A room of a silent platform gets two seconds, and all of it every fifth time of its own, or always
 * while it answers late.
 */
export function giveTime(host: string, times: HostTimes, room: RoomTimes, most: Duration): Given {
  if (isSilent(times)) return giveToSilent(host, times, room, most)
  const { usual, varies, answers } = times
  if (room.cutShort || answers < ENOUGH) return { budget: most, times, room }
  const learned = Math.max(LEAST, 1.5 * usual + 4 * varies)
  return { budget: milliseconds(Math.min(most, Math.round(learned))), times, room }
}
