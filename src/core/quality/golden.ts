import type { RegionCode } from '../registry/institution.ts'
import { randomFrom } from '../seeded-random.ts'
import { hours } from '../time/duration.ts'
import { type Instant, plus } from '../time/instant.ts'
import type { DecisionKind } from './decided-lead.ts'
import { numberOf } from './review-share.ts'

/** A case whose truth is known, that is put before people again to see how they decide. */
export type GoldenCase = {
  readonly id: string
  readonly violationId: string
  readonly region: RegionCode
  readonly truth: DecisionKind
  /** In words for who decided otherwise. */
  readonly why: string
  /** Who entered it, or `system`: two people had agreed on it. */
  readonly by: string
  readonly at: Instant
  /** Nobody is shown it any more. */
  readonly retired: boolean
}

/** How a golden item came out. `missed-lesson`: a lesson was dismissed; `wrong-accusation`: what is none was confirmed. */
export const GOLDEN_OUTCOMES = ['hit', 'missed-lesson', 'wrong-accusation'] as const
export type GoldenOutcome = (typeof GOLDEN_OUTCOMES)[number]

/** A golden case before one person, as a lead that looks like any other. It is no violation, and nothing else knows it. */
export type GoldenItem = {
  /** As he sees it in the place of a violation's. */
  readonly id: string
  readonly caseId: string
  readonly violationId: string
  readonly region: RegionCode
  readonly who: string
  readonly putAt: Instant
  readonly claimedUntil: Instant | null
  /** `withdrawn`: he did something else with it, its time was over, or its evidence was gone. */
  readonly state: 'open' | 'withdrawn' | GoldenOutcome
  readonly answeredAt: Instant | null
  /** What he was told when it came out, whatever is entered of the case afterwards; `null`: as long as it is open. */
  readonly truth: DecisionKind | null
  readonly why: string | null
}

/** So long one waits before its person; what he has not looked at by then says nothing of him. Ours: docs/rules.md §7. */
export const GOLDEN_WAITS = hours(7 * 24)

/** What he said of it, as it follows from how it came out; `null`: nothing. */
export function answerOf({ state, truth }: GoldenItem): DecisionKind | null {
  if (state === 'hit') return truth
  if (state === 'missed-lesson') return 'dismissed'
  return state === 'wrong-accusation' ? 'confirmed' : null
}

export const isOpen = ({ state, putAt }: GoldenItem, now: Instant): boolean =>
  state === 'open' && now < plus(putAt, GOLDEN_WAITS)

type Answered = Pick<GoldenCase, 'truth' | 'why'> & {
  readonly answer: DecisionKind
  readonly seen: boolean
}

/** What a decision on it comes to. Evidence that retention has deleted is nobody's mistake. */
export function decideGolden(
  item: GoldenItem,
  { truth, why, answer, seen }: Answered,
  now: Instant,
): GoldenItem {
  const missed = truth === 'confirmed' ? 'missed-lesson' : 'wrong-accusation'
  const outcome = answer === truth ? 'hit' : missed
  return { ...item, state: seen ? outcome : 'withdrawn', answeredAt: now, truth, why }
}

/**
 * Which of the cases that are left is drawn, as a part of them from 0 to below 1. Apart from `isDrawn`, which asks the same
 * token whether any is: otherwise a small share would only ever draw the first of them. @param token unguessable
 */
export const drawnPart = (token: string): number => randomFrom(numberOf(`case ${token}`))()
