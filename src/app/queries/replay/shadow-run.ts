import type { Classifier } from '../../../core/detection/classify.ts'
import type { Instant } from '../../../core/time/instant.ts'
import { type FramePiece, framesAmong } from '../../../core/violations/evidence-piece.ts'
import type { OperatorLabel } from '../../../core/violations/operator-label.ts'
import { type ReplayNeeds, replaySession } from '../../../core/violations/replay-session.ts'
import type { RuleOfTime } from '../../../core/violations/rule-of-time.ts'
import type { LookContext, RecordedTrace } from '../../../core/violations/session-trace.ts'
import {
  type ShadowCase,
  type ShadowReport,
  shadowReport,
} from '../../../core/violations/shadow-report.ts'
import type { Violation } from '../../../core/violations/violation.ts'
import type { EvidenceStore } from '../../../ports/evidence-store.ts'
import type { PlaceFilter } from '../../../ports/records/filters.ts'
import type { Transactions } from '../../../ports/records/records.ts'
import { byId } from '../../by-id.ts'
import { everyPage, inBatches } from '../every-page.ts'
import { keptContexts, traceOfFrames } from './kept-looks.ts'
import { contextToday, readingOf } from './replay-evidence.ts'

export type ShadowDeps = Pick<ReplayNeeds, 'judge' | 'judgeTaught'> & {
  readonly transactions: Transactions
  readonly evidenceStore: Pick<EvidenceStore, 'get'>
  readonly classifier: Classifier
}

export type ShadowSpan = PlaceFilter & { readonly from: Instant; readonly to: Instant }

export type ShadowRun = ShadowReport & {
  /** Versions that the stored violations name. */
  readonly modelsBefore: readonly string[]
  /** By which rules the cases were added up when they were recorded, and by which again. */
  readonly addingUp: readonly RuleCount[]
  /** Cases that cannot be worked out again, and why. Never counted as unchanged. */
  readonly notReplayed: readonly { readonly violationId: string; readonly why: string }[]
}

/** Never silent: `was` and `by` differ where this release cannot run the rule of the record. */
export type RuleCount = { readonly was: string; readonly by: string; readonly cases: number }

export type StoredCase = {
  readonly violation: Violation
  readonly frames: readonly FramePiece[]
  readonly rows: readonly RecordedTrace[]
  readonly labels: readonly OperatorLabel[]
  readonly present: LookContext | null
}

/** Traces are long: what is read together has to fit into memory together. */
export const CASES_AT_ONCE = 100

export const loadCases = (
  { transactions }: Pick<ShadowDeps, 'transactions'>,
  violations: readonly Violation[],
): Promise<readonly StoredCase[]> =>
  transactions.run(async (records) => {
    const ids = violations.map(({ id }) => id)
    const pieces = await records.violationEvidence.ofMany(ids)
    const traces = await records.sessionTraces.ofMany(ids)
    const labels = await records.operatorLabels.ofMany(ids)
    const rooms = byId(await records.rooms.findMany(violations.map(({ roomId }) => roomId)))
    const owners = violations.map(({ institutionId }) => institutionId)
    const institutions = byId(await records.institutions.findMany(owners))
    return violations.map((violation) => {
      const seen = framesAmong(pieces.get(violation.id) ?? [])
      return {
        violation,
        frames: seen,
        rows: traces.get(violation.id) ?? traceOfFrames(violation, seen),
        labels: labels.get(violation.id) ?? [],
        present: contextToday(
          rooms.get(violation.roomId),
          institutions.get(violation.institutionId),
        ),
      }
    })
  })

export type Replayed =
  | { readonly again: Violation | null; readonly rules: readonly RuleOfTime[] }
  | { readonly why: string }

/** What the judge of `deps` makes of a case, or why it cannot be worked out again. */
export async function replayCase(
  deps: Omit<ShadowDeps, 'transactions'>,
  stored: StoredCase,
): Promise<Replayed> {
  const { violation, frames, rows } = stored
  const known = new Set(frames.map(({ sha256 }) => sha256))
  const looks = rows.flatMap(({ trace }) => trace.looks)
  if (looks.length === 0) return { why: 'no looks and no frames were kept' }
  const lost = looks.find(({ frame }) => frame !== null && !known.has(frame))
  if (lost !== undefined) return { why: `the words of frame ${lost.frame} were not kept` }
  const contexts = await keptContexts(deps.evidenceStore, rows, stored.present)
  if (!contexts.ok) return { why: contexts.fault.message }
  const { judge, judgeTaught, classifier } = deps
  const needs = {
    ...readingOf(() => classifier, frames),
    contextOf: contexts.value,
    judge,
    judgeTaught,
  }
  const { violation: again, rules } = replaySession(needs, violation, rows)
  return { again, rules }
}

function countRules(cases: readonly (readonly RuleOfTime[])[]): readonly RuleCount[] {
  const counts = new Map<string, RuleCount>()
  for (const rules of cases) {
    for (const [name, { was, by }] of new Map(rules.map((one) => [one.was, one]))) {
      const before = counts.get(name)?.cases ?? 0
      counts.set(name, { was, by: by.version, cases: before + 1 })
    }
  }
  return [...counts.values()].toSorted((a, b) => (a.was < b.was ? -1 : 1))
}

/**
 * Goes over the stored violations of a span with another classifier, from the words as they were read: what it would
 * have opened, and how that agrees with people. Only what was opened once is known; what was missed stays missed.
 * Changes nothing.
 */
export async function shadowRun(deps: ShadowDeps, span: ShadowSpan): Promise<ShadowRun> {
  const violations = await deps.transactions.run((records) =>
    everyPage((page) => records.violations.list(span, page)),
  )
  const cases: ShadowCase[] = []
  const notReplayed: { violationId: string; why: string }[] = []
  const rules: (readonly RuleOfTime[])[] = []
  for (const batch of inBatches(violations, CASES_AT_ONCE)) {
    for (const stored of await loadCases(deps, batch)) {
      const { violation, labels } = stored
      const one = await replayCase(deps, stored)
      if ('why' in one) notReplayed.push({ violationId: violation.id, why: one.why })
      else {
        cases.push({ stored: violation, again: one.again, labels })
        rules.push(one.rules)
      }
    }
  }
  const models = violations.map(({ classification }) => classification.modelVersion)
  const modelsBefore = [...new Set(models)].sort()
  return { ...shadowReport(cases), modelsBefore, addingUp: countRules(rules), notReplayed }
}
