import { describe, expect, it } from 'vitest'
import type { Classification } from '../../../../src/core/detection/classification.ts'
import {
  addLook,
  initialEvidence,
  isInstructing,
  type Look,
  type SessionEvidence,
} from '../../../../src/core/lesson/session-evidence.ts'
import { type Instant, instantOfEpochMilliseconds } from '../../../../src/core/time/instant.ts'
import { classification } from '../../../build/classification.ts'

const at = (second: number): Instant =>
  instantOfEpochMilliseconds(1_700_000_000_000 + second * 1_000)

const slide = (second: number, term: string, differing: Partial<Classification> = {}): Look => ({
  at: at(second),
  changed: true,
  classification: classification({
    evidence: [{ term, dimension: 'content', start: 0, end: term.length, weight: 1 }],
    ...differing,
  }),
})
const painting = (second: number, term = '水彩'): Look =>
  slide(second, term, { label: 'non-subject', score: 0.02 })
const still = (second: number): Look => ({
  at: at(second),
  changed: false,
  classification: classification(),
})

const bare = (score: number): Partial<Classification> => ({
  label: 'unsure',
  score,
  dimensions: { purpose: 0, content: 0.8, manner: 0.2, evaluation: 0 },
})

const looked = (...looks: readonly Look[]): SessionEvidence =>
  looks.reduce(addLook, initialEvidence())

describe('a lesson is believed', () => {
  it('not on one slide', () => {
    expect(isInstructing(looked(slide(0, '方程')), at(0))).toBe(false)
  })

  it('after two different slides, four seconds apart', () => {
    const state = looked(slide(0, '方程'), slide(4, '求根公式'))
    expect(isInstructing(state, at(4))).toBe(true)
    expect(state.instructingSince).toBe(at(0))
  })

  it('at once when a single slide leaves no doubt', () => {
    const sure = {
      score: 0.99,
      dimensions: { purpose: 0, content: 0.95, manner: 0.9, evaluation: 0 },
    }
    expect(isInstructing(looked(slide(0, '方程', sure)), at(0))).toBe(true)
  })

  it('not because one slide was looked at three times', () => {
    const state = looked(slide(0, '方程'), still(4), still(8))
    expect(isInstructing(state, at(8))).toBe(false)
  })

  it('not because a moving picture beside one slide makes it look new', () => {
    const state = looked(slide(0, '方程'), slide(4, '方程'), slide(8, '方程'))
    expect(isInstructing(state, at(8))).toBe(false)
  })

  it('when one slide stands so long that somebody must be talking about it', () => {
    const looks = [0, 5, 10, 15, 20].map((second) =>
      second === 0 ? slide(0, '方程') : still(second),
    )
    expect(isInstructing(looked(...looks), at(20))).toBe(true)
  })
})

describe('a lesson is believed with care', () => {
  it('not when the second slide comes minutes later', () => {
    expect(isInstructing(looked(slide(0, '方程'), slide(400, '求根公式')), at(400))).toBe(false)
  })

  it('not from screens that are unsure', () => {
    const unsure = { label: 'unsure', score: 0.5 } as const
    const looks = [0, 4, 8, 12].map((second) => slide(second, `词${second}`, unsure))
    expect(isInstructing(looked(...looks), at(12))).toBe(false)
  })

  it.each([
    { score: 0.93, slides: 2 },
    { score: 0.72, slides: 2 },
    { score: 0.62, slides: 4 },
  ])(
    'from $slides different slides of bare content of score $score, as a teacher goes through them',
    ({ score, slides }) => {
      const looks = [0, 4, 8, 12].map((second) => slide(second, `词${second}`, bare(score)))
      expect(isInstructing(looked(...looks.slice(0, slides - 1)), at(12))).toBe(false)
      expect(isInstructing(looked(...looks.slice(0, slides)), at(12))).toBe(true)
    },
  )

  it('although the teacher stays on each slide for minutes', () => {
    const long = Array.from(
      { length: 40 },
      (_, i): Look => ({
        at: at(5 + i * 5),
        changed: false,
        classification: classification(bare(0.65)),
      }),
    )
    const two = [slide(0, '方程', bare(0.65)), ...long, slide(210, '求根公式', bare(0.65))]
    expect(isInstructing(looked(...two.slice(0, -1)), at(205))).toBe(false)
    const state = looked(...two)
    expect(isInstructing(state, at(210))).toBe(true)
    expect(state.instructingSince).toBe(at(0))
  })

  it('never from a painting class, however long', () => {
    const looks = Array.from({ length: 100 }, (_, i) => painting(i * 4, `颜料${i}`))
    expect(isInstructing(looked(...looks), at(396))).toBe(false)
  })
})

describe('a lesson that is believed', () => {
  const lesson = [slide(0, '方程'), slide(4, '求根公式')]

  it('goes on through a pause of two minutes', () => {
    expect(isInstructing(looked(...lesson, slide(130, '判别式')), at(130))).toBe(true)
    expect(isInstructing(looked(...lesson), at(124))).toBe(true)
  })

  it('goes on through an advertisement', () => {
    expect(isInstructing(looked(...lesson, painting(8), painting(12, '包邮')), at(12))).toBe(true)
  })

  it('goes on while a slide is left standing', () => {
    const standing = Array.from({ length: 60 }, (_, i) => still(8 + i * 5))
    expect(isInstructing(looked(...lesson, ...standing), at(303))).toBe(true)
  })

  it('is over three minutes after its last slide', () => {
    expect(isInstructing(looked(...lesson), at(185))).toBe(false)
  })

  it('is over when something else is clearly shown for several screens', () => {
    const others = Array.from({ length: 8 }, (_, i) => painting(20 + i * 10, `颜料${i}`))
    expect(isInstructing(looked(...lesson, ...others), at(95))).toBe(false)
  })

  it('neither begins nor ends because nothing could be seen', () => {
    const blind: readonly Look[] = [8, 12, 16].map((second) => ({ at: at(second), unseen: true }))
    expect(isInstructing(looked(...blind), at(16))).toBe(false)
    expect(isInstructing(looked(...lesson, ...blind), at(16))).toBe(true)
  })

  it('is not confused by a look that arrives late', () => {
    const state = looked(...lesson)
    expect(addLook(state, painting(2))).toBe(state)
  })
})
