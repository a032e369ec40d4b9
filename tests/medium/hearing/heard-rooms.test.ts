import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { createEgress } from '../../../src/adapters/egress/create-egress.ts'
import { createSpeechFinder } from '../../../src/adapters/hearing/create-speech-finder.ts'
import { createHttpTranscriber } from '../../../src/adapters/hearing/http-transcriber.ts'
import { createFfmpegStreamViewer } from '../../../src/adapters/media/ffmpeg-stream-viewer.ts'
import { createClipMaker } from '../../../src/adapters/media/sound/clip-maker.ts'
import { createSoundSampler } from '../../../src/adapters/media/sound/sound-sampler.ts'
import {
  CANARY_ORIGIN,
  createCanaryDoor,
} from '../../../src/adapters/rehearsal/canary/canary-door.ts'
import { openCanarySite } from '../../../src/adapters/rehearsal/canary/canary-site.ts'
import { drawShow } from '../../../src/adapters/rehearsal/canary/draw-show.ts'
import { findSpeakingProgram } from '../../../src/adapters/rehearsal/voice/speaking-program.ts'
import { createSystemClock } from '../../../src/adapters/system/system-clock.ts'
import { type ClipEars, hearClip } from '../../../src/app/hearing/hear-clip.ts'
import { hearSound } from '../../../src/app/hearing/hear-sound.ts'
import { createHearing } from '../../../src/app/hearing/hearing.ts'
import { replayEvidence } from '../../../src/app/queries/replay/replay-evidence.ts'
import type { CanaryKind } from '../../../src/core/canary/canary-run.ts'
import { canarySayings } from '../../../src/core/canary/canary-sayings.ts'
import { succeed } from '../../../src/core/fault.ts'
import { unheard } from '../../../src/core/hearing/sound.ts'
import { explain } from '../../../src/core/policy/words/explain.ts'
import { milliseconds, minutes, seconds } from '../../../src/core/time/duration.ts'
import { type Instant, plus } from '../../../src/core/time/instant.ts'
import type { EvidencePiece } from '../../../src/core/violations/evidence-piece.ts'
import type { Clock } from '../../../src/ports/clock.ts'
import type { SoundSampler } from '../../../src/ports/hearing/sound-sampler.ts'
import { loadedLaw } from '../../build/law.ts'
import { openReaders } from '../../build/readers/readers.ts'
import { runFfmpeg } from '../../build/sounds/make-sound.ts'
import {
  json,
  startTranscriptionServer,
  type TranscriptionServer,
} from '../../build/sounds/transcription-server.ts'
import { needVoices, say } from '../../build/sounds/voices.ts'
import { serveLiveHls } from '../../build/streams/live-hls.ts'
import { openSeeing, type Seeing } from '../../build/streams/seeing.ts'
import { bytes, type StreamServer, startStreamServer } from '../../build/streams/stream-server.ts'
import { SATURDAY_MORNING } from '../../build/watch/heard.ts'
import { openWatchedRoom, type WatchedRoom } from '../../build/watch/watched-room.ts'
import { createMemoryEvidenceStore } from '../../fakes/memory-evidence-store.ts'
import { silentLogger } from '../../fakes/silent-logger.ts'

const law = await loadedLaw()
const finder = createSpeechFinder({ readers: openReaders(), clock: createSystemClock() })
let seeing: Seeing
let streams: StreamServer
let speech: TranscriptionServer
let spoken: Uint8Array
beforeAll(async () => {
  needVoices()
  seeing = await openSeeing()
  streams = await startStreamServer()
  speech = await startTranscriptionServer()
  const text = '同学们好，今天我们继续上课，请大家认真听讲，有问题可以在下面提问。'
  const said = say(text.repeat(3), 'cmn+f2').subarray(0, 12 * 16_000)
  spoken = new Uint8Array(Int16Array.from(said, (one) => one * 32_767).buffer)
})
afterAll(async () => {
  await finder.close()
  await seeing.close()
  await streams.close()
  await speech.close()
})

const VOICE = '-f s16le -ar 16000 -ac 1 -i -'

/** Somebody's head, of whom nothing can be read: pictures that move, and a voice. */
function talkingHead(folder: string): string {
  const segments = [0, 5, 10].map((start) => {
    const head = `-f lavfi -i mandelbrot=size=160x90:rate=5:start_scale=${3 - start / 10}`
    const coded = '-c:v libx264 -g 5 -pix_fmt yuv420p -c:a aac -shortest'
    return runFfmpeg(`${VOICE} ${head} ${coded} -output_ts_offset ${start} -f mpegts -`, spoken)
  })
  return serveLiveHls(streams, folder, { segments })
}

