import { describe, expect, test } from 'vitest'
import { canaryScreens } from '../../../../src/core/canary/canary-texts.ts'
import { sessionOfTexts } from '../../../build/session-of-texts.ts'

const SEEDS = Array.from({ length: 24 }, (_, place) => place * 7_919 + 3)

const textsOf = (kind: 'lesson' | 'other', seed: number): readonly string[] =>
  canaryScreens({ kind, seed }).map(({ heading, lines }) => [heading, ...lines].join('\n'))

describe('what a canary shows', () => {
  test.each(SEEDS)('is taken for a lesson whenever it is one (seed %i)', (seed) => {
    expect(sessionOfTexts(textsOf('lesson', seed)).label).toBe('lesson')
  })

  test.each(SEEDS)('is never taken for a lesson when it is none (seed %i)', (seed) => {
    expect(sessionOfTexts(textsOf('other', seed)).label).toBe('none')
  })

  test('is the same on every machine, and not the same twice', () => {
    const shown = canaryScreens({ kind: 'lesson', seed: 11 })
    expect(canaryScreens({ kind: 'lesson', seed: 11 })).toEqual(shown)
    const all = new Set(SEEDS.map((seed) => textsOf('lesson', seed).join('\n')))
    expect(all.size).toBe(SEEDS.length)
  })
})
