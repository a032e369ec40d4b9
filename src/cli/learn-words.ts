import type { LearnReport } from '../core/learning/learn.ts'
import type { Measured } from '../core/learning/measure.ts'

const line = (what: string, before: Measured, after: Measured): string =>
  `${what}:误认 ${before.accused} → ${after.accused},漏认 ${before.missed} → ${after.missed},课程认出 ${before.lessonsFound} → ${after.lessonsFound},非课程排除 ${before.othersClean} → ${after.othersClean}(共 ${before.texts}),损失 ${before.logLoss} → ${after.logLoss}`

/** How a candidate stands to what it was not learned from, for people. */
export function learnWords({ base, candidate, cases, heldOut, guard, moved }: LearnReport): string {
  const most = moved.mostMoved.map(({ term, by }) => `${term} ${by > 0 ? '+' : ''}${by}`).join(' ')
  return [
    `${base} → ${candidate}`,
    `更正 ${cases.lessons + cases.others} 案:课程 ${cases.lessons},非课程 ${cases.others} / corrected cases: lessons, others`,
    line(
      `留出的 ${heldOut.cases.lessons + heldOut.cases.others} 案 held out`,
      heldOut.before,
      heldOut.after,
    ),
    line('自带的守护画面 guard screens', guard.before, guard.after),
    `改动:词 ${moved.terms},字串 ${moved.pieces},截距 ${moved.bias} / moved: terms, pieces, bias`,
    `  ${most}`,
    '',
  ].join('\n')
}
