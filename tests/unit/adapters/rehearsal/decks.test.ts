import { describe, expect, it } from 'vitest'
import { concatList } from '../../../../src/adapters/rehearsal/lesson-loop.ts'
import { MATHS_DECK } from '../../../../src/adapters/rehearsal/slides/maths-deck.ts'
import { PAINTING_DECK } from '../../../../src/adapters/rehearsal/slides/painting-deck.ts'
import { seconds } from '../../../../src/core/time/duration.ts'

const textOf = (slides: readonly { readonly body: string }[]): string =>
  slides.map(({ body }) => body.replaceAll(/<[^>]+>/g, ' ')).join('\n')

describe('the lessons of the rehearsal', () => {
  it('maths looks like a lesson: examples, solutions, exercises, key points, at least eight slides', () => {
    const text = textOf(MATHS_DECK.slides)
    expect(MATHS_DECK.slides.length).toBeGreaterThanOrEqual(8)
    for (const word of ['一元二次方程', '例题', '解方程', '课堂练习', '知识点', '小结']) {
      expect(text).toContain(word)
    }
  })

  it('painting has nothing of a school subject', () => {
    expect(PAINTING_DECK.slides.length).toBeGreaterThanOrEqual(4)
    expect(textOf(PAINTING_DECK.slides)).not.toMatch(/方程|例题|知识点|练习|作业|考|语文|英语/)
  })

  it('no two slides are alike, and each stays four to six seconds', () => {
    for (const { slides } of [MATHS_DECK, PAINTING_DECK]) {
      expect(new Set(slides.map(({ body }) => body)).size).toBe(slides.length)
      for (const { shownFor } of slides) {
        expect(shownFor).toBeGreaterThanOrEqual(4_000)
        expect(shownFor).toBeLessThanOrEqual(6_000)
      }
    }
  })
})

describe('the list that ffmpeg reads', () => {
  it('gives each slide its time, and names the last one twice', () => {
    const slides = [
      { file: '/tmp/a.png', shownFor: seconds(5) },
      { file: "/tmp/it's.png", shownFor: seconds(4.5) },
    ]
    expect(concatList(slides).split('\n')).toEqual([
      'ffconcat version 1.0',
      "file '/tmp/a.png'",
      'duration 5',
      String.raw`file '/tmp/it'\''s.png'`,
      'duration 4.5',
      String.raw`file '/tmp/it'\''s.png'`,
      '',
    ])
  })
})
