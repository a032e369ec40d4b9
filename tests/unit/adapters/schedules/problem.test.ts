import { expect, test } from 'vitest'
import { z } from 'zod'
import { sentenceOf } from '../../../../src/adapters/schedules/problem.ts'
import { issueWords } from '../../../../src/contracts/words/issue-words.ts'

const shape = z.strictObject({ kind: z.enum(['a', 'b']), count: z.number().max(3) })

function wordsOf(value: unknown): readonly { readonly zh: string; readonly en: string }[] {
  const parsed = shape.safeParse(value)
  return (parsed.error?.issues ?? []).map((issue) => issueWords(issue))
}

test('an administrator reads file, line and reason in one sentence, Chinese first', () => {
  const problem = {
    severity: 'error',
    file: 'rules/book.yaml',
    zh: '缺版本',
    en: 'no version',
  } as const
  expect(sentenceOf({ ...problem, line: 3 })).toBe(
    'rules/book.yaml第3行：缺版本。/ rules/book.yaml: line 3, no version.',
  )
  expect(sentenceOf({ ...problem, line: null })).toBe(
    'rules/book.yaml：缺版本。/ rules/book.yaml: no version.',
  )
})

test('the usual mistakes are named by field', () => {
  expect(wordsOf({ kind: 'c', count: 1 })[0]?.zh).toBe('kind：只能是 a、b')
  expect(wordsOf({ kind: 'a' })[0]?.zh).toBe('count：缺少这一项')
  expect(wordsOf({ kind: 'a', count: 1, more: 2 })[0]?.zh).toBe('内容 里有不认识的字段 more')
  expect(wordsOf({ kind: 'a', count: 'x' })[0]?.zh).toBe('count：应为数字')
  expect(wordsOf({ kind: 'a', count: 9 })[0]).toEqual({
    zh: 'count：应不大于 3',
    en: 'count: must be at most 3',
  })
})
