import { type Duration, milliseconds, seconds } from '../../../core/time/duration.ts'
import type { Clock } from '../../../ports/clock.ts'
import type { HlsRoom } from './hls-room.ts'

const ROOMS = 2_000
const LEAST: Duration = seconds(15)

export type PlaylistMemory = {
  /** `true` when the playlist has not moved for longer than a living one may. The first look is never stale. */
  isStale(url: string, room: HlsRoom): boolean
  /** How long ago the address was last seen as a living playlist, before it said that nothing follows. */
  livedAgo(url: string): Duration | null
  /** How long ago it was last seen to move; `null` when it never was. */
  movedAgo(url: string): Duration | null
}

type Known = { readonly position: string; readonly since: Duration; readonly hasMoved: boolean }

/**
 * Servers go on answering with the last playlist for minutes after a lesson has ended, without EXT-X-ENDLIST. Only
 * two looks show it: a live playlist changes at least every target duration (RFC 8216 §6.2.1).
 */
export function createPlaylistMemory(clock: Clock): PlaylistMemory {
  const seen = new Map<string, Known>()
  const agoOf = (known: Known | undefined): Duration | null =>
    known === undefined ? null : milliseconds(clock.monotonic() - known.since)
  return {
    livedAgo: (url) => agoOf(seen.get(url)),
    movedAgo: (url) => (seen.get(url)?.hasMoved === true ? agoOf(seen.get(url)) : null),
    isStale(url, room) {
      const newest = room.segments.at(-1)
      // Tokens in the query may differ from answer to answer.
      const position = `${newest?.sequence} ${newest?.uri.split('?')[0]}`
      const now = clock.monotonic()
      const known = seen.get(url)
      if (known?.position === position) {
        const patience = Math.max(LEAST, seconds((room.targetSeconds ?? 10) * 3))
        return milliseconds(now - known.since) > patience
      }
      // Insertion order makes the map a queue: the room that moved longest ago is forgotten first.
      seen.delete(url)
      seen.set(url, { position, since: now, hasMoved: known !== undefined })
      const [oldest] = seen.keys()
      if (seen.size > ROOMS && oldest !== undefined) seen.delete(oldest)
      return false
    },
  }
}
