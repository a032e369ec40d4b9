import { type Duration, minutes } from '../time/duration.ts'
import { between, type Instant } from '../time/instant.ts'

/** Something with an end that is offered in place of a live stream (录播). */
export type Recording = {
  /** How long it plays; `null` when it does not say. */
  readonly seconds: number | null
}

/** What a playlist that says "nothing follows" tells of itself (RFC 8216 §4.3.3, §4.3.2.6). */
export type EndedPlaylist = {
  readonly type: 'vod' | 'event' | null
  /** Sequence number of its first segment: above 1, segments before it were taken out. */
  readonly firstSequence: number
  readonly seconds: number
  /** When what it shows last was sent, by its own dates; `null` when it carries none. */
  readonly endsAt: Instant | null
  /** How long ago the same address was seen as a living playlist; `null` when it never was. */
  readonly livedAgo: Duration | null
}

/** A room that was live this lately has ended its lesson, whatever its playlist has grown to. */
const JUST_ENDED: Duration = minutes(30)
/** Dates this close to now are those of a lesson that was sent a moment ago. */
const JUST_SENT: Duration = minutes(10)
/**
 * The window that live servers keep is shorter; a recording that is worth watching is longer. Ours: docs/rules.md §7.
 */
const TAIL_SECONDS = 120

/**
 * Tells a recording from the end of a live room. The end of a room is: an address that was alive when it was last
 * looked at, a playlist whose own dates end now, or the short rest of a window that had moved on. All else that has
 * ended and still shows pictures is a recording: a playlist that calls itself one, whatever its dates say, and one that
 * begins at its beginning.
 */
export function isRecording(playlist: EndedPlaylist, now: Instant): boolean {
  const { type, firstSequence, seconds, endsAt, livedAgo } = playlist
  if (livedAgo !== null && livedAgo <= JUST_ENDED) return false
  if (type === 'vod') return true
  if (endsAt !== null && Math.abs(between(endsAt, now)) <= JUST_SENT) return false
  return firstSequence <= 1 || seconds >= TAIL_SECONDS
}

/** The golden ratio's fraction: each further place falls into the widest gap between those before it. */
const NEXT_PLACE = 0.618_033_988_749_895

/**
 * Where the look number `look` (from 0) falls in a recording, as a fraction of its length: all over it, never in
 * order.
 */
export const placeOfLook = (look: number): number => (0.35 + look * NEXT_PLACE) % 1

/** Places for a set number of looks, evenly over the whole length. */
export const placesOf = (looks: number): readonly number[] =>
  Array.from({ length: looks }, (_, look) => (look + 0.5) / looks)
