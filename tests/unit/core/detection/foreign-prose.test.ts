import { describe, expect, it } from 'vitest'
import { isForeignProse } from '../../../../src/core/detection/foreign-prose.ts'
import { sessionOfTexts } from '../../../build/session-of-texts.ts'

const NOVEL = [
  'The old house stood at the end of the lane, and nobody had lived there for years.',
  'She opened the letter slowly, afraid of what her brother might have written.',
  'It was raining when the train came in, and the platform was almost empty.',
  'Mr Hale put down his cup and said that he had known it all along.',
  'They walked along the shore without a word until the lamps were lit.',
  'In the morning the garden was white, and the gate had been left open.',
]
const TASKS = [
  'Choose the right answer.\nHe ___ to school every day.\nA. go\nB. goes\nC. going',
  'Fill in the blanks with the right form of the verb.\nThey ______ (play) football now.',
  'Exercise 2 Rewrite the sentences in the passive voice.\nTom wrote the letter.',
  'Unit 3 Grammar\nThe present perfect tense: have / has + past participle',
  '1. My sister is ____ than me. (tall)\n2. This book is the ____ of the three. (good)',
  'Translate into Chinese: It is kind of you to help me.',
]

describe('prose in a foreign language', () => {
  it.each(NOVEL)('is for a person: %s', (text) => {
    expect(isForeignProse(text, false)).toBe(true)
  })

  it.each(TASKS)('is none where pupils are given a task: %s', (text) => {
    expect(isForeignProse(text, false)).toBe(false)
  })

  it('is none beside a stage of school, among Chinese, or of a few words', () => {
    expect(isForeignProse(NOVEL[0] ?? '', true)).toBe(false)
    expect(isForeignProse('一般现在时 He goes to school. 第三人称单数加 s', false)).toBe(false)
    expect(isForeignProse('Good morning', false)).toBe(false)
    expect(isForeignProse('', false)).toBe(false)
  })

  it('in Japanese is for a person unless a stage of school stands there', () => {
    expect(isForeignProse('駅までどうやって行きますか', false)).toBe(true)
    expect(isForeignProse('駅までどうやって行きますか', true)).toBe(false)
  })

  it('opens no lesson, and exercises do', () => {
    expect(sessionOfTexts(NOVEL).label).not.toBe('lesson')
    expect(sessionOfTexts(TASKS).label).toBe('lesson')
  })
})
