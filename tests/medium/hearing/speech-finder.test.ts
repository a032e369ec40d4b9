import { afterAll, beforeAll, expect, it } from 'vitest'
import { createSpeechFinder } from '../../../src/adapters/hearing/create-speech-finder.ts'
import { createSystemClock } from '../../../src/adapters/system/system-clock.ts'
import { openReaders } from '../../build/readers/readers.ts'
import { madeTrack, type TrackKind } from '../../build/sounds/made-tracks.ts'
import { needVoices } from '../../build/sounds/voices.ts'

const finder = createSpeechFinder({ readers: openReaders(), clock: createSystemClock() })
beforeAll(needVoices)
afterAll(() => finder.close())

it('speech is found where it is, music, noise and silence are told apart', async () => {
  const heardOf = async (kind: TrackKind, i: number) => {
    const track = madeTrack('tuning', kind, i)
    return { track, heard: await finder.listen(track.samples) }
  }
  for (const kind of ['speech', 'speech-over-music', 'far'] as const) {
    const { track, heard } = await heardOf(kind, 1)
    const { name } = track
    const [spoken] = track.spoken
    expect(heard.shares.speech, name).toBeGreaterThan(0.4)
    expect(heard.speech[0]?.start, name).toBeCloseTo(spoken?.start ?? 0, 0)
    expect(heard.speech.at(-1)?.end ?? 0, name).toBeLessThanOrEqual(heard.seconds)
  }
  const music = (await heardOf('music', 2)).heard
  expect(music).toMatchObject({ speech: [], shares: { speech: 0 } })
  expect(music.shares.music).toBeGreaterThan(0.9)
  expect((await heardOf('noise', 1)).heard.shares.other).toBeGreaterThan(0.9)
  expect((await heardOf('silence', 2)).heard.shares.silence).toBe(1)
})

it('nothing at all, a single sample and rubbish are weighed without harm', async () => {
  for (const samples of [
    new Float32Array(0),
    new Float32Array(1),
    new Float32Array(16_000).fill(Number.NaN),
    new Float32Array(16_000).fill(1e30),
  ]) {
    const { shares } = await finder.listen(samples)
    const sum = shares.speech + shares.music + shares.silence + shares.other
    expect(sum).toBeCloseTo(1, 6)
  }
})
