import { describe, expect, it } from 'vitest'
import { gramsOf } from '../../../src/core/reading/character-grams.ts'
import { fitTopics, topicsSay } from '../../../training/learn-topics.ts'
import { TOPICS, topicsOfKind } from '../../../training/topics-of-kinds.ts'

const named = (kind: string, label: 0 | 1): readonly string[] =>
  topicsOfKind(kind, label).map((at) => TOPICS[at] ?? '')

describe('of what a text may be, by its kind', () => {
  it('one topic where the kind names subject and stage or a field', () => {
    expect(named('CHE senior', 1)).toEqual(['CHE senior'])
    expect(named('m3ke:politics-social sciences-junior high school', 1)).toEqual(['POL junior'])
    expect(named('adult_civil_service', 0)).toEqual(['civil service'])
    expect(named('news_education', 0)).toEqual(['news'])
  })

  it('all stages of a subject, all lessons or all other things where it does not say', () => {
    expect(named('worked_solution_math', 1)).toEqual(['MAT primary', 'MAT junior', 'MAT senior'])
    const open = named('live_class_slide_ocr', 1)
    expect(open).toContain('GEO senior')
    expect(open).not.toContain('news')
    expect(named('any', 0)).not.toContain('MAT junior')
  })
})

describe('learning what texts are about', () => {
  const texts = [
    ['解方程 x+3=5', 'MAT junior', 1],
    ['二次函数的图象', 'MAT junior', 1],
    ['红烧肉 小火炖四十分钟', 'cooking', 0],
    ['热锅凉油 下姜片', 'cooking', 0],
  ] as const
  const rows = Array.from({ length: 30 }, () => texts)
    .flat()
    .map(([text, kind, label]) => ({
      grams: gramsOf(text),
      topics: topicsOfKind(kind, label),
      importance: 1,
    }))
  const says = (text: string) => topicsSay(fitTopics(rows, 1), gramsOf(text))

  it('tells them apart', () => {
    expect(says('方程 2x=8')).toBeGreaterThan(0)
    expect(says('小火慢炖')).toBeLessThan(0)
  })

  it('learns the same from the same texts and seed', () => {
    expect(says('方程 2x=8')).toBe(says('方程 2x=8'))
  })
})
