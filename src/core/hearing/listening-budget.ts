import { type Duration, minutes } from '../time/duration.ts'
import type { ListenReason } from './when-to-listen.ts'

/** Listenings that a worker may still begin, and when they were counted, by the clock that nobody sets. */
export type ListeningBudget = { readonly left: number; readonly at: Duration }

/** A listening of twelve seconds takes some 160 ms of a processor (docs/hearing.md): a sixth of one at most. Ours: docs/rules.md §7. */
export const LISTENINGS_A_MINUTE = 60

export const fullBudget = (at: Duration): ListeningBudget => ({ left: LISTENINGS_A_MINUTE, at })

/** A turn for a room, where there is one: what a lot fell on leaves half of them to rooms with a reason. */
export function takeListening(
  budget: ListeningBudget,
  reason: ListenReason,
  now: Duration,
): { readonly budget: ListeningBudget; readonly granted: boolean } {
  const grown = (LISTENINGS_A_MINUTE * Math.max(0, now - budget.at)) / minutes(1)
  const left = Math.min(LISTENINGS_A_MINUTE, budget.left + grown)
  const needed = reason === 'lot' ? LISTENINGS_A_MINUTE / 2 : 1
  const granted = left >= needed
  return { budget: { left: granted ? left - 1 : left, at: now }, granted }
}
