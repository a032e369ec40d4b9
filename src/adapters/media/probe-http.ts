import type { Recording } from '../../core/patrol/recording.ts'
import type { ProbeOutcome, StreamSource } from '../../ports/sight/stream-viewer.ts'
import { type OpenedBody, openBody } from './body/open-body.ts'
import { openFlv } from './flv/open-flv.ts'
import { firstThatShows } from './hls/first-that-shows.ts'
import { kindOfPlaylist } from './hls/recorded-playlist.ts'
import { probePictures } from './live-pictures.ts'
import { isFile } from './recording/recorded-file.ts'
import type { Look } from './sampling.ts'
import { reachedButUnseen } from './unseen.ts'

const onAir = (
  kind: StreamSource['kind'],
  resolvedUrl: string,
  videoCodec: string | null,
  height: number | null = null,
  recording: Recording | null = null,
): ProbeOutcome => ({
  kind: 'on-air',
  source: {
    kind,
    resolvedUrl,
    videoCodec,
    width: null,
    height,
    ...(recording === null ? {} : { recording }),
  },
})

const CODEC_NAMES: readonly (readonly [RegExp, string])[] = [
  [/^avc/i, 'h264'],
  [/^(hvc|hev|dvh)/i, 'hevc'],
  [/^av01/i, 'av1'],
  [/^vp0?9/i, 'vp9'],
  [/^vp0?8/i, 'vp8'],
]
const shortCodec = (name: string | null): string | null =>
  name === null ? null : (CODEC_NAMES.find(([pattern]) => pattern.test(name))?.[1] ?? null)

const probeHls = (look: Look, address: string, opened: OpenedBody): Promise<ProbeOutcome> =>
  firstThatShows(look, opened, async (room) => {
    const what = kindOfPlaylist(look, address, room)
    if (what.kind === 'unseen') return what
    const recording = what.kind === 'recording' ? { seconds: what.seconds } : null
    return onAir('hls', room.url, shortCodec(room.codecName), room.height, recording)
  })

/** Is media coming? Reads a playlist, or an FLV body up to its first picture; no process, no segment. */
export async function probeHttp(look: Look, address: string): Promise<ProbeOutcome> {
  const opened = await openBody(look.egress, address, look.deadline.signal)
  if (opened.kind === 'unseen') return opened
  if (await isFile(look.egress, opened, look.deadline.signal)) {
    opened.discard()
    const seconds = look.recordings.secondsOf(opened.url)
    return onAir('file', opened.url, null, null, { seconds })
  }
  switch (opened.container) {
    case 'hls':
      return probeHls(look, address, opened)
    case 'flv':
      return probePictures(openFlv(opened, look.deadline))
    case 'audio':
      opened.discard()
      return reachedButUnseen('audio-only', 'a plain audio stream')
    case 'mpegts':
    case 'mp4':
    case 'webm':
    case 'mjpeg':
    case 'avi':
    case 'asf':
    case 'mpeg':
      opened.discard()
      return onAir('file', opened.url, null)
  }
}
