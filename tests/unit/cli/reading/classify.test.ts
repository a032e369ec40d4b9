import { describe, expect, it } from 'vitest'
import type { CommandIo } from '../../../../src/cli/io.ts'
import { runClassify } from '../../../../src/cli/reading/classify.ts'
import { classifyResponse } from '../../../../src/contracts/reading/classify.ts'

function ioWith(lines: readonly string[] | null) {
  const out: string[] = []
  const err: string[] = []
  const io: CommandIo = {
    async *lines(file) {
      if (lines === null)
        throw Object.assign(new Error(`no ${file}`), { code: 'ENOENT', syscall: 'open' })
      yield* lines
    },
    out: (text) => out.push(text),
    err: (text) => err.push(text),
  }
  return { io, out: () => out.join(''), err: () => err.join('') }
}

describe('xuncha classify --jsonl', () => {
  it('answers every line in order, in the shape of the contract', async () => {
    const { io, out } = ioWith([
      '\uFEFF{"id":"a","text":"二次函数的图象与性质 例题 课堂练习"}',
      '',
      '{"id":7,"text":"水彩画 调色 写生"}',
    ])
    expect(await runClassify({ jsonl: '-' }, io)).toBe(0)
    const answers = out()
      .trim()
      .split('\n')
      .map((line) => classifyResponse.parse(JSON.parse(line)))
    expect(answers.map(({ id, label }) => [id, label])).toEqual([
      ['a', 'subject'],
      [7, 'non-subject'],
    ])
  })

  it.each([
    ['{"id":"a","text":', 'JSON'],
    ['{"id":"a"}', 'text'],
    ['{"text":"函数"}', 'id'],
    ['[]', '整行'],
  ])('stops at %s naming the line and the field', async (line, named) => {
    const { io, err } = ioWith(['{"id":1,"text":"好"}', line])
    expect(await runClassify({ jsonl: '-' }, io)).toBe(2)
    expect(err()).toContain('第2行')
    expect(err()).toContain(named)
    expect(err().trim().split('\n')).toHaveLength(1)
  })

  it('stops at a line that is no screen but a file', async () => {
    const { io, err } = ioWith([`{"id":1,"text":"${'长'.repeat(1_000_001)}"}`])
    expect(await runClassify({ jsonl: '-' }, io)).toBe(2)
    expect(err()).toContain('text')
  })

  it('says that a file is missing, in one sentence', async () => {
    const { io, err } = ioWith(null)
    expect(await runClassify({ jsonl: 'missing.jsonl' }, io)).toBe(2)
    expect(err()).toContain('missing.jsonl')
  })

  it('accepts an empty file', async () => {
    const { io, out } = ioWith([])
    expect(await runClassify({ jsonl: true }, io)).toBe(0)
    expect(out()).toBe('')
  })

  it('explains itself without --jsonl', async () => {
    const { io, err } = ioWith([])
    expect(await runClassify({}, io)).toBe(2)
    expect(err()).toContain('--jsonl')
  })
})
