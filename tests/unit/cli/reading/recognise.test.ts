import { describe, expect, it } from 'vitest'
import type { CommandIo } from '../../../../src/cli/io.ts'
import { type RecogniseDeps, runRecognise } from '../../../../src/cli/reading/recognise.ts'
import { recogniseResponse } from '../../../../src/contracts/reading/recognise.ts'
import { fail, succeed } from '../../../../src/core/fault.ts'
import { createFakeTextRecogniser } from '../../../fakes/fake-text-recogniser.ts'

const PNG = Uint8Array.of(0x89, 0x50, 0x4e, 0x47)

function command(files: Readonly<Record<string, Uint8Array>>) {
  const out: string[] = []
  const err: string[] = []
  const io: CommandIo = {
    async *lines() {},
    out: (text) => out.push(text),
    err: (text) => err.push(text),
  }
  const deps: RecogniseDeps = {
    open: async (engine) =>
      engine === 'nonsense'
        ? fail('recogniser-missing', '没有这个识别引擎 / no such engine')
        : succeed(createFakeTextRecogniser('勾股定理')),
    load: async (file) => {
      const bytes = files[file]
      if (bytes === undefined) throw new Error('ENOENT')
      return bytes
    },
    measure: async (bytes) =>
      bytes[0] !== 0x89
        ? null
        : bytes[1] === 0
          ? { width: 90_000, height: 90_000 }
          : { width: 8, height: 4 },
  }
  return { io, deps, out: () => out.join(''), err: () => err.join('') }
}

describe('xuncha recognise', () => {
  it('gives what stands on each picture, a line each, in the order of the files', async () => {
    const { io, deps, out } = command({ 'b.png': PNG, 'a.png': PNG })
    expect(await runRecognise({ files: ['b.png', 'a.png'], jsonl: true }, io, deps)).toBe(0)
    const read = out()
      .trim()
      .split('\n')
      .map((line) => recogniseResponse.parse(JSON.parse(line)))
    expect(read.map(({ file, width, height }) => [file, width, height])).toEqual([
      ['b.png', 8, 4],
      ['a.png', 8, 4],
    ])
    expect(read[0]?.lines[0]?.text).toBe('勾股定理')
  })

  it('gives one document without --jsonl', async () => {
    const { io, deps, out } = command({ 'a.png': PNG })
    expect(await runRecognise({ files: ['a.png'] }, io, deps)).toBe(0)
    expect(JSON.parse(out())).toHaveLength(1)
  })

  it.each([
    ['missing.png', '无法读取'],
    ['empty.png', '空的'],
    ['page.html', '不是可以解码的图片'],
    ['huge.png', '6400 万像素'],
  ])('says in one sentence what is wrong with %s, and reads the others', async (file, sentence) => {
    const { io, deps, out, err } = command({
      'empty.png': new Uint8Array(),
      'page.html': new TextEncoder().encode('<html>'),
      'huge.png': Uint8Array.of(0x89, 0),
      'good.png': PNG,
    })
    expect(await runRecognise({ files: [file, 'good.png'], jsonl: true }, io, deps)).toBe(2)
    expect(err()).toContain(`${file}:`)
    expect(err()).toContain(sentence)
    expect(err().trim().split('\n')).toHaveLength(1)
    expect(out()).toContain('good.png')
  })

  it('says that there is no such engine', async () => {
    const { io, deps, err } = command({ 'a.png': PNG })
    expect(await runRecognise({ files: ['a.png'], engine: 'nonsense' }, io, deps)).toBe(2)
    expect(err()).toContain('no such engine')
  })

  it('asks for a picture when there is none', async () => {
    const { io, deps } = command({})
    expect(await runRecognise({ files: [] }, io, deps)).toBe(2)
  })
})
