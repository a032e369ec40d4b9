import { LEAST_CASES } from '../../core/learning/correction.ts'
import { type Corrections, MOST_CASES } from '../../core/learning/decided-cases.ts'
import type { Learned, LearnReport } from '../../core/learning/learn.ts'
import type { Measured } from '../../core/learning/measure.ts'

const line = (what: string, before: Measured, after: Measured): string =>
  `${what}：误认 ${before.accused} → ${after.accused}，漏认 ${before.missed} → ${after.missed}，课程认出 ${before.lessonsFound} → ${after.lessonsFound}，非课程排除 ${before.othersClean} → ${after.othersClean}（共 ${before.texts}），损失 ${before.logLoss} → ${after.logLoss}`

/** How a candidate stands to what it was not learned from, for people. */
export function learnWords({ base, candidate, cases, heldOut, guard, moved }: LearnReport): string {
  const most = moved.mostMoved.map(({ term, by }) => `${term} ${by > 0 ? '+' : ''}${by}`).join(' ')
  return [
    `${base} → ${candidate}`,
    `更正 ${cases.lessons + cases.others} 案：课程 ${cases.lessons}，非课程 ${cases.others} / corrected cases: lessons, others`,
    line(
      `留出的 ${heldOut.cases.lessons + heldOut.cases.others} 案 held out`,
      heldOut.before,
      heldOut.after,
    ),
    line('自带的守护画面 guard screens', guard.before, guard.after),
    `改动：词 ${moved.terms}，字串 ${moved.pieces}，截距 ${moved.bias} / moved: terms, pieces, bias`,
    `  ${most}`,
    '',
  ].join('\n')
}

/** What was not learned from although it was decided, for people; empty where all was. */
export function amountWords({ leftOut, withoutContext }: Omit<Corrections, 'texts'>): string {
  const over =
    leftOut === 0
      ? ''
      : `只取最近 ${MOST_CASES} 案，较早的 ${leftOut} 案未用 / only the newest ${MOST_CASES} cases: ${leftOut} older ones left out\n`
  const unread =
    withoutContext === 0
      ? ''
      : `${withoutContext} 案的标题与页面文字无法读取，只用了画面文字 / of ${withoutContext} cases title and page text could not be read\n`
  return `${over}${unread}`
}

/** How it came out, for people. */
export function outcomeWords({
  outcome,
  sha256,
  cases,
}: {
  readonly outcome: Learned['kind']
  readonly sha256: string | null
  readonly cases: { readonly lessons: number; readonly others: number }
}): string {
  switch (outcome) {
    case 'too-few':
      return `更正太少：课程 ${cases.lessons}、非课程 ${cases.others}，各需 ${LEAST_CASES} / too few corrections: ${LEAST_CASES} of each kind are needed\n`
    case 'no-better':
      return '学得的模型没有更好，不予保留 / nothing got better without something getting worse\n'
    case 'candidate': {
      const next =
        sha256 === null ? '' : `，下一步 next: xuncha model shadow ${sha256.slice(0, 12)}`
      return `已学得候选模型，尚未使用${next} / a candidate, not in force\n`
    }
  }
}
