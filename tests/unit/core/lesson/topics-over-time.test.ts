import { describe, expect, it } from 'vitest'
import type { TopicBelief } from '../../../../src/core/detection/classification.ts'
import { oneTopicSays } from '../../../../src/core/lesson/topics-over-time.ts'

const RULE = { clip: 4, even: 1 }
const about = (...topics: readonly [string, number][]): readonly TopicBelief[] =>
  topics.map(([name, belief]) => ({ name, belief, lesson: name.includes(' ') }))
const asked = (...screens: readonly (readonly TopicBelief[])[]) =>
  oneTopicSays(
    screens.map((topics) => ({ heard: 1, topics })),
    RULE,
  )
const says = (...screens: readonly (readonly TopicBelief[])[]): number => asked(...screens).says

describe('what one topic says of several screens', () => {
  it('is much for a lesson that each of them is a little about, though none is sure', () => {
    const faint = about(['HIS senior', 0.4], ['news', 0.3], ['stories', 0.2])
    const fainter = about(['HIS senior', 0.4], ['stories', 0.35], ['talk', 0.2])
    expect(says(faint, fainter, faint, fainter)).toBeGreaterThan(0.3)
    expect(asked(faint, fainter).topic).toBe('HIS senior')
  })

  it('is nothing for quotations that share no topic, however sure each is', () => {
    const quotes = [
      about(['MAT junior', 0.95], ['talk', 0.03]),
      about(['ENG primary', 0.95], ['talk', 0.03]),
      about(['talk', 0.9], ['MAT junior', 0.05]),
      about(['talk', 0.9], ['ENG primary', 0.05]),
    ]
    expect(says(...quotes)).toBeLessThan(0)
  })

  it('goes on when others come between, and turns when they stay', () => {
    const lesson = about(['CHE senior', 0.9], ['medicine', 0.05])
    const other = about(['selling', 0.9], ['talk', 0.05])
    expect(says(lesson, lesson, other, lesson, lesson)).toBeGreaterThan(0)
    expect(says(lesson, other, other, other, other)).toBeLessThan(0)
  })

  it('is even of nothing, and of screens that are about nothing', () => {
    expect(says()).toBe(0)
    expect(says(about(), about())).toBe(0)
  })

  it('says less of what was seen long ago', () => {
    const lesson = about(['CHE senior', 0.9])
    const at = (heard: number) => oneTopicSays([{ heard, topics: lesson }], RULE).says
    expect(at(0.1)).toBeLessThan(at(1))
  })
})
