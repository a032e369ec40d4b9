import { execFileSync } from 'node:child_process'
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { loopSeconds } from '../../../src/adapters/rehearsal/canary/spoken-track.ts'
import { openClipVoice } from '../../../src/adapters/rehearsal/voice/clip-voice.ts'
import { findSpeakingProgram } from '../../../src/adapters/rehearsal/voice/speaking-program.ts'
import { readVoiceClips } from '../../../src/adapters/rehearsal/voice/voice-clips.ts'
import { SAMPLE_RATE, soundOf, unheard } from '../../../src/core/hearing/sound.ts'
import type { SoundOutcome } from '../../../src/ports/hearing/sound-sampler.ts'
import { shippedClassifier } from '../../build/classifier.ts'

const LESSON =
  '同学们好，这节课讲一元二次方程的解法，先求判别式，再用求根公式，请看例题一，方程的两个根是二和三。'
const TALK =
  '大家晚上好，今天在家里做一道清蒸鲈鱼，先把小葱切成段，锅烧热以后倒一点油，慢慢聊不着急。'

let folder: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'xuncha-voices-'))
})
afterEach(() => rm(folder, { recursive: true }))

async function put(files: Readonly<Record<string, string>>): Promise<void> {
  for (const kind of ['lesson', 'other']) await mkdir(join(folder, kind), { recursive: true })
  for (const [name, text] of Object.entries(files)) await writeFile(join(folder, name), text)
}

const WHOLE = {
  'lesson/wang.wav': 'sound',
  'lesson/wang.txt': LESSON,
  'other/li.m4a': 'sound',
  'other/li.txt': TALK,
}

const noise = (seconds: number): SoundOutcome =>
  soundOf(new Float32Array(seconds * SAMPLE_RATE).fill(0.25), 'pcm_s16le')

async function opened(sound: SoundOutcome = noise(40)) {
  const read = await readVoiceClips(folder)
  if (!read.ok) return read
  const classifier = shippedClassifier()
  const sampler = { sample: async () => sound }
  return await openClipVoice(read.value, {
    sampler,
    classify: (text) => classifier.classify({ text }),
  })
}

test('recordings in their folders, with what is said beside them, are the voice of canaries', async () => {
  await put(WHOLE)
  const voice = await opened()
  expect(voice).toMatchObject({ ok: true, value: { kind: 'clips' } })
  if (voice.ok) expect(await voice.value.speak({ kind: 'lesson', seed: 7 })).toHaveLength(640_000)
})

test.each([
  ['an empty folder', {}, /lesson 里没有录音：请放入.*other 里没有录音/],
  ['a recording without its text', { ...WHOLE, 'lesson/zhao.mp3': 'x' }, /zhao\.txt 读不到：请把/],
  ['a text of a few words', { ...WHOLE, 'lesson/wang.txt': '你好' }, /wang\.txt 应有至少 30 个字/],
  ['an empty file', { ...WHOLE, 'other/li.m4a': '' }, /li\.m4a 不是可以读取的文件/],
  [
    'a lesson that says nothing of one',
    { ...WHOLE, 'lesson/wang.txt': TALK },
    /wang\.wav 的原文.*认不出是学科授课，请换/,
  ],
  [
    'everyday talk that is a lesson',
    { ...WHOLE, 'other/li.txt': LESSON },
    /li\.m4a 的原文.*像学科授课，请换/,
  ],
])('%s is refused by its name, with what is to be done', async (_, files, told) => {
  await put(files)
  const voice = await opened()
  expect(voice.ok ? '' : voice.fault.message).toMatch(told)
  expect(voice.ok ? '' : voice.fault.message).toContain('XUNCHA_CANARY_VOICES')
})

test.each([
  ['too short', noise(9), /只有 9 秒，请录 30 秒以上/],
  ['silent', soundOf(new Float32Array(640_000), 'aac'), /没有声音，请重录/],
  [
    'no sound',
    unheard('decoder-failed', 'bad header'),
    /打不开（decoder-failed, bad header），请另存为 WAV/,
  ],
])('a recording that is %s is refused, too', async (_, sound, told) => {
  await put(WHOLE)
  const voice = await opened(sound)
  expect(voice.ok ? '' : voice.fault.message).toMatch(told)
})

test('a machine without a speaking program has no voice, and nothing is started', async () => {
  const nothing = (): never => {
    throw new Error('nothing is to be started')
  }
  const processes = { start: nothing, stopAll: async () => {} }
  const needs = { processes, sampler: { sample: nothing }, paths: [join(folder, 'espeak-ng')] }
  expect(await findSpeakingProgram(needs)).toBeNull()
})

test.each([28, 45, 60, 61.5, 75, 119, 121, 180])(
  'of %i seconds that are said over and over, listenings a minute apart hear another part each',
  (spoken) => {
    const loop = loopSeconds(spoken)
    expect(loop).toBeGreaterThanOrEqual(spoken)
    expect(loop % 2).toBe(0)
    expect(loop % 60).toBeGreaterThanOrEqual(16)
    expect(loop % 60).toBeLessThanOrEqual(44)
  },
)

test('a pipe in place of a text is told, and never waited for', async () => {
  await put({ ...WHOLE, 'lesson/zhao.wav': 'sound' })
  execFileSync('mkfifo', [join(folder, 'lesson/zhao.txt')])
  const read = await readVoiceClips(folder)
  expect(read.ok ? '' : read.fault.message).toMatch(/zhao\.txt 读不到/)
})
