import { afterAll, beforeAll, expect, it } from 'vitest'
import { seconds } from '../../../src/core/time/duration.ts'
import type { SampleOutcome } from '../../../src/ports/sight/stream-viewer.ts'
import { pitchOf } from '../../build/sounds/make-sound.ts'
import { serveLiveHls } from '../../build/streams/live-hls.ts'
import { type MadeMedia, makeMedia } from '../../build/streams/made-media.ts'
import { openSeeing, type Seeing } from '../../build/streams/seeing.ts'
import {
  bytes,
  type StreamServer,
  startStreamServer,
  unending,
} from '../../build/streams/stream-server.ts'

let seeing: Seeing
let server: StreamServer
let media: MadeMedia
beforeAll(async () => {
  seeing = await openSeeing()
  server = await startStreamServer()
  media = await makeMedia(seeing.processes)
})
afterAll(async () => {
  await seeing.close()
  await server.close()
})

const look = (url: string, soundSeconds?: number): Promise<SampleOutcome> =>
  seeing.viewer.sample(url, {
    budget: seconds(60),
    ...(soundSeconds === undefined ? {} : { soundSeconds }),
  })

function expectTone({ sound }: SampleOutcome, atLeast: number): void {
  expect(sound).toMatchObject({ kind: 'sound', silent: false, codec: 'aac' })
  if (sound?.kind !== 'sound') return
  expect(sound.seconds).toBeGreaterThan(atLeast)
  expect(pitchOf(sound.samples.subarray(4_000))).toBeCloseTo(440, -1)
}

it('beside the picture of an HLS room comes the sound of the same segment, fetched once', async () => {
  const url = serveLiveHls(server, '/room', { segments: media.segments })
  const before = server.asked.length
  const seen = await look(url, 2)
  expect(seen.kind).toBe('frame')
  expectTone(seen, 1.5)
  const asked = server.asked.slice(before).filter((path) => !path.endsWith('.m3u8'))
  expect(new Set(asked).size).toBe(asked.length)
  await expect.poll(() => server.openSockets()).toBeLessThan(3)
})

it('an FLV stream is watched so much longer, on the same connection', async () => {
  const url = server.serve('/live/a.flv', unending(media.flv))
  const before = server.asked.length
  const seen = await look(url, 3)
  expect(seen.kind).toBe('frame')
  expectTone(seen, 2.5)
  expect(server.asked.length - before).toBe(1)
})

it('where there is no picture the sound is there all the same', async () => {
  const seen = await look(server.serve('/live/sound.flv', unending(media.audioFlv)), 3)
  expect(seen).toMatchObject({ kind: 'unseen', reason: 'audio-only' })
  expectTone(seen, 2)
})

it('a recording is listened to where it is looked at; one without sound says so', async () => {
  const [segment] = media.segments
  const file = server.serve('/lesson.flv', bytes(media.flv, 'video/x-flv'))
  expectTone(await look(file, 2), 1.5)
  const mute = server.serve('/mute.mp4', bytes(media.mp4IndexLast, 'video/mp4'))
  const seen = await look(mute, 2)
  expect(seen).toMatchObject({ kind: 'frame', sound: { reason: 'no-sound-track' } })
  expectTone(await look(server.serve('/x.ts', bytes(segment ?? new Uint8Array(0))), 2), 1.5)
})

it('nobody who asks for no sound pays for it', async () => {
  const url = serveLiveHls(server, '/quiet', { segments: media.segments })
  expect(await look(url)).not.toHaveProperty('sound')
})

it('an address that is not there was not listened to', async () => {
  expect(await look(`${server.origin}/nowhere.flv`, 2)).toMatchObject({
    kind: 'unseen',
    sound: { kind: 'unheard', reason: 'not-reached' },
  })
})
