import type { Violation } from '../../../contracts/violation.ts'
import { toneOf } from '../cut-progress.ts'
import { canCut } from './review-rules.ts'

/** Who holds it now, as the journal names them; `null`: nobody, or the claim has lapsed. */
export function holderAt(violation: Violation, nowMillis: number): string | null {
  const { claimedBy, claimedUntil } = violation
  const lapsed = claimedUntil !== null && Date.parse(claimedUntil) <= nowMillis
  return lapsed ? null : claimedBy
}

/** How a person is written down. */
export const whoOf = ({ name }: { readonly name: string }): string => `user:${name}`

/** Another has it in hand: he decides. */
export function heldByAnother(violation: Violation, who: string, nowMillis: number): string | null {
  const holder = holderAt(violation, nowMillis)
  return holder === null || holder === who ? null : holder
}

/** Milliseconds in which its confirmation can still be taken back by this person; `null`: not by him, or not at all. */
export function undoLeft(
  { decision }: Violation,
  who: string,
  mayOverrule: boolean,
  nowMillis: number,
): number | null {
  if (decision === null || decision.takenBackUntil === null) return null
  if (decision.by !== who && !mayOverrule) return null
  const left = Date.parse(decision.takenBackUntil) - nowMillis
  return left > 0 ? left : null
}

const isOver = ({ status }: Violation): boolean => status === 'dismissed' || status === 'closed'

/** Why it cannot be referred; `null`: it can. Likewise below. */
function whyNotRefer({ status }: Violation): 'referOpen' | 'referDone' | null {
  if (status === 'confirmed') return null
  return status === 'suspected' ? 'referOpen' : 'referDone'
}

/** @param lettered a letter after which the room was proven to be off air */
function whyNotClose(violation: Violation, lettered: boolean) {
  const { status, cut, ongoing } = violation
  if (isOver(violation)) return 'closeDone'
  if (status === 'suspected') return 'closeOpen'
  const proven = lettered || (cut !== null && toneOf(cut.state) === 'proven')
  if (status !== 'disposed' && !proven) return 'closeUnproven'
  return ongoing ? 'closeOngoing' : null
}

/** Why it can be neither confirmed nor dismissed now by somebody who may; `null`: it can. */
export function whyNotDecide(violation: Violation, heldBy: string | null) {
  if (violation.status !== 'suspected') return isOver(violation) ? 'decideOver' : 'decideDone'
  return heldBy === null ? null : 'decideHeld'
}

export function whyNotCut(violation: Violation) {
  if (isOver(violation)) return 'cutSettled'
  if (!violation.cuttable) return 'cutNoTarget'
  return canCut(violation) ? null : 'cutStanding'
}

/** What else can be done with a case, each with the sentence that says why not and which way exists. */
export const caseActs = (violation: Violation, lettered: boolean) =>
  [
    { act: 'assign', why: isOver(violation) ? 'assignDone' : null },
    { act: 'refer', why: whyNotRefer(violation) },
    { act: 'close', why: whyNotClose(violation, lettered) },
    { act: 'reopen', why: violation.status === 'suspected' ? 'reopenOpen' : null },
  ] as const
