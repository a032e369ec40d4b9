import { afterAll, beforeAll, expect, it } from 'vitest'
import { createEgress } from '../../../src/adapters/egress/create-egress.ts'
import { createHttpTranscriber } from '../../../src/adapters/hearing/http-transcriber.ts'
import { createSystemClock } from '../../../src/adapters/system/system-clock.ts'
import { milliseconds, seconds } from '../../../src/core/time/duration.ts'
import {
  json,
  startTranscriptionServer,
  type TranscriptionServer,
} from '../../build/sounds/transcription-server.ts'
import { silentLogger } from '../../fakes/silent-logger.ts'

const egress = createEgress({ allowPrivateHosts: ['127.0.0.0/8'], logger: silentLogger })
let server: TranscriptionServer
beforeAll(async () => {
  server = await startTranscriptionServer()
})
afterAll(async () => {
  await egress.close()
  await server.close()
})

const open = (change: Partial<Parameters<typeof createHttpTranscriber>[0]> = {}) =>
  createHttpTranscriber({
    url: server.url,
    model: 'paraformer-zh',
    language: 'zh',
    key: 'a-secret-key',
    egress,
    clock: createSystemClock(),
    ...change,
  })
const SOUND = Float32Array.from({ length: 32_000 }, (_, i) => Math.sin(i / 10) / 2)
const ask = (change?: Parameters<typeof open>[0], budget = seconds(60)) =>
  open(change).transcribe(SOUND, { budget })

it('the sound goes out as a WAV file in a form, and what is said comes back with its seconds', async () => {
  server.answer(
    json({
      text: '同学们好。今天学习函数。',
      language: 'chinese',
      duration: 2,
      segments: [
        { id: 1, start: 0.9, end: 7, text: ' 今天学习函数。', avg_logprob: -0.5 },
        { id: 0, start: 0, end: 0.9, text: '同学们好。', avg_logprob: 0 },
        { id: 2, start: 1.5, end: 1.6, text: '  ' },
      ],
    }),
  )
  expect(await ask()).toEqual({
    kind: 'transcript',
    language: 'chinese',
    segments: [
      { start: 0, end: 0.9, text: '同学们好。', confidence: 1 },
      { start: 0.9, end: 2, text: '今天学习函数。', confidence: Math.exp(-0.5) },
    ],
  })
  const asked = server.asked.at(-1)
  expect(asked?.token).toBe('Bearer a-secret-key')
  expect(asked?.fields).toEqual({
    model: 'paraformer-zh',
    response_format: 'verbose_json',
    temperature: '0',
    language: 'zh',
  })
  const { file } = asked ?? {}
  expect(file).toMatchObject({ name: 'sound.wav', type: 'audio/wav' })
  const wav = Buffer.from(file?.bytes ?? [])
  expect(wav.toString('latin1', 0, 4) + wav.toString('latin1', 8, 12)).toBe('RIFFWAVE')
  expect(wav.readUInt32LE(24)).toBe(16_000)
  expect(wav.length).toBe(44 + 2 * SOUND.length)
  expect(wav.readInt16LE(44 + 2 * 15) / 32_767).toBeCloseTo(SOUND[15] ?? 0, 4)
})

it('a server that knows only the plain form, or another language, is understood as well', async () => {
  server.answer(json({ text: 'good morning' }))
  expect(await ask({ key: null, language: null })).toMatchObject({
    language: null,
    segments: [{ start: 0, end: 2, text: 'good morning', confidence: null }],
  })
  expect(server.asked.at(-1)?.token).toBeUndefined()
  server.answer(json({ text: '', language: 'ja', segments: [] }))
  expect(await ask()).toMatchObject({ kind: 'transcript', language: 'ja', segments: [] })
})

