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

type Spot = {
  readonly sequence: number | undefined
  readonly position: string
  readonly since: Duration
  readonly hasMoved: boolean
}

/** Where each rendition of an address stood when it was looked at last. */
type Known = ReadonlyMap<number, Spot>

/** Of a rendition that was never looked at, that of another at the same place: they are cut alike (RFC 8216 §6.2.4). */
function spotOf(known: Known, rendition: number, now: Spot): Spot | undefined {
  const own = known.get(rendition)
  if (own !== undefined) return own
  const twin = [...known.values()].find(({ sequence }) => sequence === now.sequence)
  return twin === undefined ? undefined : { ...twin, position: now.position }
}

/**
 * Servers go on answering with the last playlist for minutes after a lesson has ended, without EXT-X-ENDLIST. Only
 * two looks show it: a live playlist changes at least every target duration (RFC 8216 §6.2.1).
 */
export function createPlaylistMemory(clock: Clock): PlaylistMemory {
  const seen = new Map<string, Known>()
  const newestOf = (spots: readonly Spot[]): Duration | null =>
    spots.length === 0
      ? null
      : milliseconds(clock.monotonic() - Math.max(...spots.map(({ since }) => since)))
  const spotsOf = (url: string): readonly Spot[] => [...(seen.get(url)?.values() ?? [])]
  return {
    livedAgo: (url) => newestOf(spotsOf(url)),
    movedAgo: (url) => newestOf(spotsOf(url).filter(({ hasMoved }) => hasMoved)),
    isStale(url, room) {
      const newest = room.segments.at(-1)
      // Tokens in the query may differ from answer to answer.
      const position = `${newest?.sequence} ${newest?.uri.split('?')[0]}`
      const now = clock.monotonic()
      const known: Known = seen.get(url) ?? new Map()
      const fresh = { sequence: newest?.sequence, position, since: now, hasMoved: false }
      const spot = spotOf(known, room.rendition, fresh)
      if (spot?.position === position) {
        const patience = Math.max(LEAST, seconds((room.targetSeconds ?? 10) * 3))
        return milliseconds(now - spot.since) > patience
      }
      // Insertion order makes the map a queue: the room that moved longest ago is forgotten first.
      seen.delete(url)
      const moved = { ...fresh, hasMoved: spot !== undefined }
      seen.set(url, new Map([...known, [room.rendition, moved]]))
      const [oldest] = seen.keys()
      if (seen.size > ROOMS && oldest !== undefined) seen.delete(oldest)
      return false
    },
  }
}
