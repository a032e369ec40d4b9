import type { Unseen } from '../../ports/stream-viewer.ts'
import type { Probing } from './ffmpeg-arguments.ts'
import type { Segment } from './hls-playlist.ts'
import { enterHlsRoom, type HlsRoom } from './hls-room.ts'
import type { OpenedBody } from './open-body.ts'
import { type Look, type Sighting, sighting } from './sampling.ts'
import { openSegment } from './segment-bytes.ts'
import { reachedButUnseen } from './unseen.ts'

/** A live playlist's newest segment may not be whole yet or may hold no keyframe; older ones are then tried. */
const SEGMENTS_TRIED = 10
/** Older ones that are looked at as patiently as the newest. */
const PATIENT_TRIES = 2
/** Segments that are cut without regard to keyframes have one each 40 s at worst; of other trouble three are enough. */
const TRIES_IN_OTHER_TROUBLE = 4

async function sampleSegment(
  look: Look,
  room: HlsRoom,
  segment: Segment,
  probing: Probing,
): Promise<Sighting> {
  const opened = await openSegment(look.egress, room.url, segment, look.deadline.signal)
  if (opened.kind === 'unseen') return opened
  try {
    const input = { kind: 'pipe' as const, format: opened.format }
    const outcome = await look.decoder.decode(input, opened.body, probing, look.deadline)
    if (outcome.kind === 'frame') return sighting('hls', room.url, outcome.frame, outcome.report)
    if (opened.encrypted && outcome.reason === 'decoder-failed') {
      return reachedButUnseen('encrypted', 'the key does not open the segment')
    }
    return reachedButUnseen(outcome.reason, outcome.detail)
  } finally {
    opened.discard()
  }
}

/** Reasons that another try would only repeat. */
const FINAL = ['timeout', 'blocked-address', 'bad-address', 'encrypted']

type Try = { readonly segment: Segment; readonly probing: Probing }

/** The newest one quickly, then patiently, then those before it. */
function triesOf(room: HlsRoom): readonly Try[] {
  const newestFirst = room.segments.slice(-SEGMENTS_TRIED).toReversed()
  const [newest, ...older] = newestFirst
  if (newest === undefined) return []
  return [
    { segment: newest, probing: 'short' },
    { segment: newest, probing: 'long' },
    ...older.map((segment, index) => ({
      segment,
      probing: index < PATIENT_TRIES ? ('long' as const) : ('short' as const),
    })),
  ]
}

/** What is not there, or holds nothing, is not asked for again with more patience. */
const GONE = ['http-4xx', 'http-5xx', 'empty', 'not-media', 'audio-only']

export async function sampleHls(look: Look, address: string, body: OpenedBody): Promise<Sighting> {
  const room = await enterHlsRoom(look.egress, body, look.deadline.signal)
  if (room.kind === 'unseen') return room
  if (look.playlists.isStale(address, room)) {
    return reachedButUnseen('ended', 'the playlist stands still')
  }
  let last: Unseen = reachedButUnseen('empty', 'the playlist names no segment')
  let previous: Segment | null = null
  for (const [index, { segment, probing }] of triesOf(room).entries()) {
    if (segment === previous && GONE.includes(last.reason)) continue
    if (index >= TRIES_IN_OTHER_TROUBLE && last.reason !== 'decoder-failed') break
    const found = await sampleSegment(look, room, segment, probing)
    if (found.kind === 'sighting' || FINAL.includes(found.reason)) return found
    last = found
    previous = segment
  }
  return last
}