it.each([
  ['before the beginning', { start: -5, end: 1, text: '函数' }],
  ['that end before they start', { start: 1.8, end: 1, text: '函数' }],
  ['that are none', { start: null, end: 'a', text: '函数' }],
])('a segment with times %s keeps its words, between its neighbours', async (_name, odd) => {
  const said = { start: 0, end: 0.5, text: '今天学习' }
  const segments = [said, odd, { start: 1.5, end: 2, text: '下课' }]
  server.answer(json({ text: '今天学习函数下课', segments }))
  expect(await ask()).toMatchObject({
    segments: [said, { start: 0.5, end: 1.5, text: '函数' }, { text: '下课' }],
  })
})

it('no word is lost with a segment that is none: the text is taken as a whole', async () => {
  const said = { start: 0, end: 0.5, text: '今天学习' }
  const whole = { segments: [{ start: 0, end: 2, text: '今天学习函数' }] }
  for (const segments of [[said, null], [null], 'none', [said, { start: 1, end: 2, text: 7 }]]) {
    server.answer(json({ text: '今天学习函数', segments }))
    expect(await ask()).toMatchObject(whole)
  }
  server.answer(json({ text: '今天学习', language: 7, segments: [said, null] }))
  expect(await ask()).toMatchObject({ language: null, segments: [said] })
})

it.each([
  [401, 'not-allowed'],
  [429, 'too-many'],
  [413, 'refused'],
  [302, 'refused'],
  [500, 'server-failed'],
  [503, 'server-failed'],
])('HTTP %i is %s', async (status, reason) => {
  server.answer((response) =>
    response.writeHead(status, { 'retry-after': '7', location: 'http://10.0.0.1/' }).end('no'),
  )
  const said = await ask()
  expect(said).toMatchObject({ kind: 'no-transcript', reason, detail: `HTTP ${status}` })
  if (status === 429) expect(said).toMatchObject({ retryAfterSeconds: 7 })
})

it('what no database takes and what steers a terminal is no speech: the words around it are kept', async () => {
  const odd = '同学们\0好\ud83d。\u001b[2J\n今天'
  server.answer(json({ text: odd, language: 'z\0h', segments: [{ start: 0, end: 1, text: odd }] }))
  expect(await ask()).toMatchObject({
    language: 'z h',
    segments: [{ text: '同学们 好 。 [2J 今天' }],
  })
})

it.each([
  ['HTML', '<html><body>login</body></html>'],
  ['other JSON', '{"error":"no"}'],
  ['an engine that runs on', `{"text":"${'谢谢观看'.repeat(20_000)}"}`],
  ['more than a transcript can be', `{"text":"${'x'.repeat(2_000_000)}"}`],
])('%s is no transcript', async (_name, body) => {
  server.answer((response) => response.writeHead(200).end(body))
  expect(await ask()).toMatchObject({ kind: 'no-transcript', reason: 'bad-answer' })
})

it('a server that hangs, or sends its answer drop by drop, is given up in time', async () => {
  server.answer(() => {})
  expect(await ask({}, milliseconds(300))).toMatchObject({ reason: 'timeout' })
  server.answer((response) => void response.writeHead(200).write('{"text":"'))
  expect(await ask({}, milliseconds(300))).toMatchObject({ reason: 'timeout' })
})

it('a server that hangs up, that is not there, or that is private is named as that', async () => {
  server.answer((response) => void response.destroy())
  expect(await ask()).toMatchObject({ reason: 'unreachable' })
  expect(await ask({ url: 'http://127.0.0.1:1/v1' })).toMatchObject({ reason: 'unreachable' })
  const guarded = createEgress({ allowPrivateHosts: [], logger: silentLogger })
  expect(await ask({ egress: guarded })).toMatchObject({ reason: 'blocked-address' })
  await guarded.close()
})

it('more sound than is sent at once is refused here, and no answer names the key', async () => {
  const before = server.asked.length
  const long = await open().transcribe(new Float32Array(16_000 * 121), { budget: seconds(5) })
  expect(long).toMatchObject({ reason: 'too-long' })
  expect(server.asked).toHaveLength(before)
  server.answer((response) => response.writeHead(403).end('a-secret-key'))
  expect(JSON.stringify(await ask())).not.toContain('a-secret-key')
})
