import { afterAll, beforeAll, expect, it } from 'vitest'
import { createClipMaker } from '../../../src/adapters/media/sound/clip-maker.ts'
import { createSoundSampler } from '../../../src/adapters/media/sound/sound-sampler.ts'
import { seconds } from '../../../src/core/time/duration.ts'
import { pitchOf } from '../../build/sounds/make-sound.ts'
import { openSeeing, type Seeing } from '../../build/streams/seeing.ts'

let seeing: Seeing
beforeAll(async () => {
  seeing = await openSeeing()
})
afterAll(() => seeing.close())

const BUDGET = { budget: seconds(60) }
const tone = (length: number) =>
  Float32Array.from(
    { length: length * 16_000 },
    (_, i) => Math.sin((2 * Math.PI * 440 * i) / 16_000) / 2,
  )

it('a clip plays as it was heard, and the same sound gives the same bytes', async () => {
  const maker = createClipMaker(seeing)
  const clip = await maker.make(tone(12), BUDGET)
  if (clip.kind === 'no-clip') throw new Error(clip.detail)
  expect(clip).toMatchObject({ seconds: 12, mediaType: 'audio/mp4' })
  expect(clip.bytes.length).toBeLessThan(150_000)
  expect(Buffer.from(clip.bytes.subarray(4, 8)).toString('latin1')).toBe('ftyp')
  const place = { kind: 'bytes', format: 'mp4', bytes: clip.bytes } as const
  const again = await createSoundSampler(seeing).sample(place, { ...BUDGET, seconds: 30 })
  if (again.kind === 'unheard') throw new Error(again.detail)
  expect(again.codec).toBe('aac')
  expect(again.seconds).toBeCloseTo(12, 0)
  expect(pitchOf(again.samples.subarray(16_000, 160_000))).toBeCloseTo(440, -1)
  const second = await maker.make(tone(12), BUDGET)
  expect(second.kind === 'clip' && Buffer.compare(second.bytes, clip.bytes)).toBe(0)
})

it('half a minute is kept at most, nothing is no clip, and rubbish harms nobody', async () => {
  const maker = createClipMaker(seeing)
  expect(await maker.make(tone(40), BUDGET)).toMatchObject({ kind: 'clip', seconds: 30 })
  expect(await maker.make(new Float32Array(0), BUDGET)).toMatchObject({ reason: 'nothing-to-keep' })
  const odd = new Float32Array(16_000).fill(Number.NaN)
  expect(await maker.make(odd, BUDGET)).toMatchObject({ kind: 'clip', seconds: 1 })
  const gone = createClipMaker({ ...seeing, ffmpeg: { path: '/nowhere/ffmpeg' } })
  expect(await gone.make(tone(1), BUDGET)).toMatchObject({ reason: 'encoder-failed' })
})
