import { isBlack } from '../../../core/picture/is-black.ts'
import { type Duration, milliseconds, seconds } from '../../../core/time/duration.ts'
import type { Unseen } from '../../../ports/sight/stream-viewer.ts'
import { type OpenedBody, openBody } from '../body/open-body.ts'
import type { Probing } from '../ffmpeg/ffmpeg-arguments.ts'
import type { Look, Sighting } from '../sampling.ts'
import { reachedButUnseen } from '../unseen.ts'
import { enterHlsRoom, firstThatShows } from './first-that-shows.ts'
import type { Segment } from './hls-playlist.ts'
import type { HlsRoom } from './hls-room.ts'
import { overhearRoom, overhearWhatEnded } from './overhear-room.ts'
import { kindOfPlaylist, sampleRecordedPlaylist } from './recorded-playlist.ts'
import { type SegmentSighting, sampleSegment } from './sample-segment.ts'

/** A live playlist's newest segment may not be whole yet or may hold no keyframe; older ones are then tried. */
const SEGMENTS_TRIED = 12
/** So many of the newest are given a second, patient try. */
const PATIENT_TRIES = 3
/** Segments that are cut without regard to keyframes have one each 40 s at worst; of other trouble three are enough. */
const TRIES_IN_OTHER_TROUBLE = 2 * PATIENT_TRIES

/** Reasons that another try would only repeat. */
const FINAL = ['timeout', 'blocked-address', 'bad-address', 'encrypted']

const isFinal = ({ reason }: Unseen): boolean => FINAL.includes(reason)

type Try = { readonly segment: Segment; readonly probing: Probing }

/** The newest one quickly, then patiently, then those before it. */
function triesOf(room: HlsRoom): readonly Try[] {
  const newestFirst = room.segments.slice(-SEGMENTS_TRIED).toReversed()
  return newestFirst.flatMap((segment, index): readonly Try[] => {
    const quick = { segment, probing: 'short' } as const
    return index < PATIENT_TRIES ? [quick, { segment, probing: 'long' }] : [quick]
  })
}

/** What is not there, or holds nothing, is not asked for again with more patience. */
const GONE = ['http-4xx', 'http-5xx', 'empty', 'not-media', 'audio-only', 'frozen']

/** Whether a picture may come with a segment that is not there yet. */
const mayStillCome = (room: HlsRoom, found: SegmentSighting): boolean =>
  found.kind === 'unseen' &&
  (found.lacksKeyframe === true || (room.announced && found.reason === 'audio-only'))

/** The newest may have been cut off before its first picture; two in a row have not. */
const isSurelyFrozen = (found: Unseen, last: Unseen): boolean =>
  found.reason === 'frozen' && last.reason === 'frozen'

async function tryWhatIsThere(look: Look, room: HlsRoom): Promise<SegmentSighting> {
  let last: SegmentSighting & Unseen = reachedButUnseen('empty', 'the playlist names no segment')
  let hopeful: SegmentSighting | null = null
  let previous: Segment | null = null
  for (const [index, { segment, probing }] of triesOf(room).entries()) {
    if (segment === previous && GONE.includes(last.reason)) continue
    if (index >= TRIES_IN_OTHER_TROUBLE && last.reason !== 'decoder-failed') break
    const found = await sampleSegment(look, room, segment, probing)
    if (found.kind === 'sighting' || isFinal(found)) return found
    if (isSurelyFrozen(found, last)) return found
    if (mayStillCome(room, found)) hopeful = found
    last = found
    previous = segment
  }
  return hopeful ?? last
}

const BETWEEN_LISTS: Duration = seconds(1)

/** Segments that a newer list names beyond those known; empty while there are none. */
async function newSegments(look: Look, room: HlsRoom, known: number): Promise<readonly Segment[]> {
  const { signal } = look.deadline
  const opened = await openBody(look.egress, room.url, signal)
  if (opened.kind === 'unseen') return []
  if (opened.container !== 'hls') {
    opened.discard()
    return []
  }
  const now = await enterHlsRoom(look, opened)
  return now.kind === 'unseen' ? [] : now.segments.filter(({ sequence }) => sequence > known)
}

/** Keyframes may be further apart than a list is long: goes on with what comes, as long as there is time. */
async function waitForKeyframe(
  look: Look,
  room: HlsRoom,
  found: SegmentSighting,
): Promise<SegmentSighting> {
  const { signal } = look.deadline
  let newest = Math.max(...room.segments.map(({ sequence }) => sequence))
  look.deadline.expectPictures()
  while (!signal.aborted) {
    const pause = milliseconds(Math.min(BETWEEN_LISTS, look.deadline.remaining()))
    await look.clock.sleep(pause, signal)
    for (const segment of await newSegments(look, room, newest)) {
      newest = Math.max(newest, segment.sequence)
      const next = await sampleSegment(look, room, segment, 'short')
      if (next.kind === 'sighting') return next
      if (signal.aborted) return found
    }
  }
  return found
}

/** A slate on one rendition says nothing of the others. */
const unlessBlack = (found: SegmentSighting): SegmentSighting =>
  found.kind === 'sighting' && found.frame !== null && isBlack(found.frame)
    ? reachedButUnseen('black', 'the picture is dark all over')
    : found

/**
 * One picture of an HLS room: of the newest segments of a rendition, or of the next that brings a keyframe. The latter is
 * waited for only when no rendition has one there.
 */
export async function sampleHls(look: Look, address: string, body: OpenedBody): Promise<Sighting> {
  const rooms = new Map<Unseen, HlsRoom>()
  let hopeful: (Unseen & SegmentSighting) | null = null
  const seen = await firstThatShows(look, body, async (room, turn: Look) => {
    const what = kindOfPlaylist(turn, address, room)
    if (what.kind === 'unseen') {
      await overhearWhatEnded(look, room)
      return what
    }
    if (what.kind === 'recording')
      return unlessBlack(await sampleRecordedPlaylist(turn, room, what))
    const found = unlessBlack(await tryWhatIsThere(turn, room))
    if (found.kind === 'sighting') await overhearRoom(turn, room, found)
    else {
      rooms.set(found, room)
      if (mayStillCome(room, found)) hopeful ??= found
    }
    return found
  })
  if (seen.kind === 'sighting') return seen
  const told: SegmentSighting & Unseen = hopeful ?? seen
  const room = rooms.get(told)
  if (room === undefined) return seen
  const found = hopeful === null ? told : await waitForKeyframe(look, room, told)
  await overhearRoom(look, room, found)
  return found.kind === 'sighting' ? found : seen
}
