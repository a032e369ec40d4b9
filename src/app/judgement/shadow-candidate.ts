import { fail, type Result, succeed } from '../../core/fault.ts'
import type { RoomEffect, ShadowEffect } from '../../core/judgement/shadow-effect.ts'
import type { JudgementKind } from '../../core/judgement/standing.ts'
import { hours } from '../../core/time/duration.ts'
import { type Instant, minus } from '../../core/time/instant.ts'
import { type ShadowCase, shadowReport } from '../../core/violations/shadow-report.ts'
import type { Violation } from '../../core/violations/violation.ts'
import { everyPage, inBatches } from '../queries/every-page.ts'
import {
  CASES_AT_ONCE,
  loadCases,
  replayCase,
  type StoredCase,
} from '../queries/replay/shadow-run.ts'
import type { JudgementDeps } from './judgement-deps.ts'
import { makeJudge, partsInForce } from './judges.ts'
import { roomEffects } from './room-effects.ts'
import { createTwoJudges, type TwoJudges } from './two-judges.ts'

export type ShadowOf = {
  readonly kind: JudgementKind
  readonly sha256: string
  /** The last so many days. */
  readonly days: number
}

/** The newest; older ones of the span are counted and left out. */
const MOST_VIOLATIONS = 500

type Law = Parameters<typeof replayCase>[0]

/** Both judges' word on one case; why not, where it cannot be worked out again. */
async function caseOf(
  law: Pick<Law, 'judge' | 'judgeTaught' | 'evidenceStore'>,
  judges: TwoJudges,
  stored: StoredCase,
): Promise<ShadowCase | { readonly why: string }> {
  const { violation, labels } = stored
  const before = await replayCase({ ...law, classifier: judges.before }, stored)
  if ('why' in before) return before
  const after = await replayCase({ ...law, classifier: judges.after }, stored)
  judges.nextCase()
  if ('why' in after) return after
  return { stored: violation, before: before.again, again: after.again, labels }
}

async function overViolations(
  deps: JudgementDeps,
  law: Pick<Law, 'judge' | 'judgeTaught'>,
  judges: TwoJudges,
  violations: readonly Violation[],
): Promise<Pick<ShadowEffect, 'violations' | 'notReplayed'>> {
  const cases: ShadowCase[] = []
  const notReplayed: { violationId: string; why: string }[] = []
  const { evidenceStore } = deps
  for (const batch of inBatches(violations, CASES_AT_ONCE)) {
    for (const stored of await loadCases(deps, batch)) {
      const one = await caseOf({ ...law, evidenceStore }, judges, stored)
      if ('why' in one) notReplayed.push({ violationId: stored.violation.id, why: one.why })
      else cases.push(one)
    }
  }
  return { violations: shadowReport(cases), notReplayed }
}

const EMPTY = { text: '' }

async function twoJudges(
  deps: JudgementDeps,
  { kind, sha256 }: ShadowOf,
): Promise<Result<{ readonly judges: TwoJudges; readonly names: ShadowEffect['judges'] }>> {
  const made = await deps.transactions.run(async (records) => {
    const parts = await partsInForce(records)
    const wanted = kind === 'model' ? { ...parts, model: sha256 } : { ...parts, words: sha256 }
    const after = await makeJudge(deps, records, wanted)
    return {
      before: (await makeJudge(deps, records, parts)).classifier,
      after: after.classifier,
      trouble: after.trouble,
    }
  })
  if (made.trouble !== null) return unusable(made.trouble)
  return succeed({
    judges: createTwoJudges(made.before, made.after),
    names: {
      before: made.before.classify(EMPTY).modelVersion,
      after: made.after.classify(EMPTY).modelVersion,
    },
  })
}

/** The judge of the program would stand in for it, and the run would show that nothing changes. */
export const unusable = (trouble: string): Result<never> =>
  fail(
    'wrong-state',
    `本版本程序不能使用该版本，未试运行、未启用。This release cannot judge by that version: ${trouble}.`,
    'sha256',
  )

/**
 * Goes over all texts that are kept of the last days with the judge in force and with a candidate in its place. Reads
 * only.
 */
export async function shadowCandidate(
  deps: JudgementDeps,
  of: ShadowOf,
): Promise<Result<ShadowEffect>> {
  const law = await deps.law()
  if (!law.ok) return law
  const to: Instant = deps.clock.now()
  const from = minus(to, hours(24 * of.days))
  const made = await twoJudges(deps, of)
  if (!made.ok) return made
  const { judges, names } = made.value
  const all = await deps.transactions.run((records) =>
    everyPage((page) => records.violations.list({ from }, page)),
  )
  const replayed = await overViolations(deps, law.value, judges, all.slice(0, MOST_VIOLATIONS))
  const rooms: readonly RoomEffect[] = await roomEffects(deps, judges, from)
  const counted = judges.counted()
  return succeed({
    kind: of.kind,
    sha256: of.sha256,
    from,
    to,
    judges: names,
    ...replayed,
    leftOut: Math.max(0, all.length - MOST_VIOLATIONS),
    rooms: {
      judged: rooms.length,
      changes: rooms.filter(({ before, after }) => before !== after),
    },
    ...counted,
  })
}
