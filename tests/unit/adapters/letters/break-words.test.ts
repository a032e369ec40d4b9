import { expect, test } from 'vitest'
import { breakWords } from '../../../../src/adapters/letters/break-words.ts'

const two = () => 2

test('a word that is wider than a line ends it, as often as it must, and loses no letter', () => {
  const word = 'abcdefghij'.repeat(20)
  const lines = breakWords(`see ${word} 完`, two, 100).split('\n')
  expect(lines).toHaveLength(4)
  expect(lines.every((line) => line.replace('see ', '').replace(' 完', '').length <= 50)).toBe(true)
  expect(lines.join('')).toBe(`see ${word} 完`)
})

test('words that fit, Chinese, and emoji are left as they are', () => {
  const chinese = '违反休息日禁令的学科类直播课程'.repeat(20)
  expect(breakWords(`plain words ${chinese}`, two, 20)).toBe(`plain words ${chinese}`)
  expect(breakWords('😀'.repeat(50), two, 20).replaceAll('\n', '')).toBe('😀'.repeat(50))
})

test('each letter is measured once, however long the word', () => {
  const asked: string[] = []
  const widthOf = (letter: string) => {
    asked.push(letter)
    return 1
  }
  breakWords('ab'.repeat(5_000), widthOf, 10)
  expect(asked).toEqual(['a', 'b'])
})
