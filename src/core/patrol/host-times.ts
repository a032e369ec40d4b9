import { type Duration, milliseconds, seconds } from '../time/duration.ts'

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
  /** Short looks that a silent platform was given since the last one at length. */
  readonly shortInARow: number
}

export const NO_TIMES: HostTimes = {
  usual: 0,
  varies: 0,
  answers: 0,
  silentInARow: 0,
  shortInARow: 0,
}

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
/** One that said nothing so often is asked shortly, and every so many looks at length, in case it is only slow now. */
const SILENT_AFTER = 3
const AT_LENGTH_EVERY = 5

/** A silence that we cut short ourselves teaches nothing: it is our impatience. */
export function learnTime(before: HostTimes, { took, answered, whole }: LookTime): HostTimes {
  if (!answered) return whole ? { ...before, silentInARow: before.silentInARow + 1 } : before
  const known = { answers: before.answers + 1, silentInARow: 0, shortInARow: 0 }
  if (before.answers === 0) return { usual: took, varies: took / 2, ...known }
  const off = Math.abs(before.usual - took)
  return {
    usual: before.usual * (7 / 8) + took / 8,
    varies: before.varies * (3 / 4) + off / 4,
    ...known,
  }
}

/** It has said nothing, however long it was given, since it last answered. */
export const isSilent = ({ silentInARow }: HostTimes): boolean => silentInARow >= SILENT_AFTER

/**
 * How long the next look may take: half as long again as is usual and four times what it varies, never less than two seconds and
 * never more than `most`. A silent platform gets two seconds, and all of it every fifth time, counted as looks begin: many
 * end at the same moment.
 */
export function giveTime(
  times: HostTimes,
  most: Duration,
): { readonly budget: Duration; readonly times: HostTimes } {
  const { usual, varies, answers, shortInARow } = times
  if (isSilent(times)) {
    return shortInARow + 1 >= AT_LENGTH_EVERY
      ? { budget: most, times: { ...times, shortInARow: 0 } }
      : {
          budget: milliseconds(Math.min(LEAST, most)),
          times: { ...times, shortInARow: shortInARow + 1 },
        }
  }
  if (answers < ENOUGH) return { budget: most, times }
  const learned = Math.max(LEAST, 1.5 * usual + 4 * varies)
  return { budget: milliseconds(Math.min(most, Math.round(learned))), times }
}