/** The wall clock of a Saturday morning, on which whoever sleeps moves it: nobody waits for twelve minutes. */
function hurriedClock(system: Clock, start: Instant): Clock {
  const began = system.monotonic()
  let slept = 0
  const steady = () => milliseconds(system.monotonic() + slept)
  return {
    now: () => plus(start, milliseconds(Math.round(steady() - began))),
    monotonic: steady,
    sleep: async (duration, signal) => {
      if (signal?.aborted !== true) slept += duration
    },
  }
}

async function patrolled(
  url: string,
  says: (asked: number) => string | null,
  { clock = hurriedClock(seeing.clock, SATURDAY_MORNING), viewer = seeing.viewer } = {},
) {
  const { egress } = seeing
  const engine = { url: speech.url, model: 'made', language: 'zh', key: null, egress }
  const silent = says(0) === null
  let asked = 0
  speech.answer((response) => {
    asked += 1
    const text = says(asked) ?? ''
    json({ text, segments: [{ start: 0.5, end: 9, text }] })(response)
  })
  const hearing = createHearing({
    clock,
    finder,
    transcriber: silent ? null : createHttpTranscriber({ ...engine, clock: seeing.clock }),
    clips: createClipMaker(seeing),
    lot: () => 1,
  })
  const evidenceStore = createMemoryEvidenceStore()
  const room = await openWatchedRoom(law, SATURDAY_MORNING, () => [], {
    clock,
    cadence: seconds(30),
    room: { streamUrls: [url] },
    parts: { viewer, hearing, evidenceStore },
  })
  return { room, evidenceStore, hearing }
}

const until = (count: number) => plus(SATURDAY_MORNING, minutes(count))

async function heardIn(
  pieces: readonly EvidencePiece[],
  { get }: Pick<ReturnType<typeof createMemoryEvidenceStore>, 'get'>,
) {
  const clip = pieces.find((piece) => piece.kind === 'clip')
  const kept = clip === undefined ? null : await get(clip.sha256)
  if (clip === undefined || kept === null) throw new Error('no clip was kept')
  const place = { kind: 'bytes', format: 'mp4', bytes: kept } as const
  const again = await createSoundSampler(seeing).sample(place, { seconds: 30, budget: seconds(60) })
  if (again.kind === 'unheard') throw new Error(again.detail)
  return { clip, again, speech: (await finder.listen(again.samples)).shares.speech }
}

const never = (): never => {
  throw new Error('nothing but sound was kept')
}

/** `xuncha check --from-evidence`, with these ears. */
async function replay(
  { transactions }: Pick<WatchedRoom, 'transactions'>,
  evidenceStore: ReturnType<typeof createMemoryEvidenceStore>,
  id: string,
  sampler: SoundSampler = createSoundSampler(seeing),
) {
  const hear: ClipEars['hear'] = (sound, options) =>
    hearSound(sound, { finder, transcriber: null, clock: seeing.clock }, options)
  const deps = {
    transactions,
    evidenceStore,
    recogniser: { recognise: never },
    openClipEars: async () =>
      succeed((clip: Uint8Array, signal: AbortSignal) => hearClip({ sampler, hear }, clip, signal)),
    classifierFor: never,
    judge: never,
    judgeTaught: never,
  }
  const replayed = await replayEvidence(deps, id, new AbortController().signal)
  if (!replayed.ok) throw new Error(replayed.fault.message)
  return replayed.value
}

it.for([
  ['a talking head', () => talkingHead('/head')],
  [
    'a voice without a picture',
    () => {
      const flv = runFfmpeg(`${VOICE} -c:a aac -f flv -`, spoken)
      return streams.serve('/voice.flv', bytes(flv, 'video/x-flv'))
    },
  ],
] as const)(
  '%s in forbidden time comes to a person after twelve minutes, with a clip that plays',
  async ([, open]) => {
    const { room, evidenceStore } = await patrolled(open(), () => null)
    await room.watchUntil(until(9))
    expect(await room.violations()).toEqual([])
    await room.watchUntil(until(16))
    const [violation, ...others] = await room.violations()
    expect(others).toEqual([])
    expect(violation?.openedAt).toBeGreaterThan(until(12))
    expect(violation?.openedAt).toBeLessThan(until(15))
    expect(violation).toMatchObject({ verdict: 'review', status: 'suspected', ongoing: true })
    expect(violation?.judgement).toMatchObject({ autoCut: false, reason: 'speech-without-text' })
    expect(violation && explain(violation.judgement).en).toContain(
      'speech without legible text, 12 min',
    )
    const {
      clip,
      again,
      speech: share,
    } = await heardIn(await room.pieces(violation?.id ?? ''), evidenceStore)
    expect(clip).toMatchObject({ mimeType: 'audio/mp4', engine: null, segments: [] })
    expect(again.codec).toBe('aac')
    expect(again.seconds).toBeGreaterThanOrEqual(10)
    expect(share).toBeGreaterThan(0.5)

    const id = violation?.id ?? ''
    const replayed = await replay(room, evidenceStore, id)
    expect(replayed).toMatchObject({ identical: true, complete: true, differences: [] })
    expect(replayed.clips[0]?.speech).toBeGreaterThan(0.5)
    const deaf = { sample: async () => unheard('decoder-failed', 'nothing') }
    expect(await replay(room, evidenceStore, id, deaf)).toMatchObject({
      identical: false,
      differences: ['clips'],
    })
  },
)

