import { isBlack } from '../../core/picture/is-black.ts'
import type { ChildProcesses } from '../../ports/child-processes.ts'
import type { Clock } from '../../ports/clock.ts'
import type { Egress } from '../../ports/egress.ts'
import type { Logger } from '../../ports/logger.ts'
import type {
  ProbeOutcome,
  SampleOutcome,
  StreamViewer,
  Unseen,
  ViewOptions,
} from '../../ports/sight/stream-viewer.ts'
import { startDeadline } from './deadline.ts'
import { createFrameDecoder, keepFrame } from './ffmpeg/decode-frame.ts'
import type { Ffmpeg } from './ffmpeg/locate-ffmpeg.ts'
import { createPlaylistMemory } from './hls/playlist-memory.ts'
import { LIVE_SCHEMES, openAddress, probePictures, samplePictures } from './live-pictures.ts'
import { createPictureMemory } from './picture-memory.ts'
import { probeHttp } from './probe-http.ts'
import { sampleFile } from './recording/local-file.ts'
import { createRecordingMemory } from './recording/recording-memory.ts'
import { sampleHttp } from './sample-body.ts'
import type { Look, Sighting } from './sampling.ts'
import { createSoundDecoder } from './sound/decode-sound.ts'
import { createEar } from './sound/ear.ts'
import { reachedButUnseen, unseen } from './unseen.ts'

export type FfmpegStreamViewerNeeds = {
  readonly ffmpeg: Pick<Ffmpeg, 'path'>
  readonly processes: ChildProcesses
  readonly egress: Egress
  readonly clock: Clock
  readonly logger: Logger
  /** Whether `file:` addresses may be looked at: for a person at the command line, never for registered rooms. */
  readonly allowFiles?: boolean
}

type Scheme = 'http' | 'live' | 'file' | Unseen

function schemeOf(address: string, allowFiles: boolean): Scheme {
  const scheme = /^([a-z][a-z0-9+.-]*):/i.exec(address.trim())?.[1]?.toLowerCase()
  if (scheme === undefined) return unseen('bad-address', 'not a URL')
  if (scheme === 'http' || scheme === 'https') return 'http'
  if (Object.hasOwn(LIVE_SCHEMES, scheme)) return 'live'
  if (scheme === 'file' && allowFiles) return 'file'
  if (/^(webrtc|wheps?)$/.test(scheme)) {
    return unseen('not-media', 'WebRTC is seen through the page of the room, in the browser')
  }
  return unseen(scheme === 'file' ? 'blocked-address' : 'bad-address', `scheme ${scheme}`)
}

const onAirIfSeen = (seen: Sighting): ProbeOutcome =>
  seen.kind === 'unseen' ? seen : { kind: 'on-air', source: seen.source }

async function probeScheme(look: Look, address: string, scheme: Scheme): Promise<ProbeOutcome> {
  if (typeof scheme !== 'string') return scheme
  if (scheme === 'http') return probeHttp(look, address)
  return scheme === 'live'
    ? probePictures(openAddress(look, address))
    : onAirIfSeen(await sampleFile(look, address))
}

/**
 * Looks at HLS, HTTP-FLV, RTMP, RTSP and files. It fetches by itself, through the egress guard, and hands ffmpeg nothing but
 * bytes of one named container on stdin: ffmpeg opens no address, follows no playlist, and the same options serve
 * builds of 2018 and of today.
 */
export function createFfmpegStreamViewer(needs: FfmpegStreamViewerNeeds): StreamViewer {
  const { egress, clock, logger } = needs
  const decoder = createFrameDecoder(needs.ffmpeg.path, needs.processes)
  const sounds = createSoundDecoder(needs.ffmpeg.path, needs.processes)
  const playlists = createPlaylistMemory(clock)
  const recordings = createRecordingMemory()
  const pictures = createPictureMemory(clock)
  const withLook = async <T>(options: ViewOptions, run: (look: Look) => Promise<T>): Promise<T> => {
    const { budget, signal, keyframePatience } = options
    const deadline = startDeadline(clock, budget, signal, keyframePatience)
    try {
      const place = Math.min(1, Math.max(0, options.place ?? 0))
      const asPage = egress.browse(options.pass)
      const { soundSeconds, soundFromBeginning = false } = options
      const asked = { seconds: soundSeconds ?? 0, fromBeginning: soundFromBeginning }
      const ear = soundSeconds === undefined ? null : createEar(sounds, asked, deadline)
      const look = { egress: asPage, decoder, clock, playlists, recordings, deadline, place, ear }
      return await run(look)
    } finally {
      deadline.clear()
    }
  }
  const see = async (look: Look, address: string): Promise<Sighting> => {
    const scheme = schemeOf(address, needs.allowFiles ?? false)
    if (typeof scheme !== 'string') return scheme
    if (scheme === 'http') return sampleHttp(look, address)
    return scheme === 'live'
      ? samplePictures(look, openAddress(look, address))
      : sampleFile(look, address)
  }
  const show = async (look: Look, address: string): Promise<SampleOutcome> => {
    const seen = await see(look, address)
    if (seen.kind === 'unseen') {
      const { reason, httpStatus, detail } = seen
      logger.debug({ reason, httpStatus, detail }, 'stream not seen')
      return seen
    }
    const { frame, source, streamMilliseconds } = seen
    if (isBlack(frame)) return reachedButUnseen('black', 'the picture is dark all over')
    const live = source.kind !== 'file' && source.recording === undefined
    if (live && pictures.isFrozen(address, frame, streamMilliseconds)) {
      return reachedButUnseen('frozen', 'the same moment again for more than a minute')
    }
    return { kind: 'frame', sampled: await keepFrame(frame), source, streamMilliseconds }
  }
  return {
    probe: (address, options) =>
      withLook(options, async (look) =>
        probeScheme(look, address, schemeOf(address, needs.allowFiles ?? false)),
      ),
    sample: (address, options) =>
      withLook(options, async (look) => {
        const shown = await show(look, address)
        return look.ear === null ? shown : { ...shown, sound: await look.ear.finish() }
      }),
  }
}
