import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { runTranscribeCommand } from '../../../src/cli/reading/transcribe-command.ts'
import { transcribeLine } from '../../../src/contracts/reading/transcribe.ts'
import { recordedContext } from '../../build/program/program-context.ts'
import { madeTrack } from '../../build/sounds/made-tracks.ts'
import { runFfmpeg, TONE } from '../../build/sounds/make-sound.ts'
import {
  json,
  startTranscriptionServer,
  type TranscriptionServer,
} from '../../build/sounds/transcription-server.ts'
import { needVoices } from '../../build/sounds/voices.ts'
import {
  type Answer,
  bytes,
  type StreamServer,
  startStreamServer,
} from '../../build/streams/stream-server.ts'

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

/** Twenty seconds of a tone in segments of four. */
function serveRecording(name: string, kind: 'pictures' | 'sound', end: readonly string[]): string {
  const made = join(folder, name)
  mkdirSync(made)
  const picture =
    '-f lavfi -i testsrc=size=160x90:rate=5 -c:v libx264 -force_key_frames expr:gte(t,n_forced*4)'
  const list = `-t 20 -c:a aac -f hls -hls_time 4 -hls_list_size 0 ${made}/list.m3u8`
  runFfmpeg(`${TONE} ${kind === 'pictures' ? `${picture} ` : ''}${list}`)
  for (const file of readdirSync(made).filter((one) => one.endsWith('.ts'))) {
    streams.serve(`/${name}/${file}`, bytes(readFileSync(join(made, file)), 'video/mp2t'))
  }
  const count = readdirSync(made).length - 1
  const segments = Array.from({ length: count }, (_, i) => `#EXTINF:${20 / count},\nlist${i}.ts`)
  const lines = ['#EXTM3U', '#EXT-X-TARGETDURATION:4', ...end.slice(0, -1), ...segments]
  const text = [...lines, ...end.slice(-1)].join('\n')
  return streams.serve(
    `/${name}/list.m3u8`,
    bytes(Buffer.from(text), 'application/vnd.apple.mpegurl'),
  )
}

async function run(
  files: readonly string[],
  environment: Readonly<Record<string, string>> = {},
  seconds?: string,
) {
  const { context, out, err } = recordedContext(folder)
  const allowed = { XUNCHA_ALLOW_PRIVATE_HOSTS: '127.0.0.1' }
  const full = { ...context.environment, ...allowed, ...environment }
  const options = { files, jsonl: true, ...(seconds === undefined ? {} : { seconds }) }
  const exit = await runTranscribeCommand({ ...context, environment: full }, options)
  const lines = out()
    .split('\n')
    .filter((line) => line !== '')
  const all = lines.map((line) => transcribeLine.parse(JSON.parse(line)))
  const read = all.flatMap((line) => ('unseen' in line ? [] : [line]))
  const failed = all.flatMap((line) => ('unseen' in line ? [line] : []))
  return { exit, err: err(), read, failed }
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

it('a list that has ended is heard from its beginning to its end, with pictures or without', async () => {
  for (const [name, kind, ended] of [
    ['lesson', 'pictures', ['#EXT-X-ENDLIST']],
    ['voice', 'sound', ['#EXT-X-ENDLIST']],
    ['rest', 'sound', [`#EXT-X-PROGRAM-DATE-TIME:${new Date().toISOString()}`, '#EXT-X-ENDLIST']],
  ] as const) {
    const url = serveRecording(name, kind, ended)
    const { exit, err, read } = await run([url])
    expect({ exit, err }, name).toEqual({ exit: 0, err: '' })
    expect(read[0]?.seconds, name).toBeGreaterThan(19)
    const part = await run([url], {}, '7')
    expect(part.read[0], name).toMatchObject({ seconds: 7, of: 20 })
    expect(part.err, name).toMatch(/7\.0 s of 20\.0 s/)
  }
})

it('a recorded file at an address is heard as long as one in a folder', async () => {
  const made = join(folder, 'lesson.mp4')
  const picture = '-f lavfi -i testsrc=size=160x90:rate=5 -c:v libx264'
  runFfmpeg(`${TONE} ${picture} -t 20 -c:a aac ${made}`)
  const url = streams.serve('/whole.mp4', bytes(readFileSync(made), 'video/mp4'))
  const { err, read } = await run([url, 'lesson.mp4'])
  expect(err).toBe('')
  expect(read.map(({ seconds }) => Math.round(seconds))).toEqual([20, 20])
  const part = await run(['lesson.mp4'], {}, '7')
  expect(part.read[0]).toMatchObject({ seconds: 7 })
  expect(part.read[0]?.of).toBeCloseTo(20, 0)
  expect(part.err).toMatch(/7\.0 s of/)
})

/** As servers of files answer. */
const ofLength =
  (content: Uint8Array): Answer =>
  (_, response) => {
    response.writeHead(200, { 'content-length': content.length }).end(content)
  }

it('plain sound at an address is heard as long as one in a folder, or what was not heard is told', async () => {
  const recipes = {
    'tone.ogg': '-c:a libopus -b:a 24k',
    'tone.webm': '-c:a libopus -b:a 24k',
    'tone-of-20.wav': '-c:a pcm_s16le',
    'tone.mp3': '-c:a libmp3lame',
  }
  const urls = Object.entries(recipes).map(([name, recipe]) => {
    runFfmpeg(`${TONE} -t 20 ${recipe} ${join(folder, name)}`)
    return streams.serve(`/${name}`, ofLength(readFileSync(join(folder, name))))
  })
  const { exit, err, read } = await run(urls)
  expect({ exit, err }).toEqual({ exit: 0, err: '' })
  expect(read.map(({ seconds }) => Math.round(seconds))).toEqual([20, 20, 20, 20])
  const part = await run(urls.slice(0, 2), {}, '7')
  expect(part.err.match(/7\.0 s of 20\.0 s/g)).toHaveLength(2)
})

it('sound that nobody here can read is named by what the server calls it', async () => {
  const url = streams.serve('/tone.aiff', bytes(runFfmpeg(`${TONE} -t 1 -f aiff -`), 'audio/aiff'))
  const { exit, failed } = await run([url])
  expect(exit).toBe(12)
  expect(failed[0]).toMatchObject({ unseen: 'not-reached', detail: 'not-media: audio/aiff' })
})

it('what is no file is not waited for, and what follows is heard', async () => {
  execFileSync('mkfifo', [join(folder, 'pipe')])
  const odd = ['pipe', '.', '', '/dev/zero', 'file:///a%00b', 'file://elsewhere/a', 'file:///a%2Fb']
  const { exit, failed, read, err } = await run([...odd, `FILE://${folder}/lesson.flv`])
  expect(exit).toBe(2)
  expect(failed.map(({ file }) => file)).toEqual(odd)
  expect(new Set(failed.map(({ unseen }) => unseen))).toEqual(new Set(['not-readable']))
  expect(err.trim().split('\n')).toHaveLength(odd.length)
  expect(read[0]?.shares.speech).toBeGreaterThan(0.4)
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
  writeFileSync(join(folder, 'text.txt'), 'hello')
  const files = await run(['text.txt', 'nowhere.mp4', 'lesson.flv'])
  expect(files.exit).toBe(2)
  expect(files.err.trim().split('\n')).toHaveLength(2)
  expect(files.err).not.toMatch(/pictures/)
  expect(files.read).toHaveLength(1)
  expect(files.failed).toMatchObject([
    { file: 'text.txt', unseen: 'decoder-failed', detail: 'not media: a text' },
    { file: 'nowhere.mp4', unseen: 'not-readable' },
  ])
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
