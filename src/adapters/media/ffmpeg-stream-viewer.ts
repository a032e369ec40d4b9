import type { ChildProcesses } from '../../ports/child-processes.ts'
import type { Clock } from '../../ports/clock.ts'
import type { Egress } from '../../ports/egress.ts'
import type { Logger } from '../../ports/logger.ts'
import type {
  GlanceOutcome,
  ProbeOutcome,
  StreamViewer,
  Unseen,
  ViewOptions,
} from '../../ports/sight/stream-viewer.ts'
import { type Deadline, startDeadline } from './deadline.ts'
import { createFrameDecoder } from './ffmpeg/decode-frame.ts'
import type { Ffmpeg } from './ffmpeg/locate-ffmpeg.ts'
import { createGlances, type Glance } from './glance/glance.ts'
import { createWarmDecoders, type WarmDecoders } from './glance/warm-decoders.ts'
import { createPlaylistMemory } from './hls/playlist-memory.ts'
import { LIVE_SCHEMES, openAddress, probePictures, samplePictures } from './live-pictures.ts'
import { createPictureMemory } from './picture-memory.ts'
import { probeHttp } from './probe-http.ts'
import { sampleFile } from './recording/local-file.ts'
import { createRecordingMemory } from './recording/recording-memory.ts'
import { sampleHttp } from './sample-body.ts'
import type { Look, Sighting } from './sampling.ts'
import { showOf } from './show-sighting.ts'
import { createSoundDecoder } from './sound/decode-sound.ts'
import { createEar } from './sound/ear.ts'
import { reachedButUnseen, unseen } from './unseen.ts'

export type FfmpegStreamViewerNeeds = {
  readonly ffmpeg: Pick<Ffmpeg, 'path'>
  readonly processes: ChildProcesses
  readonly egress: Egress
  readonly clock: Clock
  readonly logger: Logger
  /** Decoders that stay, where another viewer has some already; left out: its own. */
  readonly warm?: WarmDecoders
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

async function see(look: Look, address: string, allowFiles: boolean): Promise<Sighting> {
  const scheme = schemeOf(address, allowFiles)
  if (typeof scheme !== 'string') return scheme
  if (scheme === 'http') return sampleHttp(look, address)
  return scheme === 'live'
    ? samplePictures(look, openAddress(look, address))
    : sampleFile(look, address)
}

async function withinBudget<T>(
  clock: Clock,
  { budget, signal, keyframePatience }: ViewOptions,
  run: (deadline: Deadline) => Promise<T>,
): Promise<T> {
  const deadline = startDeadline(clock, budget, signal, keyframePatience)
  try {
    return await run(deadline)
  } finally {
    deadline.clear()
  }
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
  const glances = createGlances(
    needs.warm ??
      createWarmDecoders({
        ffmpegPath: needs.ffmpeg.path,
        processes: needs.processes,
        clock,
        logger,
      }),
  )
  const withLook = <T>(
    options: ViewOptions,
    run: (look: Look) => Promise<T>,
    glance: Glance | null = null,
  ): Promise<T> => {
    const { soundSeconds, soundFromBeginning = false } = options
    const asked = { seconds: soundSeconds ?? 0, fromBeginning: soundFromBeginning }
    return withinBudget(clock, options, (deadline) => {
      const place = Math.min(1, Math.max(0, options.place ?? 0))
      const asPage = egress.browse(options.pass)
      const ear = soundSeconds === undefined ? null : createEar(sounds, asked, deadline)
      const memories = { playlists, recordings }
      return run({ egress: asPage, decoder, clock, ...memories, deadline, place, ear, glance })
    })
  }
  const showAndListen = async (look: Look, address: string): Promise<GlanceOutcome> => {
    const seen = await see(look, address, needs.allowFiles ?? false)
    const shown = await showOf(seen, address, { look, logger, pictures })
    return look.ear === null ? shown : { ...shown, sound: await look.ear.finish() }
  }
  return {
    probe: (address, options) =>
      withLook(options, async (look) =>
        probeScheme(look, address, schemeOf(address, needs.allowFiles ?? false)),
      ),
    async sample(address, options) {
      const shown = await withLook(options, (look) => showAndListen(look, address))
      // Without a glance nothing is known to stand.
      return shown.kind === 'stands' ? reachedButUnseen('decoder-failed', 'no frame') : shown
    },
    glance: (address, options) =>
      withLook(
        options,
        (look) => showAndListen(look, address),
        glances.at(address, options.stands),
      ),
  }
}
