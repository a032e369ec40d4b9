import { afterAll, afterEach, beforeAll, expect, it } from 'vitest'
import { seconds } from '../../../src/core/time/duration.ts'
import type { SampleOutcome } from '../../../src/ports/sight/stream-viewer.ts'
import { patiently } from '../../build/patience.ts'
import { pitchOf } from '../../build/sounds/make-sound.ts'
import { type ElementaryStream, makeElementary } from '../../build/streams/elementary-streams.ts'
import { type MadeMedia, makeMedia } from '../../build/streams/made-media.ts'
import { aacOverRtp, muLawOverRtp } from '../../build/streams/rtp-sound.ts'
import { type RtspRoom, type RtspServer, startRtspServer } from '../../build/streams/rtsp-server.ts'
import { openSeeing, type Seeing } from '../../build/streams/seeing.ts'

let seeing: Seeing
let server: RtspServer
let h264: ElementaryStream
let media: MadeMedia

beforeAll(async () => {
  seeing = await openSeeing()
  server = await startRtspServer()
  h264 = await makeElementary(seeing.processes, 'h264')
  media = await makeMedia(seeing.processes)
})
afterAll(async () => {
  await seeing.close()
  await server.close()
})
afterEach(async () => {
  await patiently(() => expect(server.openSockets(), 'a connection is left').toBe(0))
})

const roomOf = (more: Partial<RtspRoom>): RtspRoom => ({ codec: 'h264', stream: h264, ...more })
const listen = (url: string, soundSeconds = 2): Promise<SampleOutcome> =>
  seeing.viewer.sample(url, { budget: seconds(60), soundSeconds })

function expectTone({ sound }: SampleOutcome, codec: string, pitch: number): void {
  expect(sound).toMatchObject({ kind: 'sound', silent: false, codec })
  if (sound?.kind !== 'sound') return
  expect(sound.seconds).toBeGreaterThan(1.5)
  expect(pitchOf(sound.samples.subarray(4_000))).toBeCloseTo(pitch, -1)
}

const aac = () => aacOverRtp(Buffer.concat(media.plainSound))
const telephone = () => muLawOverRtp(media.telephoneSound)

it('a camera that sends AAC is heard beside its picture', async () => {
  const seen = await listen(server.serve('aac', roomOf({ heard: aac() })))
  expect(seen.kind).toBe('frame')
  expectTone(seen, 'aac', 880)
})

it('a camera that sends sound as telephones do is heard beside its picture', async () => {
  const seen = await listen(server.serve('telephone', roomOf({ heard: telephone() })))
  expect(seen.kind).toBe('frame')
  expectTone(seen, 'pcm_mulaw', 440)
})

it('a room of sound alone is heard, and stays unseen', async () => {
  const seen = await listen(server.serve('voice', roomOf({ heard: aac(), soundAlone: true })))
  expect(seen).toMatchObject({ kind: 'unseen', reason: 'audio-only' })
  expectTone(seen, 'aac', 880)
})

it.each([
  ['no sound is described', { sound: false }, 'no-sound-track'],
  ['the track of sound is refused', {}, 'not-reached'],
  [
    'the sound is coded in a way that is not read',
    { heard: { description: ['m=audio 0 RTP/AVP 9', 'a=control:trackID=1'], packets: [] } },
    'unsupported-codec',
  ],
])('the picture comes all the same where %s', async (name, more, reason) => {
  const seen = await listen(server.serve(encodeURIComponent(name), roomOf(more)))
  expect(seen).toMatchObject({ kind: 'frame', sound: { kind: 'unheard', reason } })
})

it('nobody who asks for no sound sets up its track', async () => {
  const url = server.serve('quiet', roomOf({ heard: aac() }))
  const before = server.asked.length
  const seen = await seeing.viewer.sample(url, { budget: seconds(60) })
  expect(seen).not.toHaveProperty('sound')
  const asked = server.asked.slice(before).map(({ url: one }) => one)
  expect(asked.filter((one) => one.endsWith('trackID=1'))).toEqual([])
})
