import type { SoundFormat } from '../../../ports/hearing/sound-sampler.ts'
import { openBody } from '../body/open-body.ts'
import type { Look } from '../sampling.ts'
import type { Ear, Overheard } from '../sound/ear.ts'
import { enterHlsRoom } from './first-that-shows.ts'
import type { Segment } from './hls-playlist.ts'
import type { HlsRoom } from './hls-room.ts'
import type { SegmentSighting } from './sample-segment.ts'
import { openSegment, type SegmentBytes } from './segment-bytes.ts'

/** Segments that do not say how long they are. */
const USUAL_SECONDS = 6
/** Of parts of a second there may be many. */
const SEGMENTS_AT_MOST = 12

const secondsOf = ({ seconds }: Segment, { targetSeconds }: HlsRoom): number =>
  seconds ?? targetSeconds ?? USUAL_SECONDS

/** The last of `segments` that fit into `seconds`, in the order in which they play. */
function lastWithin(room: HlsRoom, segments: readonly Segment[], seconds: number) {
  let left = seconds
  const kept: Segment[] = []
  for (const segment of segments.toReversed().slice(0, SEGMENTS_AT_MOST)) {
    left -= secondsOf(segment, room)
    if (left < 0) break
    kept.unshift(segment)
  }
  return kept
}

/** The first of `segments` that make up `seconds`. */
function firstWithin(room: HlsRoom, segments: readonly Segment[], seconds: number) {
  let left = seconds
  const kept: Segment[] = []
  for (const segment of segments) {
    if (left <= 0) break
    kept.push(segment)
    left -= secondsOf(segment, room)
  }
  return kept
}

/** Segments one after the other, opened as they are read. One that cannot be had, or is something else, is left out. */
function inARow(
  look: Look,
  room: HlsRoom,
  segments: readonly Segment[],
  format: SoundFormat,
  first: SegmentBytes | null = null,
): Overheard {
  let discard = (): void => first?.discard()
  const body = (async function* () {
    if (first !== null) yield* first.body
    for (const segment of segments) {
      const opened = await openSegment(look.egress, room.url, segment, look.deadline.signal)
      if (opened.kind === 'unseen') continue
      discard = opened.discard
      if (opened.format === format) yield* opened.body
      opened.discard()
    }
  })()
  return { body, discard: () => discard() }
}

/** The newest of a list, of a recording that at the look's place. Leaves the ear as it was when nothing is to be had. */
async function overhearList(look: Look, ear: Ear, room: HlsRoom, recorded: boolean): Promise<void> {
  const { length } = room.segments
  const until = recorded ? Math.floor(look.place * length) + 1 : length
  const there = room.segments.slice(0, until)
  const within = lastWithin(room, there, ear.seconds)
  const [first, ...others] = within.length > 0 ? within : there.slice(-1)
  if (first === undefined) return
  const heard = await openSegment(look.egress, room.url, first, look.deadline.signal)
  if (heard.kind === 'unseen') return
  ear.overhear(heard.format, inARow(look, room, others, heard.format, heard))
}

/** A recording from its first segment that can be had; `false` where there is none. */
async function overhearBeginning(look: Look, ear: Ear, room: HlsRoom): Promise<boolean> {
  const within = firstWithin(room, room.segments, ear.seconds)
  for (const [index, first] of within.entries()) {
    const heard = await openSegment(look.egress, room.url, first, look.deadline.signal)
    if (heard.kind === 'unseen') continue
    const others = within.slice(index + 1)
    ear.overhear(heard.format, inARow(look, room, others, heard.format, heard))
    ear.isBeginningOf(room.segments.reduce((sum, one) => sum + secondsOf(one, room), 0))
    return true
  }
  return false
}

/**
 * The beginning of a room that has ended, for whoever asked for that: what its picture shows, and whether it is a
 * recording or the rest of a lesson, makes no difference to its sound. `false`: nobody asked, or it is not to be had.
 */
export async function overhearWhatEnded(look: Look, room: HlsRoom): Promise<boolean> {
  const { ear } = look
  if (ear === null || !ear.fromBeginning || !room.ended) return false
  const list = room.soundUrl === null ? room : await enterList(look, room.soundUrl)
  return list !== null && (await overhearBeginning(look, ear, list))
}

async function enterList(look: Look, url: string): Promise<HlsRoom | null> {
  const opened = await openBody(look.egress, url, look.deadline.signal)
  if (opened.kind === 'unseen') return null
  if (opened.container !== 'hls') {
    opened.discard()
    return null
  }
  const room = await enterHlsRoom(look, opened)
  return room.kind === 'unseen' ? null : room
}

/**
 * What a look at an HLS room hears besides the segment it saw: those before it, as many as it was asked to listen to;
 * where the sound has a playlist of its own (RFC 8216 §4.3.4.1), that; where there is nothing but sound, its newest.
 */
export async function overhearRoom(
  look: Look,
  room: HlsRoom,
  found: SegmentSighting,
  recorded = false,
): Promise<void> {
  const { ear } = look
  if (ear === null) return
  const list = room.soundUrl === null ? room : await enterList(look, room.soundUrl)
  if (list === null) return
  const soundAlone = found.kind === 'unseen' && found.reason === 'audio-only'
  if (list !== room || soundAlone) return overhearList(look, ear, list, recorded)
  const { segment: seen } = found
  if (seen === undefined) return
  const before = room.segments.filter(({ sequence }) => sequence < seen.sequence)
  const earlier = lastWithin(room, before, ear.seconds - secondsOf(seen, room))
  if (earlier.length === 0) return
  ear.precede((format) => inARow(look, room, earlier, format))
}
