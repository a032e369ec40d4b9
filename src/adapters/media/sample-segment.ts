import type { UnseenReason } from '../../core/patrol/unseen-reason.ts'
import type { CodedPicture } from './coded-picture.ts'
import type { DecodeOutcome } from './decode-frame.ts'
import type { Probing } from './ffmpeg-arguments.ts'
import type { Segment } from './hls-playlist.ts'
import type { HlsRoom } from './hls-room.ts'
import { type Look, type Sighting, sighting } from './sampling.ts'
import { openSegment, type SegmentBytes } from './segment-bytes.ts'
import type { StreamFacts } from './ts/elementary.ts'
import { firstKeyframe } from './ts/first-keyframe.ts'
import { reachedButUnseen, unseenOfBrokenBody } from './unseen.ts'

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
  const input = { kind: 'pipe' as const, format: picture.format }
  const outcome = await look.decoder.decode(input, once(picture.bytes), 'short', look.deadline)
  if (outcome.kind === 'failed') return outcome
  if (outcome.report.interlaced) return failed('decoder-failed', 'one of two fields may be missing')
  // An elementary stream tells the decoder no time.
  const report = { ...outcome.report, pictureMilliseconds: picture.milliseconds }
  return { ...outcome, report }
}

/** The first keyframe alone; everything, as it is, when there is none or it is not enough. */
async function decodeTransportStream(look: Look, opened: SegmentBytes): Promise<DecodeOutcome> {
  const found = await firstKeyframe(opened.body)
  if (found.kind === 'keyframe') {
    opened.discard()
    return decodeKeyframe(look, found.picture)
  }
  const said = found.ended ? saidByFacts(found.facts) : null
  if (said !== null) return said
  const input = { kind: 'pipe' as const, format: 'mpegts' as const }
  return look.decoder.decode(input, found.body, 'short', look.deadline)
}

async function decodeSegment(look: Look, opened: SegmentBytes, probing: Probing) {
  if (opened.format === 'mpegts' && probing === 'short') {
    return decodeTransportStream(look, opened)
  }
  const input = { kind: 'pipe' as const, format: opened.format }
  return look.decoder.decode(input, opened.body, probing, look.deadline)
}

/** One picture of one segment. `short`: of a transport stream no more is read than its first keyframe. */
export async function sampleSegment(
  look: Look,
  room: HlsRoom,
  segment: Segment,
  probing: Probing,
): Promise<Sighting> {
  const { signal } = look.deadline
  const opened = await openSegment(look.egress, room.url, segment, signal)
  if (opened.kind === 'unseen') return opened
  try {
    const outcome = await decodeSegment(look, opened, probing)
    if (outcome.kind === 'frame') return sighting('hls', room.url, outcome.frame, outcome.report)
    if (opened.encrypted && outcome.reason === 'decoder-failed') {
      return reachedButUnseen('encrypted', 'the key does not open the segment')
    }
    return reachedButUnseen(outcome.reason, outcome.detail)
  } catch (error) {
    return opened.encrypted && !signal.aborted
      ? reachedButUnseen('encrypted', 'the key does not open the segment')
      : unseenOfBrokenBody(signal.aborted, error)
  } finally {
    opened.discard()
  }
}
