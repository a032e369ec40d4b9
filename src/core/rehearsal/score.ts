import type { Instant } from '../time/instant.ts'

/** A lead that the rehearsal's own patrol found. */
export type DrillLead = {
  readonly id: string
  readonly roomTitle: string
  readonly openedAt: Instant
  /** What the made-up room really gives: the answer that nobody sees before the end. */
  readonly lesson: boolean
}

/** What a trainee did about a lead, and was not refused. */
export type DrillAct = {
  readonly person: string
  readonly leadId: string
  readonly at: Instant
  readonly kind: 'seen' | 'claimed' | 'confirmed' | 'dismissed' | 'taken-back' | 'cut'
  /** Of `cut`: the order that it became. */
  readonly cutId?: string
}

export type DrillFacts = {
  readonly leads: readonly DrillLead[]
  readonly acts: readonly DrillAct[]
  /** Orders whose stream was seen to be off, pulled anew as a stranger would. */
  readonly verifiedCuts: readonly string[]
}

/** One trainee and one lead. Times in milliseconds since the lead was on the wall; `null`: did not come to it. */
export type LeadResult = {
  readonly leadId: string
  readonly roomTitle: string
  readonly lesson: boolean
  readonly seenAfter: number | null
  readonly claimedAfter: number | null
  readonly decidedAfter: number | null
  /** What stood at the end, by this person. */
  readonly decision: 'confirmed' | 'dismissed' | null
  readonly cut: 'verified' | 'not-verified' | 'none'
  /** 0 to 100. */
  readonly points: number
}

/** `points`: 0 to 100, of all leads that the person had to deal with; `null`: there was none. */
export type PersonSheet = {
  readonly person: string
  readonly leads: readonly LeadResult[]
  readonly points: number | null
}

/** Goals of the operators' room: a lead is seen in half a minute and decided in two. */
export const SEE_GOAL = 30_000
export const DECIDE_GOAL = 120_000

const RIGHT_POINTS = 50
const PROOF_POINTS = 30
const PROMPT_POINTS = 10

const within = (after: number | null, goal: number): number =>
  after !== null && after <= goal ? PROMPT_POINTS : 0

/**
 * A wrong decision or none is worth nothing, however quick it was. A right one is half; a lesson then has to be off the
 * air, proven, while what is no lesson has nothing to prove.
 */
function pointsOf(result: Omit<LeadResult, 'points'>): number {
  const { lesson, decision, cut, seenAfter, decidedAfter } = result
  if (decision !== (lesson ? 'confirmed' : 'dismissed')) return 0
  const proof = !lesson || cut === 'verified' ? PROOF_POINTS : 0
  return RIGHT_POINTS + proof + within(seenAfter, SEE_GOAL) + within(decidedAfter, DECIDE_GOAL)
}

const first = (acts: readonly DrillAct[], kinds: readonly DrillAct['kind'][]): DrillAct | null =>
  acts.find(({ kind }) => kinds.includes(kind)) ?? null

const DECISIONS = ['confirmed', 'dismissed', 'taken-back'] as const

function decisionOf(acts: readonly DrillAct[]): LeadResult['decision'] {
  const last = acts.findLast(({ kind }) => DECISIONS.some((one) => one === kind))
  return last?.kind === 'confirmed' || last?.kind === 'dismissed' ? last.kind : null
}

function resultOf(
  lead: DrillLead,
  acts: readonly DrillAct[],
  verified: readonly string[],
): LeadResult {
  const after = (act: DrillAct | null) =>
    act === null ? null : Math.max(0, act.at - lead.openedAt)
  const cuts = acts.filter(({ kind }) => kind === 'cut')
  const proven = cuts.some(({ cutId }) => cutId !== undefined && verified.includes(cutId))
  const result = {
    leadId: lead.id,
    roomTitle: lead.roomTitle,
    lesson: lead.lesson,
    seenAfter: after(first(acts, ['seen'])),
    claimedAfter: after(first(acts, ['claimed'])),
    decidedAfter: after(first(acts, ['confirmed', 'dismissed'])),
    decision: decisionOf(acts),
    cut: proven
      ? ('verified' as const)
      : cuts.length > 0
        ? ('not-verified' as const)
        : ('none' as const),
  }
  return { ...result, points: pointsOf(result) }
}

/** Whoever decided it last; a decision that was taken back leaves it to all. */
function deciderOf(acts: readonly DrillAct[]): string | null {
  const last = acts.findLast(({ kind }) => DECISIONS.some((one) => one === kind))
  return last === undefined || last.kind === 'taken-back' ? null : last.person
}

/**
 * A sheet for everybody who entered. A lead is held against who decided it, and against all when nobody did: what a
 * colleague dealt with is nobody else's fault.
 */
export function scoreRehearsal(
  people: readonly string[],
  { leads, acts, verifiedCuts }: DrillFacts,
): readonly PersonSheet[] {
  const inOrder = acts.toSorted((one, other) => one.at - other.at)
  return people.map((person) => {
    const results = leads.flatMap((lead): readonly LeadResult[] => {
      const all = inOrder.filter(({ leadId }) => leadId === lead.id)
      const decider = deciderOf(all)
      if (decider !== null && decider !== person) return []
      return [
        resultOf(
          lead,
          all.filter((act) => act.person === person),
          verifiedCuts,
        ),
      ]
    })
    const sum = results.reduce((total, { points }) => total + points, 0)
    return {
      person,
      leads: results,
      points: results.length === 0 ? null : Math.round(sum / results.length),
    }
  })
}
