import type { Unseen } from '../../ports/stream-viewer.ts'
import type { DecodeOutcome } from './decode-frame.ts'
import type { DecoderInput, Probing } from './ffmpeg-arguments.ts'
import { samplePictures } from './live-pictures.ts'
import { type OpenedBody, openBody } from './open-body.ts'
import { openFlv } from './open-flv.ts'
import { sampleHls } from './sample-hls.ts'
import { type Look, type Sighting, sighting } from './sampling.ts'
import { reachedButUnseen } from './unseen.ts'

type PipedContainer = 'mpegts' | 'mp4' | 'webm' | 'mjpeg'
type ContinuousBody = OpenedBody & { readonly container: PipedContainer }

async function decodeBody(
  look: Look,
  opened: ContinuousBody,
  probing: Probing,
): Promise<DecodeOutcome> {
  try {
    const input = { kind: 'pipe' as const, format: opened.container }
    return await look.decoder.decode(input, opened.body, probing, look.deadline)
  } finally {
    opened.discard()
  }
}

/** Some MP4 files keep their index at the end, and a pipe cannot seek. */
async function decodeSeekable(look: Look, url: string): Promise<DecodeOutcome> {
  const proxyUrl = await look.egress.proxyUrl()
  const input: DecoderInput = { kind: 'http-file', url, proxyUrl }
  return look.decoder.decode(input, null, 'long', look.deadline)
}

async function secondTry(
  look: Look,
  url: string,
  container: ContinuousBody['container'],
): Promise<DecodeOutcome | Unseen> {
  if (container === 'mp4') return decodeSeekable(look, url)
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
  let outcome: DecodeOutcome | Unseen = await decodeBody(look, opened, 'short')
  const worthAnother = outcome.kind === 'failed' && outcome.reason !== 'timeout'
  if (worthAnother && look.deadline.remaining() > 0) outcome = await secondTry(look, url, container)
  if (outcome.kind === 'unseen') return outcome
  return outcome.kind === 'frame'
    ? sighting('file', url, outcome.frame, outcome.report)
    : reachedButUnseen(outcome.reason, outcome.detail)
}

/** One picture of whatever an HTTP address turns out to be. */
export async function sampleHttp(look: Look, address: string): Promise<Sighting> {
  const opened = await openBody(look.egress, address, look.deadline.signal)
  if (opened.kind === 'unseen') return opened
  const { container } = opened
  if (container === 'hls') return sampleHls(look, address, opened)
  if (container === 'flv') return samplePictures(look, openFlv(opened, look.deadline.signal))
  if (container === 'audio') {
    opened.discard()
    return reachedButUnseen('audio-only', 'a plain audio stream')
  }
  return sampleContinuous(look, { ...opened, container })
}
