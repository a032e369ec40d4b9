import { expect, it } from 'vitest'
import { parseTextLine } from '../../../src/cli/reading/text-line.ts'
import { parseObjectRequest } from '../../../src/compose/law/judge-object-request.ts'
import { parseJudgeRequest } from '../../../src/compose/law/judge-request.ts'
import { classifyRequest } from '../../../src/contracts/reading/classify.ts'
import { sessionLook } from '../../../src/contracts/reading/classify-session.ts'
import type { Law } from '../../../src/core/policy/law.ts'

/** What each command of JSON Lines says of a line; none of these gets as far as the law. */
const told: readonly (readonly [
  string,
  string,
  () => { readonly ok: boolean; readonly problem?: string },
])[] = [
  ['classify --jsonl', 'id', () => parseTextLine(classifyRequest, '{"text":"函数"}')],
  [
    'classify --sessions',
    'session',
    () => parseTextLine(sessionLook, '{"at":"2026-03-07T09:30:00+08:00","text":""}'),
  ],
  [
    'judge --jsonl',
    'id',
    () => parseJudgeRequest({ start: '2026-03-07T09:30:00+08:00' }, {} as Law),
  ],
  ['judge --jsonl of objects', 'id', () => parseObjectRequest({ region: '440100', object: {} })],
]

it.each(told)(
  '%s says that %s is missing, and not that the line is not acceptable',
  (_command, field, parse) => {
    const parsed = parse()
    expect(parsed.ok).toBe(false)
    expect(parsed.problem).toMatch(new RegExp(`^${field}[::]?.*缺少.*/.*missing`))
  },
)

it('an identifier of another kind is told what it may be', () => {
  const parsed = parseTextLine(classifyRequest, '{"id":null,"text":"函数"}')
  expect(parsed).toMatchObject({
    ok: false,
    problem: expect.stringMatching(/应为文字或数字.*a text or a number/),
  })
})
