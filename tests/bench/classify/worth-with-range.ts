import { joinedLogOdds, SHIPPED_MODEL } from '../../../src/core/detection/classifier-model.ts'
import { randomFrom } from '../../../src/core/seeded-random.ts'
import { areaUnderCurve, recallAt, type Scored, worth } from '../../../training/ranking.ts'
import type { Unseen } from './judge-unseen.ts'
import { labelAccuracy } from './label-accuracy.ts'

const DRAW_SEED = 20_261_122
const DRAWS = 200

/** The 5th and 95th percentile over draws of the judged texts (bootstrap; Efron, 1979). */
function rangeOf(scored: readonly Scored[]) {
  const draw = randomFrom(DRAW_SEED)
  const drawn = Array.from({ length: DRAWS }, () => {
    const some = scored
      .map(() => scored[Math.floor(draw() * scored.length)])
      .flatMap((one) => one ?? [])
    return {
      auc: areaUnderCurve(some),
      atOne: recallAt(some, 0.01).recall,
      atHalf: recallAt(some, 0.005).recall,
    }
  })
  const between = (of: (one: (typeof drawn)[number]) => number) => {
    const ordered = drawn.map(of).toSorted((a, b) => a - b)
    return [ordered[Math.floor(DRAWS * 0.05)], ordered[Math.floor(DRAWS * 0.95)]]
  }
  return {
    auc: between(({ auc }) => auc),
    recallAtOnePercent: between(({ atOne }) => atOne),
    recallAtHalfPercent: between(({ atHalf }) => atHalf),
  }
}

function worthOf(unseen: readonly Unseen[], scoreOf: (one: Unseen) => number) {
  const scored = unseen.map((one) => ({
    score: scoreOf(one),
    kind: one.text.one.kind,
    label: one.text.one.label === 1 ? ('subject' as const) : ('non-subject' as const),
  }))
  const range = rangeOf(scored.map(({ score, label }) => ({ score, lesson: label === 'subject' })))
  return { ...worth(scored), range }
}

/** Both models joined, each of them alone as the yardstick, and what is said of stage and subject. */
export function worthWithRange(unseen: readonly Unseen[]) {
  const { aboveThreshold: _, ...terms } = worthOf(unseen, ({ said }) => said.terms)
  const { aboveThreshold: __, ...wording } = worthOf(unseen, ({ said }) => said.wording)
  const lessons = unseen.filter(({ text }) => text.one.label === 1)
  return {
    joined: worthOf(unseen, ({ said }) => joinedLogOdds(SHIPPED_MODEL.joined, said)),
    yardsticks: { termsAlone: terms, wordingAlone: wording },
    labels: labelAccuracy(lessons.map(({ text, answer }) => ({ kind: text.one.kind, answer }))),
  }
}
