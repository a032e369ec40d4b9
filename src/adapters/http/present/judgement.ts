import type { WireJudgementList, WireJudgementVersion } from '../../../contracts/judgement.ts'
import { shortVersion } from '../../../core/detection/judged-by.ts'
import type { ShadowEffect } from '../../../core/judgement/shadow-effect.ts'
import type { JudgementChange } from '../../../core/judgement/standing.ts'
import type { LearnReport } from '../../../core/learning/learn.ts'
import { formatInstant } from '../../../core/time/instant.ts'
import type { KeptShadow, ListedVersion } from '../../../ports/records/judgements.ts'

const LISTED = 200

function presentShadow({ at, report }: KeptShadow): NonNullable<WireJudgementVersion['shadow']> {
  // Kept by `shadowVersion`, as the effect that it worked out.
  const effect = report as ShadowEffect
  const { changes, ...violations } = effect.violations
  return {
    ranAt: formatInstant(at),
    from: formatInstant(effect.from),
    to: formatInstant(effect.to),
    judges: { ...effect.judges },
    violations: {
      ...violations,
      changes: changes
        .slice(0, LISTED)
        .map((one) => ({ ...one, openedAt: formatInstant(one.openedAt) })),
      notReplayed: effect.notReplayed.length,
      leftOut: effect.leftOut,
    },
    rooms: {
      judged: effect.rooms.judged,
      changes: effect.rooms.changes.slice(0, LISTED).map((one) => ({ ...one })),
    },
    screens: { ...effect.screens },
    words: effect.words.map((one) => ({ ...one })),
  }
}

export function presentVersion(
  { kind, sha256, name, at, who, why, shadow, report }: ListedVersion,
  inForce: string | null,
): WireJudgementVersion {
  return {
    kind,
    sha256,
    name,
    version: kind === 'own-words' ? shortVersion(sha256) : name,
    at: formatInstant(at),
    who,
    why,
    inForce: sha256 === inForce,
    shadow: shadow === null ? null : presentShadow(shadow),
    // Checked when it was handed in.
    report: report === null ? null : presentReport(report as LearnReport),
  }
}

const presentReport = (report: LearnReport): NonNullable<WireJudgementVersion['report']> => ({
  ...report,
  moved: { ...report.moved, mostMoved: report.moved.mostMoved.map((one) => ({ ...one })) },
})

export const presentList = (
  base: string,
  list: {
    readonly inForce: string | null
    readonly items: readonly ListedVersion[]
    readonly changes: readonly JudgementChange[]
  },
): WireJudgementList => ({
  inForce: list.inForce,
  base,
  items: list.items.map((one) => presentVersion(one, list.inForce)),
  changes: list.changes.map(({ kind: _, ...change }) => ({
    ...change,
    at: formatInstant(change.at),
  })),
  nextCursor: null,
})
