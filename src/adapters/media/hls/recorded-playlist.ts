import { isRecording, type Recording } from '../../../core/patrol/recording.ts'
import type { Unseen } from '../../../ports/sight/stream-viewer.ts'
import { hasLongSegments, sampleWithin } from '../recording/long-segment.ts'
import type { Look, Sighting } from '../sampling.ts'
import { reachedButUnseen } from '../unseen.ts'
import type { Segment } from './hls-playlist.ts'
import { type HlsRoom, nothingFollows } from './hls-room.ts'
import { overhearRoom, overhearWhatEnded } from './overhear-room.ts'
import { type SegmentSighting, sampleSegment } from './sample-segment.ts'

/** A live room, a recording, or why neither: the room has ended. */
export type PlaylistKind = { readonly kind: 'live' } | ({ readonly kind: 'recording' } & Recording)

/** A lesson that stalls in its first minutes is no recording. */
const STANDING_RECORDING_SECONDS = 300

const LIVE: PlaylistKind = { kind: 'live' }

/**
 * What a playlist is. One that has ended is a recording or the end of a live room (`isRecording` says which). One that
 * stands still without saying so is the end of a room when it was ever seen to move, else judged as if it had ended.
 */
export function kindOfPlaylist(look: Look, address: string, room: HlsRoom): PlaylistKind | Unseen {
  const { times, ended } = room
  const recording: PlaylistKind = { kind: 'recording', seconds: times.seconds }
  const now = look.clock.now()
  if (ended) {
    const livedAgo = look.playlists.livedAgo(address)
    return isRecording({ ...times, livedAgo }, now) ? recording : nothingFollows()
  }
  if (!look.playlists.isStale(address, room)) return LIVE
  const livedAgo = look.playlists.movedAgo(address)
  const stands = times.firstSequence <= 1 && times.seconds >= STANDING_RECORDING_SECONDS
  return stands && isRecording({ ...times, livedAgo }, now)
    ? recording
    : reachedButUnseen('ended', 'the playlist stands still')
}

/** A place that cannot be shown may be damaged; so many of the segments after it are tried. */
const SEGMENTS_TRIED = 3

/** The picture at the look's place of a recording, and the sound before it. */
export async function sampleRecordedPlaylist(
  look: Look,
  room: HlsRoom,
  recording: Recording,
): Promise<Sighting> {
  const found = await sampleAtPlace(look, room, recording)
  if (!(await overhearWhatEnded(look, room))) await overhearRoom(look, room, found, true)
  return found
}

async function sampleAtPlace(
  look: Look,
  room: HlsRoom,
  recording: Recording,
): Promise<SegmentSighting> {
  const { segments } = room
  const { seconds } = recording
  const asRecording = (found: SegmentSighting & { kind: 'sighting' }): SegmentSighting => ({
    ...found,
    source: { ...found.source, recording: { seconds } },
  })
  const first = Math.min(segments.length - 1, Math.floor(look.place * segments.length))
  const [long] = hasLongSegments(room, recording) ? segments.slice(first) : []
  if (long !== undefined) {
    const within = await sampleWithin(look, room, long, look.place * segments.length - first)
    if (within?.kind === 'sighting') return asRecording(within)
  }
  let last: SegmentSighting & Unseen = nothingFollows()
  for (let tried = 0; tried < Math.min(SEGMENTS_TRIED, segments.length); tried += 1) {
    const segment = segments[(first + tried) % segments.length] as Segment
    for (const probing of ['short', 'long'] as const) {
      const found = await sampleSegment(look, room, segment, probing)
      if (found.kind === 'sighting') return asRecording(found)
      last = found
      if (look.deadline.signal.aborted) return last
    }
  }
  return last
}
