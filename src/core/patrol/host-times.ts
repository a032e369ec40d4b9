import { type Duration, milliseconds, seconds } from '../time/duration.ts'

/**
 * What answers of a platform usually take, and how much they vary, in milliseconds: smoothed as a TCP sender smooths round
 * trips (RFC 6298 §2).
 */
export type HostTimes = {
  readonly usual: number
  readonly varies: number
  readonly answers: number
  /** Looks in a row that ended by their budget without a word from it. */
  readonly silentInARow: number
}

export const NO_TIMES: HostTimes = { usual: 0, varies: 0, answers: 0, silentInARow: 0 }

/** How a look ended: after how long, and whether the platform said anything. */
export type LookTime = { readonly took: Duration; readonly answered: boolean }

/** Fewer say nothing of what is usual. */
const ENOUGH = 5
/** No look is given less: a platform may be slow once. Ours: docs/rules.md §7. */
const LEAST: Duration = seconds(2)
/** One that said nothing so often is asked shortly, and every so many looks at length, in case it is only slow now. */
const SILENT_AFTER = 3
const AT_LENGTH_EVERY = 5

export function learnTime(before: HostTimes, { took, answered }: LookTime): HostTimes {
  if (!answered) return { ...before, silentInARow: before.silentInARow + 1 }
  const known = { answers: before.answers + 1, silentInARow: 0 }
  if (before.answers === 0) return { usual: took, varies: took / 2, ...known }
  const off = Math.abs(before.usual - took)
  return {
    usual: before.usual * (7 / 8) + took / 8,
    varies: before.varies * (3 / 4) + off / 4,
    ...known,
  }
}

/**
 * How long a look may take: half as long again as is usual and four times what it varies, never less than two seconds and never more than
 * `most`; each silence in a row doubles it, so that a platform that has become slow is heard again, until it is plainly
 * silent.
 */
export function timeBudget(times: HostTimes, most: Duration): Duration {
  const { usual, varies, answers, silentInARow } = times
  if (silentInARow >= SILENT_AFTER) {
    return silentInARow % AT_LENGTH_EVERY === 0 ? most : milliseconds(Math.min(LEAST, most))
  }
  if (answers < ENOUGH) return most
  const learned = Math.max(LEAST, 1.5 * usual + 4 * varies) * 2 ** silentInARow
  return milliseconds(Math.min(most, Math.round(learned)))
}
