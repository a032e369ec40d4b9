import type { Unseen } from '../../ports/stream-viewer.ts'
import type { Probing } from './ffmpeg-arguments.ts'
import type { Segment } from './hls-playlist.ts'
import { enterHlsRoom, type HlsRoom } from './hls-room.ts'
import type { OpenedBody } from './open-body.ts'
import { kindOfPlaylist, sampleRecordedPlaylist } from './recorded-playlist.ts'
import { sampleSegment } from './sample-segment.ts'
import type { Look, Sighting } from './sampling.ts'
import { reachedButUnseen } from './unseen.ts'

/** A live playlist's newest segment may not be whole yet or may hold no keyframe; older ones are then tried. */
const SEGMENTS_TRIED = 10
/** So many of the newest are given a second, patient try. */
const PATIENT_TRIES = 3
/** Segments that are cut without regard to keyframes have one each 40 s at worst; of other trouble three are enough. */
const TRIES_IN_OTHER_TROUBLE = 2 * PATIENT_TRIES

/** Reasons that another try would only repeat. */
const FINAL = ['timeout', 'blocked-address', 'bad-address', 'encrypted']

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

export async function sampleHls(look: Look, address: string, body: OpenedBody): Promise<Sighting> {
  const room = await enterHlsRoom(look.egress, body, look.deadline.signal)
  if (room.kind === 'unseen') return room
  const what = kindOfPlaylist(look, address, room)
  if (what.kind === 'unseen') return what
  return what.kind === 'recording'
    ? sampleRecordedPlaylist(look, room, what)
    : sampleNewest(look, room)
}

async function sampleNewest(look: Look, room: HlsRoom): Promise<Sighting> {
  let last: Unseen = reachedButUnseen('empty', 'the playlist names no segment')
  let previous: Segment | null = null
  for (const [index, { segment, probing }] of triesOf(room).entries()) {
    if (segment === previous && GONE.includes(last.reason)) continue
    if (index >= TRIES_IN_OTHER_TROUBLE && last.reason !== 'decoder-failed') break
    const found = await sampleSegment(look, room, segment, probing)
    if (found.kind === 'sighting' || FINAL.includes(found.reason)) return found
    // The newest may have been cut off before its first picture; two in a row have not.
    if (found.reason === 'frozen' && last.reason === 'frozen') return found
    last = found
    previous = segment
  }
  return last
}
