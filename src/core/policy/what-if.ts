import type { DayKind } from '../calendar/day-kind.ts'
import type { RegionCode, Stage } from '../registry/institution.ts'
import type { CivilDate } from '../time/civil-date.ts'
import type { SessionFacts } from './facts.ts'
import { judge } from './judge.ts'
import type { Law } from './law.ts'
import type { RuleCode, TeachingSession, Verdict, VerdictBasis, VerdictKind } from './verdict.ts'

/** Something that was judged once, as it was put to the judge. */
export type ReplayCase = {
  readonly id: string
  readonly session: TeachingSession
  readonly facts: SessionFacts
}

/** What of a verdict has consequences. */
export type VerdictSummary = {
  readonly verdict: VerdictKind
  readonly basis: VerdictBasis
  readonly provisional: boolean
  readonly autoCut: boolean
  /** Every rule that was hit, with the seconds under it. */
  readonly rules: readonly {
    readonly rule: RuleCode
    readonly verdict: VerdictKind
    readonly seconds: number
  }[]
  readonly days: readonly {
    readonly date: CivilDate
    readonly region: RegionCode
    readonly stage: Stage
    readonly kind: DayKind
  }[]
  readonly ruleVersion: string
}

export const WHAT_IF_ASPECTS = [
  'verdict',
  'rules',
  'seconds',
  'basis',
  'auto-cut',
  'provisional',
  'day-kind',
] as const
export type WhatIfAspect = (typeof WHAT_IF_ASPECTS)[number]

/** One case that would come out otherwise. */
export type WhatIfChange = {
  readonly id: string
  readonly before: VerdictSummary
  readonly after: VerdictSummary
  /** What is not the same, the weightiest first. Never empty. */
  readonly changed: readonly WhatIfAspect[]
}

/** How often a verdict turned into another one. */
export type VerdictTurn = {
  readonly from: VerdictKind
  readonly to: VerdictKind
  readonly count: number
}

export type WhatIfReport = {
  readonly replayed: number
  readonly changes: readonly WhatIfChange[]
  /** Every pair that occurred, those that stay the same included. Counts add up to `replayed`. */
  readonly turns: readonly VerdictTurn[]
}

export function summarise(verdict: Verdict): VerdictSummary {
  const { verdict: kind, basis, provisional, autoCut, hits, days, ruleVersion } = verdict
  return {
    verdict: kind,
    basis,
    provisional,
    autoCut,
    rules: hits.map(({ rule, verdict: ofRule, seconds }) => ({ rule, verdict: ofRule, seconds })),
    days: days.map(({ date, region, stage, kind: dayKind }) => ({
      date,
      region,
      stage,
      kind: dayKind,
    })),
    ruleVersion,
  }
}

const READ: Readonly<Record<WhatIfAspect, (summary: VerdictSummary) => unknown>> = {
  verdict: ({ verdict }) => verdict,
  rules: ({ rules }) => rules.map(({ rule, verdict }) => [rule, verdict]),
  seconds: ({ rules }) => rules.map(({ seconds }) => seconds),
  basis: ({ basis }) => basis,
  'auto-cut': ({ autoCut }) => autoCut,
  provisional: ({ provisional }) => provisional,
  'day-kind': ({ days }) => days.map(({ kind }) => kind),
}

const changedIn = (before: VerdictSummary, after: VerdictSummary): readonly WhatIfAspect[] =>
  WHAT_IF_ASPECTS.filter(
    (aspect) => JSON.stringify(READ[aspect](before)) !== JSON.stringify(READ[aspect](after)),
  )

/**
 * Judges every case under both laws and lists those that come out otherwise. Changes nothing, and says nothing of
 * cases that stay the same but their number. The name of the rule version alone is no change.
 */
export function whatIf(cases: Iterable<ReplayCase>, before: Law, after: Law): WhatIfReport {
  const changes: WhatIfChange[] = []
  const turns = new Map<string, VerdictTurn>()
  let replayed = 0
  for (const { id, session, facts } of cases) {
    replayed += 1
    const was = summarise(judge(session, before, facts))
    const is = summarise(judge(session, after, facts))
    const key = `${was.verdict} ${is.verdict}`
    const turn = turns.get(key) ?? { from: was.verdict, to: is.verdict, count: 0 }
    turns.set(key, { ...turn, count: turn.count + 1 })
    const changed = changedIn(was, is)
    if (changed.length > 0) changes.push({ id, before: was, after: is, changed })
  }
  return { replayed, changes, turns: [...turns.values()] }
}
