import { afterAll, beforeAll, expect, it } from 'vitest'
import { seconds } from '../../../src/core/time/duration.ts'
import type { SampleOutcome } from '../../../src/ports/sight/stream-viewer.ts'
import { pitchOf, runFfmpeg, TONE } from '../../build/sounds/make-sound.ts'
import { serveLiveHls } from '../../build/streams/live-hls.ts'
import { type MadeMedia, makeMedia } from '../../build/streams/made-media.ts'
import { openSeeing, type Seeing } from '../../build/streams/seeing.ts'
import {
  type Answer,
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

function expectTone({ sound }: SampleOutcome, atLeast: number, pitch = 440): void {
  expect(sound).toMatchObject({ kind: 'sound', silent: false, codec: 'aac' })
  if (sound?.kind !== 'sound') return
  expect(sound.seconds).toBeGreaterThan(atLeast)
  expect(pitchOf(sound.samples.subarray(4_000))).toBeCloseTo(pitch, -1)
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

it('of an HLS room so much is heard as was asked for, not one segment of it', async () => {
  const { segments, initSection, fragments } = media
  expectTone(await look(serveLiveHls(server, '/long', { segments }), 6), 5.5)
  server.serve('/parts/init.mp4', bytes(initSection, 'video/mp4'))
  const head = ['#EXT-X-MAP:URI="init.mp4"']
  expectTone(await look(serveLiveHls(server, '/parts', { segments: fragments, head }), 4), 3.5)
})

const master = (folder: string, sounds: readonly string[], group = ',AUDIO="sounds"'): string => {
  const lines = ['#EXTM3U', ...sounds, `#EXT-X-STREAM-INF:BANDWIDTH=9${group}`, 'picture/live.m3u8']
  return server.serve(`${folder}/master.m3u8`, bytes(Buffer.from(lines.join('\n'))))
}
const soundList = (uri: string | null, standard: 'YES' | 'NO'): string =>
  `#EXT-X-MEDIA:TYPE=AUDIO,GROUP-ID="sounds",NAME="${uri}",DEFAULT=${standard}${uri === null ? '' : `,URI="${uri}"`}`

it('sound that has a list of its own is heard from there', async () => {
  serveLiveHls(server, '/apart/picture', { segments: media.segments })
  serveLiveHls(server, '/apart/sound', { segments: media.plainSound, suffix: 'aac' })
  const high = soundList('sound/live.m3u8', 'YES')
  const seen = await look(master('/apart', [soundList('other/live.m3u8', 'NO'), high]), 4)
  expect(seen.kind).toBe('frame')
  expectTone(seen, 3.5, 880)
  expectTone(await look(master('/apart', [soundList(null, 'YES'), high]), 4), 3.5)
  expectTone(await look(master('/apart', [high], ''), 4), 3.5)
})

it('a list of sound that is not there takes nothing from the picture', async () => {
  serveLiveHls(server, '/lost/picture', { segments: media.segments })
  const seen = await look(master('/lost', [soundList('nowhere.m3u8', 'YES')]), 4)
  expect(seen.kind).toBe('frame')
})

it('a room of plain sound is heard: as segments, and as a stream without end', async () => {
  const url = serveLiveHls(server, '/radio', { segments: media.plainSound, suffix: 'aac' })
  const seen = await look(url, 6)
  expect(seen).toMatchObject({ kind: 'unseen', reason: 'audio-only' })
  expectTone(seen, 5.5, 880)
  const whole = Buffer.concat(media.plainSound)
  const stream = await look(server.serve('/radio.aac', unending(whole)), 3)
  expect(stream).toMatchObject({ kind: 'unseen', reason: 'audio-only' })
  expectTone(stream, 2.5, 880)
})

it.each([
  ['Opus in Ogg', '-c:a libopus -b:a 24k -f ogg -', 'opus'],
  ['Opus in WebM', '-c:a libopus -b:a 24k -f webm -', 'opus'],
  ['FLAC', '-c:a flac -f flac -', 'flac'],
  ['WAV', '-c:a pcm_s16le -f wav -', 'pcm_s16le'],
  ['AC-3', '-c:a ac3 -f ac3 -', 'ac3'],
  ['telephony', '-ar 8000 -ac 1 -c:a pcm_mulaw -f wav -', 'pcm_mulaw'],
])(
  'a room that is nothing but a stream of %s is unseen, and heard',
  async (name, recipe, codec) => {
    const sound = runFfmpeg(`${TONE} -t 6 ${recipe}`)
    const seen = await look(server.serve(`/${codec}${name.length}`, unending(sound)), 3)
    expect(seen).toMatchObject({ kind: 'unseen', reason: 'audio-only', sound: { codec } })
    if (seen.sound?.kind !== 'sound') return
    expect(seen.sound.seconds).toBeGreaterThan(2.5)
    expect(pitchOf(seen.sound.samples.subarray(4_000))).toBeCloseTo(440, -1)
  },
)

it.each(['mpegts', 'webm', 'flv', 'ogg'])(
  'sound in %s that breaks off in the middle takes nobody along, and is heard as far as it came',
  async (container) => {
    const coding = /mpegts|flv/.test(container) ? 'aac' : 'libopus'
    const whole = runFfmpeg(`${TONE} -t 6 -c:a ${coding} -f ${container} -`)
    const breaking: Answer = (_, response) => {
      response.writeHead(200, { 'content-length': whole.length })
      response.write(whole.subarray(0, whole.length / 2), () => response.destroy())
    }
    // Asked for as a file and as a stream, by its length and by none.
    const seen = await look(server.serve(`/breaking.${container}`, breaking), 5)
    expect(seen).toMatchObject({ kind: 'unseen', sound: { kind: expect.any(String) } })
    const unnamed: Answer = (_, response) => {
      response.writeHead(200)
      response.write(whole.subarray(0, whole.length / 2), () => response.destroy())
    }
    const stream = await look(server.serve(`/torn.${container}`, unnamed), 5)
    expect(stream).toMatchObject({ kind: 'unseen', sound: { kind: 'sound', silent: false } })
  },
)

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
