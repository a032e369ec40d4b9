import { describe, expect, test } from 'vitest'
import { canarySayings, STANDING_SCREEN } from '../../../../src/core/canary/canary-sayings.ts'
import { ENOUGH_LETTERS, lettersIn } from '../../../../src/core/hearing/speech-over-time.ts'
import { sessionOfTexts } from '../../../build/session-of-texts.ts'

const SEEDS = Array.from({ length: 12 }, (_, place) => place * 7_919 + 3)

/** As two listenings a minute apart would have it: pieces of what is said, not beginning with a sentence. */
function listenedTo(kind: 'lesson' | 'other', seed: number): readonly string[] {
  const all = canarySayings({ kind, seed }).join('')
  const heard = [0.1, 0.35, 0.6].map((place) => Math.floor(place * all.length))
  return heard.map((start) => all.slice(start, start + 48))
}

describe('what a canary says', () => {
  test.each(SEEDS)('is taken for a lesson whenever it is one (seed %i)', (seed) => {
    expect(sessionOfTexts(listenedTo('lesson', seed)).label).toBe('lesson')
  })

  test.each(SEEDS)('is never taken for a lesson when it is none (seed %i)', (seed) => {
    expect(sessionOfTexts(listenedTo('other', seed)).label).toBe('none')
  })

  test('is the same on every machine, and not the same twice', () => {
    const said = canarySayings({ kind: 'lesson', seed: 11 })
    expect(canarySayings({ kind: 'lesson', seed: 11 })).toEqual(said)
    const all = new Set(SEEDS.map((seed) => canarySayings({ kind: 'lesson', seed }).join()))
    expect(all.size).toBe(SEEDS.length)
  })

  test('and nothing on its picture is enough to judge by', () => {
    const { heading, lines } = STANDING_SCREEN
    // The slide says besides that it is made up, and the name of whoever speaks.
    const besides = '小禾演练素材，内容虚构'
    expect(lettersIn([heading, ...lines, besides].join(''))).toBeLessThan(ENOUGH_LETTERS)
  })
})
