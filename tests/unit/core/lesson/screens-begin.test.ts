import { describe, expect, it } from 'vitest'
import {
  addScreen,
  beginOf,
  type ReadScreen,
} from '../../../../src/core/lesson/screens-together.ts'
import { type Instant, instantOfEpochMilliseconds } from '../../../../src/core/time/instant.ts'

const at = (second: number): Instant =>
  instantOfEpochMilliseconds(1_700_000_000_000 + second * 1_000)

const shown = (...screens: readonly (readonly [second: number, text: string])[]) =>
  screens.reduce<readonly ReadScreen[]>(
    (before, [second, text]) => addScreen(before, { at: at(second), text, after: null }),
    [],
  )

describe('what different screens show together', () => {
  it('began with the first of them', () => {
    const screens = shown([0, '函数的单调性与导数'], [60, '求极值的步骤'], [120, '当x变化时'])
    expect(beginOf(screens)?.since).toBe(at(0))
  })

  it('did not begin with one that clearly shows something else', () => {
    const painting = { at: at(0), text: '水彩画入门', after: null, against: true }
    const lesson = { at: at(60), text: '函数的单调性与导数', after: at(0) }
    expect(beginOf(addScreen(addScreen([], painting), lesson))?.since).toBe(at(60))
  })

  it('began after the last pause of three minutes', () => {
    const screens = shown([0, '函数的单调性与导数'], [180, '求极值的步骤'], [240, '当x变化时'])
    expect(beginOf(screens)?.since).toBe(at(180))
  })

  it('began anew with a screen that came back after such a pause', () => {
    expect(beginOf(shown([0, '函数的单调性与导数'], [200, '函数的单调性与导数']))?.since).toBe(
      at(200),
    )
  })
})
