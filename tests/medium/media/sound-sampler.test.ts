import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { createSoundSampler } from '../../../src/adapters/media/sound/sound-sampler.ts'
import type { Sound } from '../../../src/core/hearing/sound.ts'
import { seconds } from '../../../src/core/time/duration.ts'
import type {
  SoundFormat,
  SoundOutcome,
  SoundSampler,
} from '../../../src/ports/hearing/sound-sampler.ts'
import { pitchOf, runFfmpeg, TONE } from '../../build/sounds/make-sound.ts'
import { openSeeing, type Seeing } from '../../build/streams/seeing.ts'

const PICTURE = '-f lavfi -i testsrc2=size=160x90:rate=10'
const folder = mkdtempSync(join(tmpdir(), 'sounds-'))
let seeing: Seeing
let sampler: SoundSampler
beforeAll(async () => {
  seeing = await openSeeing()
  sampler = createSoundSampler(seeing)
})
afterAll(async () => {
  rmSync(folder, { recursive: true, force: true })
  await seeing.close()
})

const BUDGET = seconds(60)
const ofBytes = (bytes: Uint8Array, format: SoundFormat, most = 5): Promise<SoundOutcome> =>
  sampler.sample({ kind: 'bytes', format, bytes }, { seconds: most, budget: BUDGET })
function ofFile(name: string, bytes: Uint8Array, most = 5): Promise<SoundOutcome> {
  const path = join(folder, name)
  writeFileSync(path, bytes)
  return sampler.sample({ kind: 'local-file', path }, { seconds: most, budget: BUDGET })
}

function heard(outcome: SoundOutcome): Sound {
  if (outcome.kind === 'unheard') throw new Error(`${outcome.reason}: ${outcome.detail}`)
  return outcome
}

it.each([
  ['AAC', '-ar 44100 -ac 2 -c:a aac -f mpegts -', 'aac'],
  ['telephony, 8 kHz, one channel', '-ar 8000 -ac 1 -c:a pcm_mulaw -f flv -', 'pcm_mulaw'],
  ['7.1 channels of AC-3 kind', '-ac 6 -c:a ac3 -f mpegts -', 'ac3'],
  ['eight channels of AAC', '-af aformat=channel_layouts=7.1 -c:a aac -f mpegts -', 'aac'],
  ['MP3', '-c:a libmp3lame -f mp3 -', 'mp3'],
])('%s comes out as one channel of 16 kHz with its pitch', async (_name, recipe, codec) => {
  const format = (/-f (\w+) -$/.exec(recipe)?.[1] ?? '') as SoundFormat
  const sound = heard(await ofBytes(runFfmpeg(`${TONE} -t 2 ${recipe}`), format))
  expect(sound.codec).toBe(codec)
  expect(sound.seconds).toBeGreaterThan(1.8)
  expect(sound.seconds).toBeLessThan(2.2)
  expect(pitchOf(sound.samples.subarray(8_000, 24_000))).toBeCloseTo(440, -1)
  expect(sound).toMatchObject({ silent: false, clipped: 0 })
})

it('pictures without sound are named as that', async () => {
  const bytes = runFfmpeg(`${PICTURE} -t 1 -c:v libx264 -f mpegts -`)
  expect(await ofBytes(bytes, 'mpegts')).toMatchObject({
    kind: 'unheard',
    reason: 'no-sound-track',
  })
})

it('a microphone that is off is silence, which is a result', async () => {
  const bytes = runFfmpeg('-f lavfi -i anullsrc=r=48000 -t 2 -c:a aac -f mpegts -')
  expect(heard(await ofBytes(bytes, 'mpegts'))).toMatchObject({ silent: true })
})

it('overdriven sound says how much of it stands at full scale', async () => {
  const bytes = runFfmpeg(`${TONE} -t 2 -af volume=60 -c:a pcm_s16le -f wav -`)
  expect(heard(await ofFile('loud.wav', bytes)).clipped).toBeGreaterThan(0.3)
})

it('of ten hours only what was asked for is decoded', async () => {
  const minute = runFfmpeg(`${TONE} -t 60 -ar 8000 -b:a 8k -f mp3 -`)
  const tenHours = Buffer.concat(Array.from({ length: 600 }, () => minute))
  const sound = heard(await ofFile('long.mp3', tenHours, 3))
  expect(sound.seconds).toBeCloseTo(3, 1)
})

it('a segment that breaks off gives what it holds', async () => {
  const whole = runFfmpeg(`${TONE} -t 4 -c:a aac -f mpegts -`)
  const sound = heard(await ofBytes(whole.subarray(0, whole.length / 2), 'mpegts'))
  expect(sound.seconds).toBeGreaterThan(1)
  expect(sound.seconds).toBeLessThan(3)
})

it('less than half a second is too short to tell anything', async () => {
  const bytes = runFfmpeg(`${TONE} -t 0.2 -c:a pcm_s16le -f wav -`)
  expect(await ofFile('short.wav', bytes)).toMatchObject({ reason: 'too-short' })
})

it('rubbish, an empty body and a file that is not there are failures of decoding', async () => {
  const rubbish = Uint8Array.from({ length: 50_000 }, (_, i) => (i * 7_919) % 251)
  for (const bytes of [rubbish, new Uint8Array(0)]) {
    expect(await ofBytes(bytes, 'mpegts')).toMatchObject({ reason: 'decoder-failed' })
  }
  const nowhere = { kind: 'local-file', path: join(folder, 'nowhere.wav') } as const
  expect(await sampler.sample(nowhere, { seconds: 1, budget: BUDGET })).toMatchObject({
    reason: 'decoder-failed',
  })
})

it('a coding that nobody here knows is named as that', async () => {
  const bytes = Buffer.from(runFfmpeg(`${TONE} -t 1 -ar 44100 -c:a aac -f flv -`))
  // Sound format 12 of FLV belongs to nobody (FLV 10.1 §E.4.2.1).
  for (let at = 13; at + 11 < bytes.length; at += bytes.readUIntBE(at + 1, 3) + 15) {
    if (bytes[at] === 8) bytes[at + 11] = 0xcf
  }
  expect(await ofBytes(bytes, 'flv')).toMatchObject({
    kind: 'unheard',
    reason: 'unsupported-codec',
  })
})
