import { expect, it } from 'vitest'
import { correctionsIn } from '../../../src/cli/corrections-file.ts'

const read = (...lines: readonly string[]) =>
  correctionsIn(
    {
      async *lines() {
        yield* lines
      },
      out: () => {},
      err: () => {},
    },
    'labels.jsonl',
  )

const CASE = { violationId: 'v', content: 'subject', title: null, pageText: null }
const GOOD = JSON.stringify({ ...CASE, frames: [{ text: '一元二次方程' }] })

it.each([
  ['no JSON', 'hello', /第2行 \/ line 2: 不是 JSON \/ not JSON/],
  ['another JSON', '[]', /line 2: 整行:应为对象 .*must be an object/],
  ['without a field', JSON.stringify(CASE), /line 2: frames:缺少这一项 .*is missing/],
])('a line that is %s is named in both languages', async (_name, line, words) => {
  const wrong = await read(GOOD, line)
  expect(wrong.ok ? '' : wrong.fault.message).toMatch(words)
})

it('a line may be longer than any screen', async () => {
  const frames = Array.from({ length: 300 }, () => ({ text: '方程'.repeat(5_000) }))
  expect((await read(JSON.stringify({ ...CASE, frames }))).ok).toBe(true)
})
