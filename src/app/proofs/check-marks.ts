import type { VerifyReport } from '../../core/evidence/proof/check-report.ts'
import { hours, minutes } from '../../core/time/duration.ts'
import { type Instant, plus } from '../../core/time/instant.ts'
import type { Clock } from '../../ports/clock.ts'
import type { Transactions } from '../../ports/records/records.ts'

export const MARK = 'journal-verify'
export const BEGUN = 'journal-verify-begun'
/** What was found stands for so long, where it is looked at each night: a night missed, and some hours. */
const STANDS_FOR = hours(52)
const LOOK_EVERY = minutes(1)

export type CheckedAt = { readonly at: Instant; readonly report: VerifyReport }

/** `failed`: it threw; `stalled`: it came no further; `unended`: the process went meanwhile; `overdue`: none was begun. */
export type Unchecked = {
  readonly why: 'failed' | 'stalled' | 'unended' | 'overdue'
  readonly words: string | null
}

export type Remembered = {
  readonly last: CheckedAt | null
  readonly unchecked: Unchecked | null
}

/** What was found, by whichever machine, and whether that is of the check that was begun last. */
export async function remembered(transactions: Transactions): Promise<Remembered> {
  const [mark, begun] = await transactions.run(async ({ patrolMarks }) => [
    await patrolMarks.find(MARK),
    await patrolMarks.find(BEGUN),
  ])
  const last = (mark?.value as CheckedAt | undefined) ?? null
  const isUnended = begun !== null && (last === null || begun.at > last.at)
  return { last, unchecked: isUnended ? { why: 'unended', words: null } : null }
}

/** A check that another machine ended since stands for what could not be seen here. One that it only began says nothing yet. */
export function withNews<State extends Remembered>(state: State, found: Remembered): State {
  const isNewer = found.last !== null && (state.last === null || found.last.at > state.last.at)
  if (!isNewer) return state
  return { ...state, last: found.last, unchecked: found.unchecked && state.unchecked }
}

/** @param lookedAt When it was looked for a later one: another machine may have checked meanwhile. */
export const isOverdue = (known: Instant, lookedAt: Instant): boolean =>
  plus(known, STANDS_FOR) < lookedAt

/** Looks now and then for what other machines found, of which only one wins each nightly check. */
export function createCheckMarks(
  {
    clock,
    transactions,
  }: { readonly clock: Pick<Clock, 'now'>; readonly transactions: Transactions },
  onFound: (found: Remembered) => void,
) {
  let lookedAt = clock.now()
  let isLooking = false

  async function look(): Promise<void> {
    isLooking = true
    try {
      onFound(await remembered(transactions))
    } catch {
      // Nobody could see whether there is a later one: then what is known here is all that there is.
    } finally {
      isLooking = false
      lookedAt = clock.now()
    }
  }

  return {
    lookedAt: () => lookedAt,
    /** Does not wait, and never rejects. */
    lookAgain(): void {
      const now = clock.now()
      const isFresh = now >= lookedAt && now < plus(lookedAt, LOOK_EVERY)
      if (!isLooking && !isFresh) void look()
    },
  }
}
