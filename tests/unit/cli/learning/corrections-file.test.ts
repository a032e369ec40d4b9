import { expect, it } from 'vitest'
import { correctionsIn } from '../../../../src/cli/learning/corrections-file.ts'

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
  ['another JSON', '[]', /line 2: 整行：应为对象 .*must be an object/],
  ['without a field', JSON.stringify(CASE), /line 2: frames：缺少这一项 .*is missing/],
])('a line that is %s is named in both languages', async (_name, line, words) => {
  const wrong = await read(GOOD, line)
  expect(wrong.ok ? '' : wrong.fault.message).toMatch(words)
})

it('a line may be longer than any screen', async () => {
  const frames = Array.from({ length: 300 }, () => ({ text: '方程'.repeat(5_000) }))
  expect((await read(JSON.stringify({ ...CASE, frames }))).ok).toBe(true)
})

const screens = (...texts: readonly string[]) => ({ frames: texts.map((text) => ({ text })) })
const LONG = '一元二次方程的求根公式 例题1'

it('a later decision that tells nothing takes the words of an earlier one away, in whatever order the lines stand', async () => {
  const told = { ...CASE, ...screens(LONG), labelledAt: '2026-10-01T08:00:00+08:00' }
  const silent = { ...told, content: null, labelledAt: '2026-10-02T08:00:00+08:00' }
  for (const lines of [
    [told, silent],
    [silent, told],
  ]) {
    expect(await read(...lines.map((line) => JSON.stringify(line)))).toMatchObject({
      ok: true,
      value: { texts: [], leftOut: 0 },
    })
  }
})

it('counts the cases whose title and page text could not be read', async () => {
  const line = { ...CASE, ...screens(LONG), contextUnread: 'evidence-away' }
  expect(await read(JSON.stringify(line))).toMatchObject({ ok: true, value: { withoutContext: 1 } })
})
