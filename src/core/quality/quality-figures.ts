import { between, type Instant } from '../time/instant.ts'
import {
  cohensKappa,
  FEWEST_FOR_KAPPA,
  FEWEST_FOR_SHARE,
  type Kappa,
  type Part,
  partOf,
  quantile,
} from './agreement.ts'
import type { DecidedLead, DecisionKind } from './decided-lead.ts'
import type { GoldenItem, GoldenOutcome } from './golden.ts'

/** How long something took. `null`: too few to say. In milliseconds. */
export type Times = {
  readonly count: number
  readonly median: number | null
  readonly p90: number | null
}

/** Why there is no kappa: too few were judged twice, or both always said the same one thing. */
export type NoKappa = 'too-few' | 'one-sided'

/** How golden items came out; those that were not answered are left out. */
export type GoldenFigures = {
  readonly hits: Part
  readonly missedLessons: number
  readonly wrongAccusations: number
}

/** How well a group of decisions was made. */
export type QualityFigures = {
  readonly decisions: number
  readonly confirmed: number
  readonly dismissed: number
  readonly takenBack: number
  readonly toFirstLook: Times
  readonly toDecision: Times
  /** Of the decisions, those that a second person judged. */
  readonly reviewed: Part
  readonly waiting: number
  readonly notJudged: number
  readonly agreed: Part
  readonly kappa: Kappa | NoKappa
  readonly unsettled: number
  /** Settled otherwise than decided: a lesson was dismissed, or somebody was wrongly accused. */
  readonly missedLessons: number
  readonly wrongAccusations: number
  readonly golden: GoldenFigures
}

const timesOf = (leads: readonly DecidedLead[], until: (lead: DecidedLead) => Instant): Times => {
  const spans = leads.map((lead) => Math.max(0, between(lead.openedAt, until(lead))))
  const enough = spans.length >= FEWEST_FOR_SHARE
  return {
    count: spans.length,
    median: enough ? quantile(spans, 0.5) : null,
    p90: enough ? quantile(spans, 0.9) : null,
  }
}

const KINDS = ['confirmed', 'dismissed'] as const

function kappaOf(judged: readonly DecidedLead[]): Kappa | NoKappa {
  if (judged.length < FEWEST_FOR_KAPPA) return 'too-few'
  const table = KINDS.map((first) =>
    KINDS.map(
      (other) =>
        judged.filter(({ kind, second }) => kind === first && second?.kind === other).length,
    ),
  )
  return cohensKappa(table) ?? 'one-sided'
}

const isJudged = ({ second, state }: DecidedLead): boolean =>
  second !== null && second.kind !== 'cannot-tell' && state !== 'void'

const settledAs =
  (first: DecisionKind, settled: DecisionKind) =>
  ({ kind, settlement }: DecidedLead): boolean =>
    kind === first && settlement?.kind === settled

function goldenFiguresOf(items: readonly GoldenItem[]): GoldenFigures {
  const count = (outcome: GoldenOutcome): number =>
    items.filter(({ state }) => state === outcome).length
  const [hits, missedLessons, wrongAccusations] = [
    count('hit'),
    count('missed-lesson'),
    count('wrong-accusation'),
  ]
  return {
    hits: partOf(hits, hits + missedLessons + wrongAccusations),
    missedLessons,
    wrongAccusations,
  }
}

/** What decisions come to. Those that were taken back count as that alone. */
export function figuresOf(
  all: readonly DecidedLead[],
  items: readonly GoldenItem[] = [],
): QualityFigures {
  const leads = all.filter(({ state }) => state !== 'void')
  const count = (fits: (lead: DecidedLead) => boolean): number => leads.filter(fits).length
  const judged = leads.filter(isJudged)
  return {
    decisions: leads.length,
    confirmed: count(({ kind }) => kind === 'confirmed'),
    dismissed: count(({ kind }) => kind === 'dismissed'),
    takenBack: all.length - leads.length,
    toFirstLook: timesOf(leads, ({ firstLookAt }) => firstLookAt),
    toDecision: timesOf(leads, ({ decidedAt }) => decidedAt),
    reviewed: partOf(judged.length, leads.length),
    waiting: count(({ state }) => state === 'waiting'),
    notJudged: count(({ state }) => state === 'not-judged'),
    agreed: partOf(judged.filter((one) => one.second?.kind === one.kind).length, judged.length),
    kappa: kappaOf(judged),
    unsettled: count(({ state }) => state === 'disagreed'),
    missedLessons: count(settledAs('dismissed', 'confirmed')),
    wrongAccusations: count(settledAs('confirmed', 'dismissed')),
    golden: goldenFiguresOf(items),
  }
}

export type Grouped = { readonly name: string; readonly figures: QualityFigures }

type Named = (one: { readonly region: string; readonly who: string }) => string

const ofLead = ({ region, by }: DecidedLead) => ({ region, who: by })

function grouped(
  leads: readonly DecidedLead[],
  items: readonly GoldenItem[],
  nameOf: Named,
): readonly Grouped[] {
  const names = new Set([...leads.map(ofLead), ...items].map(nameOf))
  return [...names].toSorted().map((name) => ({
    name,
    figures: figuresOf(
      leads.filter((lead) => nameOf(ofLead(lead)) === name),
      items.filter((item) => nameOf(item) === name),
    ),
  }))
}

/** By city, its full code. */
export const figuresByCity = (
  leads: readonly DecidedLead[],
  items: readonly GoldenItem[] = [],
): readonly Grouped[] => grouped(leads, items, ({ region }) => `${region.slice(0, 4)}00`)

/** By who decided first. */
export const figuresByPerson = (
  leads: readonly DecidedLead[],
  items: readonly GoldenItem[] = [],
): readonly Grouped[] => grouped(leads, items, ({ who }) => who)