it('what is heard makes no room seen: without a picture it stays unseen', async () => {
  const flv = runFfmpeg(`${VOICE} -c:a aac -f flv -`, spoken)
  const url = streams.serve('/only-voice.flv', bytes(flv, 'video/x-flv'))
  const { room, hearing } = await patrolled(url, () => null)
  await room.watchUntil(until(4))
  expect(hearing.ledger.counts()).toMatchObject({ silent: 0, unheard: 0, clips: 0 })
  expect(hearing.ledger.counts().speech).toBeGreaterThan(1)
  expect((await room.coverage()).map(({ state }) => state)).toEqual(['unseen'])
})

it('a spoken lesson of mathematics is a violation that quotes it', async () => {
  const lesson = (asked: number) =>
    `同学们好,今天我们讲第${asked}题,解一元二次方程 x²-${asked + 5}x+${asked + 6}=0,先求判别式,再用求根公式,答案是什么?`
  const { room, evidenceStore } = await patrolled(talkingHead('/lesson'), lesson)
  await room.watchUntil(until(6))
  const [violation] = await room.violations()
  expect(violation).toMatchObject({ verdict: 'forbidden', subject: 'MAT' })
  const { clip } = await heardIn(await room.pieces(violation?.id ?? ''), evidenceStore)
  expect(clip.kind === 'clip' && clip.engine).toBe('audio/transcriptions made')
  expect(clip.kind === 'clip' && clip.segments[0]).toMatchObject({ from: expect.any(Number) })
  expect(clip.kind === 'clip' && clip.segments[0]?.text).toContain('求根公式')
})

it('a spoken lesson of painting is none, however long', async () => {
  const painting = () =>
    '同学们好,今天我们画一片湖,先用蓝色铺底,再用大笔刷画出远处的山,注意颜色的深浅和水彩的干湿。'
  const { room } = await patrolled(talkingHead('/painting'), painting)
  await room.watchUntil(until(15))
  expect(await room.violations()).toEqual([])
})

/** Put on air by the program itself, as the made voice of this machine says it; its picture has no words. */
async function spokenCanary(kind: CanaryKind) {
  const { processes, ffmpeg, clock: system } = seeing
  const clock = hurriedClock(system, SATURDAY_MORNING)
  const png = runFfmpeg('-f lavfi -i mandelbrot=size=1280x720 -frames:v 1 -c:v png -f image2pipe -')
  const voice = await findSpeakingProgram({ processes, sampler: createSoundSampler(seeing) })
  const folder = await mkdtemp(join(tmpdir(), 'xuncha-canary-'))
  const renderer = () => ({ render: async () => png, close: async () => {} })
  const asked = { kind, sense: 'heard', seed: 5 } as const
  const needs = { processes, ffmpegPath: ffmpeg.path, renderer, folder, voice }
  const drawn = await drawShow(asked, needs)
  await rm(folder, { recursive: true })
  const site = await openCanarySite(clock)
  const loopback = createEgress({ allowPrivateHosts: ['127.0.0.1'], logger: silentLogger })
  const egress = createCanaryDoor(loopback, site.base)
  const begunAt = clock.now()
  site.show({ ...asked, id: 'one', begunAt, endsAt: plus(begunAt, minutes(6)) }, drawn)
  return {
    url: `${CANARY_ORIGIN}one/index.m3u8`,
    clock,
    viewer: createFfmpegStreamViewer({ ...seeing, egress, logger: silentLogger }),
    texts: canarySayings(asked).join(''),
    close: async () => {
      await egress.close()
      await site.close()
    },
  }
}

it.for([
  ['lesson', 1],
  ['other', 0],
] as const)(
  'a canary that is only spoken goes through all of it (%s): %i violations',
  async ([kind, count]) => {
    const { url, texts, close, ...parts } = await spokenCanary(kind)
    // Whoever understands it hears another piece with each listening.
    const understood = (asked: number) => texts.slice(asked * 40, asked * 40 + 48)
    const { room, hearing } = await patrolled(url, understood, parts)
    await room.watchUntil(until(4.5))
    await close()
    expect(hearing.ledger.counts().transcribed).toBeGreaterThan(1)
    expect(await room.violations()).toHaveLength(count)
  },
)
