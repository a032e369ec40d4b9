export type Scored = { readonly score: number; readonly lesson: boolean }

/** Probability that a lesson scores above something else; ties count half (Mann and Whitney, 1947). */
export function areaUnderCurve(scored: readonly Scored[]): number {
  const sorted = [...scored].sort((a, b) => a.score - b.score)
  let ranks = 0
  let lessons = 0
  for (let i = 0; i < sorted.length; ) {
    let next = i
    while (next < sorted.length && sorted[next]?.score === sorted[i]?.score) next += 1
    const tied = sorted.slice(i, next).filter(({ lesson }) => lesson).length
    ranks += tied * ((i + 1 + next) / 2)
    lessons += tied
    i = next
  }
  const others = sorted.length - lessons
  return round((ranks - (lessons * (lessons + 1)) / 2) / (lessons * others))
}

/** Share of lessons above the score that at most `falseAlarms` of the others exceed. */
export function recallAt(
  scored: readonly Scored[],
  falseAlarms: number,
): { readonly recall: number; readonly threshold: number } {
  const others = scored
    .filter(({ lesson }) => !lesson)
    .map(({ score }) => score)
    .sort((a, b) => b - a)
  const threshold = others[Math.floor(others.length * falseAlarms)] ?? Number.NEGATIVE_INFINITY
  const lessons = scored.filter(({ lesson }) => lesson)
  const above = lessons.filter(({ score }) => score > threshold).length
  return { recall: round(above / lessons.length), threshold }
}

const round = (value: number): number => Math.round(value * 10_000) / 10_000

export type Judged = {
  readonly score: number
  readonly kind: string
  readonly label: 'subject' | 'non-subject'
}

/** Area under the curve, recall at two shares of false alarms, and what share of each kind is above the first. */
export function worth(judged: readonly Judged[]) {
  const scored = judged.map(({ score, label }) => ({ score, lesson: label === 'subject' }))
  const atOne = recallAt(scored, 0.01)
  const kinds = [...new Set(judged.map(({ kind }) => kind))].sort()
  return {
    screens: judged.length,
    auc: areaUnderCurve(scored),
    recallAtOnePercent: atOne.recall,
    recallAtHalfPercent: recallAt(scored, 0.005).recall,
    thresholdAtOnePercent: round(atOne.threshold),
    aboveThreshold: Object.fromEntries(
      kinds.map((kind) => {
        const ofKind = judged.filter((one) => one.kind === kind)
        const above = ofKind.filter(({ score }) => score > atOne.threshold).length
        return [kind, Math.round((above / ofKind.length) * 1_000) / 1_000]
      }),
    ),
  }
}
