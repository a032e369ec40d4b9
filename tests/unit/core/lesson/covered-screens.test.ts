import { describe, expect, it } from 'vitest'
import { PRESENT_ADDING_UP } from '../../../../src/core/lesson/adding-up/adding-up-versions.ts'
import { addScreen, type ReadScreen } from '../../../../src/core/lesson/covered-screens.ts'
import { instantOfEpochMilliseconds } from '../../../../src/core/time/instant.ts'

const at = (second: number) => instantOfEpochMilliseconds(second * 1_000)

const shown = (...screens: readonly (readonly [number, string])[]): readonly ReadScreen[] =>
  screens.reduce<readonly ReadScreen[]>(
    (before, [second, text]) =>
      addScreen(before, { at: at(second), text, after: null }, PRESENT_ADDING_UP),
    [],
  )

describe('screens under a banner', () => {
  it('count a slide once, however long it stands and whatever is written below it', () => {
    const screens = shown(
      [0, '例1 求加速度'],
      [5, '例1 求加速度'],
      [10, '例1 求加速度\n解:由 F=ma 得'],
    )
    expect(screens).toEqual([
      { text: '例1 求加速度\n解:由 F=ma 得', since: at(0), after: null, at: at(10) },
    ])
  })

  it('leave out what is minutes old', () => {
    expect(shown([0, '早间新闻'], [400, '受力分析步骤'])).toHaveLength(1)
  })

  it('are four at most', () => {
    const screens = shown(
      [0, '甲乙丙'],
      [5, '丁戊己'],
      [10, '庚辛壬'],
      [15, '子丑寅'],
      [20, '卯辰巳'],
    )
    expect(screens.map(({ text }) => text)).toEqual(['丁戊己', '庚辛壬', '子丑寅', '卯辰巳'])
  })

  it('are not changed by a screen without words', () => {
    expect(shown([0, '甲乙丙'], [5, ' \n'])).toHaveLength(1)
  })
})
