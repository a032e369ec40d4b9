import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { runTranscribeCommand } from '../../../src/cli/reading/transcribe-command.ts'
import { transcribeResponse } from '../../../src/contracts/reading/transcribe.ts'
import { recordedContext } from '../../build/program/program-context.ts'
import { madeTrack } from '../../build/sounds/made-tracks.ts'
import { runFfmpeg, TONE } from '../../build/sounds/make-sound.ts'
import {
  json,
  startTranscriptionServer,
  type TranscriptionServer,
} from '../../build/sounds/transcription-server.ts'
import { needVoices } from '../../build/sounds/voices.ts'
import { bytes, type StreamServer, startStreamServer } from '../../build/streams/stream-server.ts'

const folder = mkdtempSync(join(tmpdir(), 'transcribe-'))
let streams: StreamServer
let speech: TranscriptionServer
let lesson: Uint8Array
beforeAll(async () => {
  needVoices()
  streams = await startStreamServer()
  speech = await startTranscriptionServer()
  const pcm = Int16Array.from(madeTrack('tuning', 'speech', 1).samples, (one) => one * 32_767)
  const picture = '-f lavfi -i color=white:size=160x90:rate=5 -c:v libx264 -shortest'
  const input = '-f s16le -ar 16000 -ac 1 -i -'
  lesson = runFfmpeg(`${input} ${picture} -c:a aac -f flv -`, new Uint8Array(pcm.buffer))
  writeFileSync(join(folder, 'lesson.flv'), lesson)
})
afterAll(async () => {
  rmSync(folder, { recursive: true, force: true })
  await streams.close()
  await speech.close()
})

async function run(files: readonly string[], environment: Readonly<Record<string, string>> = {}) {
  const { context, out, err } = recordedContext(folder)
  const allowed = { XUNCHA_ALLOW_PRIVATE_HOSTS: '127.0.0.1' }
  const full = { ...context.environment, ...allowed, ...environment }
  const exit = await runTranscribeCommand({ ...context, environment: full }, { files, jsonl: true })
  const lines = out()
    .split('\n')
    .filter((line) => line !== '')
  return { exit, err: err(), read: lines.map((line) => transcribeResponse.parse(JSON.parse(line))) }
}

it('without an engine, files and addresses have their shares and no text', async () => {
  writeFileSync(join(folder, 'tone.wav'), runFfmpeg(`${TONE} -t 3 -f wav -`))
  const url = streams.serve('/lesson.flv', bytes(lesson, 'video/x-flv'))
  const { exit, read } = await run(['lesson.flv', 'tone.wav', url])
  expect(exit).toBe(0)
  const [file, tone, address] = read
  expect(file).toMatchObject({ file: 'lesson.flv', engine: null, language: null, segments: [] })
  for (const one of [file, address]) expect(one?.shares.speech).toBeGreaterThan(0.4)
  expect(tone?.shares).toMatchObject({ speech: 0, music: 1 })
})

it('with a server, what is said stands at its second in the file', async () => {
  speech.answer(
    json({ text: '同学们好', language: 'zh', segments: [{ start: 0, end: 1, text: '同学们好' }] }),
  )
  const { exit, read } = await run(['lesson.flv'], {
    XUNCHA_SPEECH_URL: speech.url,
    XUNCHA_SPEECH_URL_MODEL: 'made',
  })
  expect(exit).toBe(0)
  expect(read[0]).toMatchObject({ engine: 'audio/transcriptions made', language: 'zh' })
  const [spoken] = madeTrack('tuning', 'speech', 1).spoken
  expect(read[0]?.segments[0]?.start).toBeCloseTo(spoken?.start ?? 0, 0)
  expect(read[0]?.segments[0]).toMatchObject({ text: '同学们好', confidence: null })
})

it('a server that is not there is said, beside the shares', async () => {
  const { exit, err, read } = await run(['lesson.flv'], {
    XUNCHA_SPEECH_URL: 'http://127.0.0.1:1/v1',
    XUNCHA_SPEECH_URL_MODEL: 'made',
  })
  expect(exit).toBe(12)
  expect(err).toMatch(/unreachable/)
  expect(read[0]).toMatchObject({ missing: 'unreachable', segments: [] })
})

it('what is no sound, what is not there and a wrong setting are one sentence each', async () => {
  writeFileSync(join(folder, 'text.txt'), '函数')
  const files = await run(['text.txt', 'nowhere.mp4', 'lesson.flv'])
  expect(files.exit).toBe(2)
  expect(files.err.trim().split('\n')).toHaveLength(2)
  expect(files.read).toHaveLength(1)
  const address = await run([`${streams.origin}/nowhere.flv`])
  expect(address.exit).toBe(12)
  expect(address.err).toMatch(/http-4xx/)
  for (const [environment, sentence] of [
    [{ XUNCHA_SPEECH_MODEL: 'nowhere' }, /XUNCHA_SPEECH_MODEL.*no folder/],
    [{ XUNCHA_SPEECH_URL: speech.url }, /XUNCHA_SPEECH_URL_MODEL/],
    [{ XUNCHA_SPEECH_URL: 'http://key@a.example/', XUNCHA_SPEECH_URL_MODEL: 'x' }, /speechKey/],
    [
      {
        XUNCHA_SPEECH_URL: speech.url,
        XUNCHA_SPEECH_URL_MODEL: 'x',
        XUNCHA_SPEECH_MODEL: 'x',
      },
      /not both/,
    ],
  ] as const) {
    const { exit, err } = await run(['lesson.flv'], environment)
    expect(exit).toBe(2)
    expect(err).toMatch(sentence)
  }
})
