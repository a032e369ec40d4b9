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
const still = (second: number, score = 0.92): Look => ({
  at: at(second),
  changed: false,
  classification: classification({ score }),
})

/** Words of a lesson that have nothing in common. */
const WORDS =
  '方程 求根公式 判别式 顶点坐标 抛物线 因式分解 配方法 韦达定理 二次项系数 对称轴 增减区间 最大值'.split(
    ' ',
  )

const looked = (...looks: readonly Look[]): SessionEvidence =>
  looks.reduce((state, look) => addLook(state, look), initialEvidence())

describe('a lesson is believed', () => {
  it('not on one slide', () => {
    expect(isInstructing(looked(slide(0, '方程')), at(0))).toBe(false)
  })

  it('after two different slides, four seconds apart', () => {
    const state = looked(slide(0, '方程'), slide(4, '求根公式'))
    expect(isInstructing(state, at(4))).toBe(true)
    expect(state.instructingSince).toBe(at(0))
  })

  it('after a cover of a few words of something else as soon as two slides say so', () => {
    const cover = (text: string): Look => ({ ...painting(0), text })
    const slides = [slide(10, '方程'), slide(20, '求根公式')]
    expect(isInstructing(looked(cover('编程启蒙 第三课'), ...slides), at(20))).toBe(true)
    const page = '水彩的干湿画法：先铺底色，待半干时叠加暗部'
    expect(isInstructing(looked(cover(page), ...slides), at(20))).toBe(false)
  })

  it('not on one slide however long it stands after a cover of something else', () => {
    const cover: Look = { ...painting(0), text: '水彩画入门' }
    const standing = Array.from({ length: 60 }, (_, i) => slide(10 + i * 30, '方程'))
    expect(isInstructing(looked(cover, ...standing), at(10 + 59 * 30))).toBe(false)
  })

  it('not because one slide was looked at three times', () => {
    const state = looked(slide(0, '方程'), still(4), still(8))
    expect(isInstructing(state, at(8))).toBe(false)
  })

  it('not because a moving picture beside one slide makes it look new', () => {
    const state = looked(slide(0, '方程'), slide(4, '方程'), slide(8, '方程'))
    expect(isInstructing(state, at(8))).toBe(false)
  })

  it('when one slide of which there is no doubt stands for a minute: somebody is talking about it', () => {
    const looks = Array.from({ length: 13 }, (_, i) =>
      i === 0 ? slide(0, '方程', { score: 0.99 }) : still(i * 5, 0.99),
    )
    expect(isInstructing(looked(...looks.slice(0, 12)), at(55))).toBe(false)
    expect(isInstructing(looked(...looks), at(60))).toBe(true)
  })

  it('never on one slide that leaves some doubt, however long it stands', () => {
    const looks = Array.from({ length: 200 }, (_, i) => (i === 0 ? slide(0, '方程') : still(i * 5)))
    expect(isInstructing(looked(...looks), at(995))).toBe(false)
  })
})

describe('a lesson is believed with care', () => {
  it('not from screens that are unsure', () => {
    const unsure = { label: 'unsure', score: 0.5 } as const
    const looks = [0, 4, 8, 12].map((second) => slide(second, WORDS[second / 4] ?? '', unsure))
    expect(isInstructing(looked(...looks), at(12))).toBe(false)
  })

  it('not from screens that lean towards one ever so long: that is a lead for a person', () => {
    const looks = Array.from({ length: 80 }, (_, i) =>
      slide(i * 5, WORDS[i % WORDS.length] ?? '', { label: 'unsure', score: 0.6 }),
    )
    const state = looked(...looks)
    expect(isInstructing(state, at(395))).toBe(false)
    expect(state.leaningSince).not.toBeNull()
  })

  it('and one screen that stands for hours is a lead only where it says much', () => {
    const poster = (score: number) =>
      looked(
        slide(0, '方程', { label: 'unsure', score }),
        ...Array.from({ length: 60 }, (_, i) => still(5 + i * 15, score)),
      )
    expect(poster(0.7).leaningSince).toBeNull()
    expect(poster(0.9).leaningSince).toBe(at(0))
  })

  it('from two clear screens, or from more where each leaves some doubt', () => {
    const looks = (score: number) =>
      WORDS.map((word, i) => slide(i * 5, word, { label: 'unsure', score }))
    expect(isInstructing(looked(...looks(0.9).slice(0, 2)), at(5))).toBe(true)
    expect(isInstructing(looked(...looks(0.7).slice(0, 3)), at(10))).toBe(false)
    expect(isInstructing(looked(...looks(0.7)), at(55))).toBe(true)
  })

  it('less from pages of one template than from pages that differ', () => {
    const page = (second: number, matter: string) =>
      slide(second, `名师讲堂直播间欢迎你 ${matter}`, { label: 'subject', score: 0.9 })
    expect(isInstructing(looked(page(0, '方程'), page(5, '求根')), at(5))).toBe(false)
  })

  it('although the teacher stays on each slide for minutes', () => {
    const long = Array.from({ length: 40 }, (_, i) => still(5 + i * 5))
    const state = looked(slide(0, '方程'), ...long, slide(210, '求根公式'))
    expect(isInstructing(state, at(210))).toBe(true)
    expect(state.instructingSince).toBe(at(0))
  })

  it('not when quotations stand between many screens of something else', () => {
    const looks = Array.from({ length: 60 }, (_, i) =>
      i % 6 === 0 ? slide(i * 5, WORDS[(i / 6) % WORDS.length] ?? '') : painting(i * 5, `${i}颜料`),
    )
    expect(isInstructing(looked(...looks), at(295))).toBe(false)
  })

  it('within three clear screens after an hour of something else, and from its first screen on', () => {
    const other = Array.from({ length: 300 }, (_, i) => painting(i * 12, `${i}颜料${i * 7}`))
    const begin = 300 * 12
    const lesson = WORDS.slice(0, 3).map((word, i) => slide(begin + i * 12, word))
    const state = looked(...other, ...lesson)
    expect(isInstructing(state, at(begin + 24))).toBe(true)
    expect(state.instructingSince).toBe(at(begin))
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

describe('a screen that was read only in part', () => {
  const partly = (look: Look): Look => ({ ...look, partly: true }) as Look

  it('does not speak against a lesson', () => {
    const read = Array.from({ length: 8 }, (_, i) => partly(painting(4 * i, `水彩${i}`)))
    const slides = [slide(40, '方程'), slide(44, '求根公式')]
    expect(looked(...read).screens).toEqual([])
    expect(isInstructing(looked(...read, ...slides), at(44))).toBe(true)
    const teaching = looked(slide(0, '方程'), slide(4, '求根公式'))
    const after = read.map((look, i): Look => ({ ...look, at: at(8 + 4 * i) }))
    expect(
      isInstructing(
        after.reduce((state, look) => addLook(state, look), teaching),
        at(36),
      ),
    ).toBe(true)
  })

  it('may speak for one', () => {
    const state = looked(partly(slide(0, '方程')), partly(slide(4, '求根公式')))
    expect(isInstructing(state, at(4))).toBe(true)
  })
})
