import type { OpinionAnswer } from '../../src/core/detection/second-opinion.ts'
import type { SecondOpinionModel } from '../../src/ports/second-opinion.ts'

export type FakeOpinionModel = SecondOpinionModel & {
  /** What the next questions are answered with; `'never'` answers when the budget is over. */
  say(answer: OpinionAnswer | 'never'): void
  readonly asked: number
}

/** Says what it was told to. */
export function createFakeOpinionModel(): FakeOpinionModel {
  let next: OpinionAnswer | 'never' = {
    kind: 'opinion',
    label: 'subject',
    score: 0.8,
    reason: '黑板上是方程',
  }
  let asked = 0
  return {
    model: 'their-model',
    get asked() {
      return asked
    },
    say: (answer) => {
      next = answer
    },
    async ask() {
      asked += 1
      return next === 'never'
        ? { kind: 'no-opinion', reason: 'timeout', detail: 'no answer within the budget' }
        : next
    },
  }
}
