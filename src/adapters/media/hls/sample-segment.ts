import type { UnseenReason } from '../../../core/patrol/unseen-reason.ts'
import { isPlainSound } from '../body/plain-sound.ts'
import type { CodedPicture } from '../coded-picture.ts'
import type { DecodeOutcome } from '../ffmpeg/decode-frame.ts'
import type { Probing } from '../ffmpeg/ffmpeg-arguments.ts'
import { glanceAt } from '../glance/glance-at.ts'
import { type Look, type Sighting, sighting } from '../sampling.ts'
import type { StreamFacts } from '../ts/elementary.ts'
import { firstKeyframe } from '../ts/first-keyframe.ts'
import { reachedButUnseen, unseenOfBrokenBody } from '../unseen.ts'
import type { Segment } from './hls-playlist.ts'
import type { HlsRoom } from './hls-room.ts'
import { openSegment, type SegmentBytes } from './segment-bytes.ts'

const failed = (reason: UnseenReason, detail: string): DecodeOutcome => ({
  kind: 'failed',
  reason,
  detail,
})

/** What a whole segment without a keyframe says by itself; `null` when a decoder has to try. */
function saidByFacts(facts: StreamFacts): DecodeOutcome | null {
  if (facts.scrambled) return failed('encrypted', 'the video is scrambled')
  if (facts.sounds === 0 || facts.videoPackets > 0) return null
  if (facts.codec !== null) return failed('frozen', 'sound goes on, and not one picture comes')
  const silent = facts.kinds.has('other-video') || facts.kinds.has('other')
  return silent ? null : failed('audio-only', 'the segment is sound')
}

async function* once(bytes: Uint8Array) {
  yield bytes
}

async function decodeKeyframe(look: Look, picture: CodedPicture): Promise<DecodeOutcome> {
  const known = await glanceAt(look, picture)
  if (known !== null) return known
  const input = { kind: 'pipe' as const, format: picture.format }
  const outcome = await look.decoder.decode(input, once(picture.bytes), 'short', look.deadline)
  if (outcome.kind === 'failed') return outcome
  if (outcome.report.interlaced) return failed('decoder-failed', 'one of two fields may be missing')
  // An elementary stream tells the decoder no time.
  const report = { ...outcome.report, pictureMilliseconds: picture.milliseconds }
  return { ...outcome, report }
}

/** Also one without end. */
type TransportStream = { readonly body: AsyncIterable<Uint8Array>; discard(): void }

/** A segment, and whether it held pictures but none that a decoder could have begun with. */
type DecodedSegment = { readonly outcome: DecodeOutcome; readonly lacksKeyframe: boolean }

/** The first keyframe alone; everything, as it is, when there is none or it is not enough. */
export async function decodeTransportStream(
  look: Look,
  opened: TransportStream,
): Promise<DecodedSegment> {
  const expectPictures = (): void => look.deadline.expectPictures()
  const found = await firstKeyframe(opened.body, expectPictures)
  if (found.kind === 'keyframe') {
    opened.discard()
    return { outcome: await decodeKeyframe(look, found.picture), lacksKeyframe: false }
  }
  const { facts, ended } = found
  const said = ended ? saidByFacts(facts) : null
  if (said !== null) return { outcome: said, lacksKeyframe: false }
  const input = { kind: 'pipe' as const, format: 'mpegts' as const }
  const outcome = await look.decoder.decode(input, found.body, 'short', look.deadline)
  return { outcome, lacksKeyframe: ended && facts.codec !== null && facts.videoPackets > 0 }
}

async function decodeSegment(
  look: Look,
  opened: SegmentBytes,
  probing: Probing,
): Promise<DecodedSegment> {
  const { format } = opened
  if (isPlainSound(format)) {
    return { outcome: failed('audio-only', 'the segment is plain audio'), lacksKeyframe: false }
  }
  if (format === 'mpegts' && probing === 'short') {
    return decodeTransportStream(look, opened)
  }
  const input = { kind: 'pipe' as const, format }
  const outcome = await look.decoder.decode(input, opened.body, probing, look.deadline)
  return { outcome, lacksKeyframe: false }
}

/** What one segment shows. `lacksKeyframe`: a later one may well be worth waiting for. */
export type SegmentSighting = Sighting & {
  readonly lacksKeyframe?: boolean
  /** Left out where it could not be opened. */
  readonly segment?: Segment
}

/** One picture of one segment. `short`: of a transport stream no more is read than its first keyframe. */
export async function sampleSegment(
  look: Look,
  room: HlsRoom,
  segment: Segment,
  probing: Probing,
): Promise<SegmentSighting> {
  const { signal } = look.deadline
  const found = await openSegment(look.egress, room.url, segment, signal)
  if (found.kind === 'unseen') return found
  const opened = look.ear?.overhear(found.format, found) ?? found
  try {
    const { outcome, lacksKeyframe } = await decodeSegment(look, opened, probing)
    if (outcome.kind !== 'failed') return { ...sighting('hls', room.url, outcome), segment }
    if (opened.encrypted && outcome.reason === 'decoder-failed') {
      return reachedButUnseen('encrypted', 'the key does not open the segment')
    }
    return { ...reachedButUnseen(outcome.reason, outcome.detail), lacksKeyframe, segment }
  } catch (error) {
    return opened.encrypted && !signal.aborted
      ? reachedButUnseen('encrypted', 'the key does not open the segment')
      : unseenOfBrokenBody(signal.aborted, error)
  } finally {
    opened.discard()
  }
}
