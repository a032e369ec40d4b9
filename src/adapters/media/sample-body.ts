import type { Unseen } from '../../ports/sight/stream-viewer.ts'
import { type OpenedBody, openBody } from './body/open-body.ts'
import type { DecodeOutcome } from './ffmpeg/decode-frame.ts'
import type { FileFormat, Probing } from './ffmpeg/ffmpeg-arguments.ts'
import { openFlv } from './flv/open-flv.ts'
import { sampleHls } from './hls/sample-hls.ts'
import { decodeTransportStream } from './hls/sample-segment.ts'
import { samplePictures } from './live-pictures.ts'
import { openByteSource } from './recording/byte-source.ts'
import { fileFormatOf, isFile } from './recording/recorded-file.ts'
import { sampleSource } from './recording/sample-file.ts'
import { samplePlainSound } from './sample-plain-sound.ts'
import { type Look, type Sighting, sighting } from './sampling.ts'
import { reachedButUnseen, unseenOfBrokenBody } from './unseen.ts'

type PipedContainer = 'mpegts' | 'mp4' | 'webm' | 'mjpeg'
type ContinuousBody = OpenedBody & { readonly container: PipedContainer }

async function decodeBody(
  look: Look,
  body: ContinuousBody,
  probing: Probing,
): Promise<DecodeOutcome | Unseen> {
  const opened = overheard(look, body)
  try {
    // Read here up to its first keyframe: a decoder settles what a stream holds long before a late picture comes.
    if (opened.container === 'mpegts' && probing === 'short') {
      return (await decodeTransportStream(look, opened)).outcome
    }
    const input = { kind: 'pipe' as const, format: opened.container }
    return await look.decoder.decode(input, opened.body, probing, look.deadline)
  } catch (error) {
    return unseenOfBrokenBody(look.deadline.signal.aborted, error)
  } finally {
    opened.discard()
  }
}

/** Pictures of a camera alone have no sound. */
const overheard = (look: Look, opened: ContinuousBody): ContinuousBody =>
  look.ear === null || opened.container === 'mjpeg'
    ? opened
    : look.ear.overhear(opened.container, opened)

async function secondTry(
  look: Look,
  url: string,
  container: ContinuousBody['container'],
): Promise<DecodeOutcome | Unseen> {
  const again = await openBody(look.egress, url, look.deadline.signal)
  if (again.kind === 'unseen') return again
  if (again.container !== container) {
    again.discard()
    return reachedButUnseen('not-media', again.container)
  }
  return decodeBody(look, { ...again, container }, 'long')
}

async function sampleContinuous(look: Look, opened: ContinuousBody): Promise<Sighting> {
  const { url, container } = opened
  let outcome = await decodeBody(look, opened, 'short')
  const worthAnother = outcome.kind === 'failed' && outcome.reason !== 'timeout'
  if (worthAnother && look.deadline.remaining() > 0) {
    // Some MP4 files keep their index at the end, and a pipe cannot seek.
    if (container === 'mp4') return sampleWholeFile(look, url, container, null)
    outcome = await secondTry(look, url, container)
  }
  if (outcome.kind === 'unseen') return outcome
  if (outcome.kind === 'failed') return reachedButUnseen(outcome.reason, outcome.detail)
  const { seconds } = outcome.report
  const recording = container === 'mp4' && seconds !== null && seconds > 0 ? { seconds } : null
  const beginning = sighting('file', url, outcome, recording)
  if (recording === null || look.place === 0) return beginning
  const there = await sampleWholeFile(look, url, 'mp4', null)
  return there.kind === 'sighting' ? there : beginning
}

/** A file: any place of it where it can be sought in, else its beginning. */
async function sampleWholeFile(
  look: Look,
  url: string,
  format: FileFormat,
  totalBytes: number | null,
): Promise<Sighting> {
  const source = await openByteSource(look.egress, url, totalBytes, look.deadline.signal)
  if (source === null) {
    const overlong = 'the server answers no ranges, and the file is too large to fetch whole'
    return reachedButUnseen(look.deadline.signal.aborted ? 'timeout' : 'decoder-failed', overlong)
  }
  const { outcome, seconds } = await sampleSource(look, url, format, source)
  return outcome.kind !== 'failed'
    ? sighting('file', url, outcome, { seconds })
    : // A file without its index is damaged; that it is empty would say that nothing is there to be seen.
      reachedButUnseen(
        outcome.reason === 'empty' ? 'decoder-failed' : outcome.reason,
        outcome.detail,
      )
}

/** The beginning of a file, as it comes: all there is of one that cannot be sought in. */
async function sampleBeginning(look: Look, url: string, format: FileFormat): Promise<Sighting> {
  const opened = await openBody(look.egress, url, look.deadline.signal)
  if (opened.kind === 'unseen') return opened
  if (opened.container !== format) {
    opened.discard()
    return reachedButUnseen('not-media', opened.container)
  }
  const found = await sampleOpened(look, url, opened)
  if (found.kind === 'unseen') return found
  const recording = found.source.recording ?? { seconds: null }
  return { ...found, source: { ...found.source, kind: 'file', recording } }
}

async function sampleOpened(look: Look, address: string, opened: OpenedBody): Promise<Sighting> {
  const { container } = opened
  switch (container) {
    case 'hls':
      return sampleHls(look, address, opened)
    case 'flv':
      return samplePictures(look, openFlv(opened, look.deadline, look.ear))
    case 'audio':
      return samplePlainSound(look, opened)
    case 'avi':
    case 'asf':
    case 'mpeg':
      opened.discard()
      return reachedButUnseen('decoder-failed', 'the file cannot be sought in')
    case 'mpegts':
    case 'mp4':
    case 'webm':
    case 'mjpeg':
      return sampleContinuous(look, { ...opened, container })
  }
}

/** One picture of whatever an HTTP address turns out to be. */
export async function sampleHttp(look: Look, address: string): Promise<Sighting> {
  const { egress, deadline } = look
  const opened = await openBody(egress, address, deadline.signal)
  if (opened.kind === 'unseen') return opened
  const format = fileFormatOf(opened.container)
  if (format === null || !(await isFile(egress, opened, deadline.signal))) {
    return sampleOpened(look, address, opened)
  }
  opened.discard()
  const found = await sampleWholeFile(look, opened.url, format, opened.totalBytes)
  if (found.kind === 'sighting' || deadline.remaining() === 0) return found
  const beginning = await sampleBeginning(look, opened.url, format)
  return beginning.kind === 'sighting' ? beginning : found
}
