import { describe, expect, it } from 'vitest'
import type { HeardWords } from '../../../../src/app/hearing/hear-sound.ts'
import { runTranscribe, type TranscribeDeps } from '../../../../src/cli/reading/transcribe.ts'
import { transcribeLine, transcribeResponse } from '../../../../src/contracts/reading/transcribe.ts'
import { soundOf, unheard } from '../../../../src/core/hearing/sound.ts'
import { ReaderFailed } from '../../../../src/core/reading/reader-failed.ts'

const WORDS: HeardWords = {
  heard: {
    seconds: 2.00004,
    shares: { speech: 0.5, music: 0.25, silence: 0.25, other: 0 },
    speech: [{ start: 0.5, end: 1.5 }],
  },
  engine: 'made 1',
  language: 'zh',
  segments: [{ start: 0.5, end: 1.5, text: '同学们好', confidence: 0.91234 }],
  missing: null,
}

async function run(options: Parameters<typeof runTranscribe>[0], change: Partial<TranscribeDeps>) {
  const out: string[] = []
  const err: string[] = []
  const asked: number[] = []
  const io = {
    lines: async function* () {},
    out: (text: string) => void out.push(text),
    err: (text: string) => void err.push(text),
  }
  const exit = await runTranscribe(options, io, {
    sample: async (_, seconds) => {
      asked.push(seconds)
      return soundOf(new Float32Array(32_000), 'aac')
    },
    hear: async () => WORDS,
    whyUnreadable: async () => null,
    monotonic: () => 5,
    stopped: () => {},
    ...change,
  })
  return { exit, out: out.join(''), err: err.join(''), asked }
}

describe('what is heard', () => {
  it('is nothing where there is no such file, and that is said', async () => {
    const { exit, err, asked, out } = await run(
      { files: ['/nope.mp4'] },
      { whyUnreadable: async () => 'there is no such file' },
    )
    expect(JSON.parse(out)).toMatchObject([{ file: '/nope.mp4', unseen: 'not-readable' }])
    expect({ exit, err }).toEqual({
      exit: 2,
      err: '/nope.mp4:文件无法读取 / the file cannot be read: there is no such file\n',
    })
    expect(asked).toEqual([])
  })

  it('is a line for each file, as the contract has it', async () => {
    const { exit, out } = await run({ files: ['a.mp4', 'b.mp4'], jsonl: true }, {})
    const lines = out
      .trim()
      .split('\n')
      .map((line) => transcribeResponse.parse(JSON.parse(line)))
    expect(exit).toBe(0)
    expect(lines.map(({ file }) => file)).toEqual(['a.mp4', 'b.mp4'])
    expect(lines[0]).toMatchObject({
      seconds: 2,
      shares: WORDS.heard.shares,
      engine: 'made 1',
      language: 'zh',
      segments: [{ start: 0.5, end: 1.5, text: '同学们好', confidence: 0.912 }],
      millis: 0,
    })
  })

  it('has no engine and no text where none is set', async () => {
    const hear = async () => ({ ...WORDS, engine: null, language: null, segments: [] })
    const { out } = await run({ files: ['a.mp4'] }, { hear })
    expect(JSON.parse(out)).toMatchObject([{ engine: null, language: null, segments: [] }])
  })
})

describe('what cannot be heard', () => {
  it('is named in one line, a file with exit 2, an address with 12, and the others are heard', async () => {
    const sample: TranscribeDeps['sample'] = async (file) =>
      file === 'good.mp4'
        ? soundOf(new Float32Array(32_000), null)
        : unheard('no-sound-track', 'pictures')
    const one = await run({ files: ['bad.mp4', 'good.mp4'], jsonl: true }, { sample })
    expect(one.exit).toBe(2)
    expect(one.err).toMatch(/^bad\.mp4:.*no sound/)
    const lines = one.out
      .trim()
      .split('\n')
      .map((line) => transcribeLine.parse(JSON.parse(line)))
    expect(lines).toMatchObject([
      { file: 'bad.mp4', unseen: 'no-sound-track', detail: 'pictures' },
      { file: 'good.mp4', seconds: 2 },
    ])
    expect((await run({ files: ['http://a.example/x'] }, { sample })).exit).toBe(12)
    expect((await run({ files: ['http://a.example/x', 'bad.mp4'] }, { sample })).exit).toBe(2)
  })

  it('is said where the engine gave no text, beside what is known', async () => {
    const hear = async () => ({
      ...WORDS,
      segments: [],
      missing: { reason: 'too-many' as const, detail: 'HTTP 429' },
    })
    const { exit, out, err } = await run({ files: ['a.mp4'], jsonl: true }, { hear })
    expect(exit).toBe(12)
    expect(err).toMatch(/too-many/)
    expect(JSON.parse(out)).toMatchObject({ missing: 'too-many', shares: WORDS.heard.shares })
  })

  it('is bad input where it killed its readers; any other failure is ours', async () => {
    const killed = async () => Promise.reject(new ReaderFailed('ab', 'dead'))
    expect((await run({ files: ['a.mp4'] }, { hear: killed })).exit).toBe(2)
    const broken = async () => Promise.reject(new Error('no model'))
    await expect(run({ files: ['a.mp4'] }, { hear: broken })).rejects.toThrow('no model')
  })
})

it('that only the beginning was heard is said in a sentence and in the answer', async () => {
  const long = { ...soundOf(new Float32Array(32_000), 'aac'), wholeSeconds: 20 }
  const { exit, err, out } = await run(
    { files: ['a.mp4'], jsonl: true },
    { sample: async () => long },
  )
  expect(exit).toBe(0)
  expect(err).toMatch(/heard 2\.0 s of 20\.0 s/)
  expect(JSON.parse(out)).toMatchObject({ seconds: 2, of: 20 })
  const all = { ...long, wholeSeconds: 2.1 }
  expect((await run({ files: ['a.mp4'] }, { sample: async () => all })).err).toBe('')
})

it('a program that is asked to end says nothing false of what it was listening to', async () => {
  const stop = new AbortController()
  stop.abort()
  const stopped = () => stop.signal.throwIfAborted()
  const sample = async () => unheard('timeout', 'no sound came within the budget')
  await expect(run({ files: ['a.mp4'] }, { sample, stopped })).rejects.toThrow('aborted')
})

it('files are heard longer than streams, and as long as is asked for', async () => {
  expect((await run({ files: ['a.mp4', 'rtmp://a/b'] }, {})).asked).toEqual([600, 15])
  expect((await run({ files: ['a.mp4'], seconds: '7.5' }, {})).asked).toEqual([7.5])
  for (const seconds of ['0', 'many', '3601', '-1', '']) {
    const { exit, err } = await run({ files: ['a.mp4'], seconds }, {})
    expect(exit, seconds).toBe(2)
    expect(err).toMatch(/^--seconds/)
  }
})
