import type { Egress } from '../../ports/egress.ts'
import type { ProbeOutcome, StreamSource } from '../../ports/sight/stream-viewer.ts'
import type { CodedPicture, PictureStream } from './coded-picture.ts'
import type { DecodeOutcome } from './ffmpeg/decode-frame.ts'
import { glanceAt } from './glance/glance-at.ts'
import { createAnnouncement, type PictureAnnouncement } from './picture-announcement.ts'
import { openRtmp } from './rtmp/open-rtmp.ts'
import { openRtsp } from './rtsp/open-rtsp.ts'
import { type Look, type Sighting, sighting } from './sampling.ts'
import type { SoundListener } from './sound/ear.ts'
import { reachedButUnseen } from './unseen.ts'

/** A registered address may carry the user name and password of a camera; what is shown and kept does not. */
const withoutCredentials = (address: string): string =>
  address.trim().replace(/^([a-z]+:\/\/)[^/?#]*@/i, '$1')

/** What of a stream is looked at: how it came, and its address without credentials. */
export type LiveStream = {
  readonly kind: StreamSource['kind']
  readonly resolvedUrl: string
  readonly pictures: PictureStream
  /** Ends the connection, also when somebody waits for the next picture. */
  hangUp(): void
}

type OpenPictures = (
  egress: Egress,
  address: string,
  signal: AbortSignal,
  announcement: PictureAnnouncement,
  listener?: SoundListener,
) => PictureStream

/** Protocols of which the pictures are taken here, and by which client. */
export const LIVE_SCHEMES: Readonly<
  Record<string, { readonly kind: StreamSource['kind']; readonly open: OpenPictures }>
> = {
  rtmp: { kind: 'rtmp', open: openRtmp },
  rtmps: { kind: 'rtmp', open: openRtmp },
  rtsp: { kind: 'rtsp', open: openRtsp },
  rtsps: { kind: 'rtsp', open: openRtsp },
}

/** Begins to look at a stream; nothing is connected before the first picture is asked for. */
export function openAddress(look: Look, address: string): LiveStream {
  const gone = new AbortController()
  const signal = AbortSignal.any([look.deadline.signal, gone.signal])
  const scheme = address.trim().split(':', 1)[0]?.toLowerCase() ?? ''
  const { kind, open } = LIVE_SCHEMES[scheme] ?? { kind: 'rtmp', open: openRtmp }
  return {
    kind,
    resolvedUrl: withoutCredentials(address),
    pictures: open(
      look.egress,
      address,
      signal,
      createAnnouncement(look.deadline),
      look.ear ?? undefined,
    ),
    hangUp: () => gone.abort(),
  }
}

/** Pictures before a keyframe cannot be decoded; so many of them is a stream that has none. */
const MAXIMUM_WAIT = 3_000

async function leave({ pictures, hangUp }: LiveStream): Promise<void> {
  hangUp()
  await pictures.return(reachedButUnseen('ended', 'seen enough'))
}

/** Is a picture coming? Hangs up on the first; no process. */
export async function probePictures(stream: LiveStream): Promise<ProbeOutcome> {
  const { kind, resolvedUrl, pictures } = stream
  const first = await pictures.next()
  await leave(stream)
  if (first.done === true) return first.value
  const { codec, width, height } = first.value
  return { kind: 'on-air', source: { kind, resolvedUrl, videoCodec: codec, width, height } }
}

async function* onlyBytes(picture: CodedPicture): AsyncGenerator<Uint8Array> {
  yield picture.bytes
}

async function* andFollowing(picture: CodedPicture, rest: PictureStream) {
  yield picture.bytes
  for await (const next of rest) yield next.bytes
}

async function firstKeyframe(pictures: PictureStream) {
  for (let waited = 0; waited < MAXIMUM_WAIT; waited += 1) {
    const next = await pictures.next()
    if (next.done === true) return next.value
    if (next.value.keyframe) return next.value
  }
  return reachedButUnseen('decoder-failed', 'no keyframe comes')
}

/** Sound is wanted beside the picture: the stream goes on for so long. */
async function listenOn({ ear, deadline }: Look, pictures: PictureStream): Promise<void> {
  while (ear?.wantsMore() === true && !deadline.signal.aborted) {
    const next = await pictures.next()
    if (next.done === true) return
  }
}

/**
 * One picture: the first keyframe alone, for a decoder that is told that nothing follows waits for nothing. If that is
 * not enough (fields, a gradual refresh), the keyframe with what follows it.
 */
export async function samplePictures(look: Look, stream: LiveStream): Promise<Sighting> {
  const { kind, resolvedUrl, pictures } = stream
  try {
    const key = await firstKeyframe(pictures)
    if ('kind' in key) return key
    const input = { kind: 'pipe' as const, format: key.format }
    let outcome: DecodeOutcome =
      (await glanceAt(look, key)) ??
      (await look.decoder.decode(input, onlyBytes(key), 'short', look.deadline))
    if (outcome.kind === 'failed' && look.deadline.remaining() > 0) {
      const following = andFollowing(key, pictures)
      const more = await look.decoder.decode(input, following, 'long', look.deadline)
      // That time ran out on the second try says less than why the first one failed.
      if (more.kind === 'frame' || more.reason !== 'timeout') outcome = more
    }
    if (outcome.kind === 'failed') return reachedButUnseen(outcome.reason, outcome.detail)
    // An elementary stream tells the decoder no time.
    const report = { ...outcome.report, pictureMilliseconds: key.milliseconds }
    await listenOn(look, pictures)
    return sighting(kind, resolvedUrl, { ...outcome, report })
  } finally {
    await leave(stream)
  }
}
