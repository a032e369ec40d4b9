import { describe, expect, it } from 'vitest'
import { createForeignProseReader } from '../../../../src/core/detection/foreign-prose.ts'
import { sessionOfTexts } from '../../../build/session-of-texts.ts'

const isForeignProse = createForeignProseReader(2)

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
  'What do you have on Thursdays?\nI have maths, English and music.\nYes, I do.\nNo, I don’ t.',
  "Let's chant\nLet's sing\nDo you often read books at the weekend?",
  'Translate into Chinese: It is kind of you to help me.',
]

describe('prose in a foreign language', () => {
  it.each(NOVEL)('is for a person: %s', (text) => {
    expect(isForeignProse(text, '')).toBe(true)
  })

  it.each(TASKS)('is none where pupils are given a task: %s', (text) => {
    expect(isForeignProse(text, '')).toBe(false)
  })

  it('is none beside a stage of school, among Chinese, or of a few words', () => {
    expect(isForeignProse(`高一 ${NOVEL[0]}`, '')).toBe(false)
    expect(isForeignProse('一般现在时 He goes to school. 第三人称单数加 s', '')).toBe(false)
    expect(isForeignProse('Good morning', '')).toBe(false)
    expect(isForeignProse('', '')).toBe(false)
  })

  it('in Japanese is for a person unless a stage of school stands there', () => {
    expect(isForeignProse('駅までどうやって行きますか', '')).toBe(true)
    expect(isForeignProse('駅までどうやって行きますか', '高考日语 助词')).toBe(false)
    expect(isForeignProse('駅までどうやって行きますか', '成人高考日语')).toBe(true)
  })

  it.each([
    '每天提高一点点 英语睡前故事',
    '最高三万 英语听力',
    '集中考察团 旅行英语',
    '正月初一 英语电影',
  ])('is no lesson for a title that only looks as if it named a school: %s', (title) => {
    for (const text of NOVEL) expect(isForeignProse(text, title)).toBe(true)
  })

  it('is not made a drill by one line of a film', () => {
    expect(isForeignProse('She asked me whether I had seen the letter.\nYes, I did.', '')).toBe(
      true,
    )
    expect(isForeignProse("Let's talk about the weather in the northern islands today", '')).toBe(
      true,
    )
  })

  it('is known by the list of signs that a model names', () => {
    const drill = 'Do you often read books at the weekend?\nYes, I do.\nNo, I don’t.'
    expect(createForeignProseReader(1)(drill, '')).toBe(true)
    expect(createForeignProseReader(1)('駅までどうやって行きますか', '高考日语')).toBe(true)
    expect(createForeignProseReader(2)(drill, '')).toBe(false)
  })

  it('opens no lesson, and exercises do', () => {
    expect(sessionOfTexts(NOVEL).label).not.toBe('lesson')
    expect(sessionOfTexts(TASKS).label).toBe('lesson')
  })
})
