import type { Unseen } from '../../../ports/sight/stream-viewer.ts'
import type { OpenedBody } from '../body/open-body.ts'
import { readAll } from '../body/peek-body.ts'
import { reachedButUnseen, unseenOfBrokenBody } from '../unseen.ts'
import { type HlsPlaylist, parseHlsPlaylist, type Segment } from './hls-playlist.ts'
import type { Variables } from './hls-variables.ts'
import type { PlaylistTimes } from './playlist-times.ts'

const MAXIMUM_PLAYLIST_BYTES = 2_000_000

export type HlsRoom = {
  readonly kind: 'hls-room'
  /** The media playlist, after redirects and the choice of a variant. */
  readonly url: string
  readonly segments: readonly Segment[]
  readonly targetSeconds: number | null
  /** First codec of pictures that the master playlist names, e.g. `avc1.64001f`. */
  readonly codecName: string | null
  readonly height: number | null
  readonly times: PlaylistTimes
  /** The playlist says that nothing follows: a recording, or the end of a live room. */
  readonly ended: boolean
  /** The master playlist says that there are pictures. */
  readonly announced: boolean
  /** Playlist of the sound where that has one of its own; `null`: the segments bring it. */
  readonly soundUrl: string | null
  /** Which rendition of the master playlist, in the order in which they are tried; 0 where there is none. */
  readonly rendition: number
}

/** What the master playlist says of it. */
export type OfVariant = Pick<
  HlsRoom,
  'codecName' | 'height' | 'announced' | 'soundUrl' | 'rendition'
>
export const NO_VARIANT: OfVariant = {
  codecName: null,
  height: null,
  announced: false,
  soundUrl: null,
  rendition: 0,
}

/** Reads a playlist to its end and hangs up. */
export async function readPlaylist(
  opened: OpenedBody,
  signal: AbortSignal,
  imported: Variables,
): Promise<HlsPlaylist | Unseen> {
  try {
    const bytes = await readAll(opened.body, MAXIMUM_PLAYLIST_BYTES)
    const text = bytes === null ? '' : Buffer.from(bytes).toString('utf8')
    const playlist = parseHlsPlaylist(text, opened.url, imported)
    return playlist ?? reachedButUnseen('not-media', 'not an HLS playlist')
  } catch (error) {
    return unseenOfBrokenBody(signal.aborted, error)
  } finally {
    opened.discard()
  }
}

export const nothingFollows = (): Unseen =>
  reachedButUnseen('ended', 'the playlist says that nothing follows')

/** Also a room that is over or sealed is named here, before any segment is asked for. */
export function roomOf(
  url: string,
  playlist: HlsPlaylist & { kind: 'media' },
  variant: OfVariant,
): HlsRoom | Unseen {
  const { segments, targetSeconds, times, ended } = playlist
  const newest = segments.at(-1)
  if (newest === undefined) {
    return ended ? nothingFollows() : reachedButUnseen('empty', 'the playlist names no segment')
  }
  if (newest.key.method === 'unusable') return reachedButUnseen('encrypted', newest.key.name)
  return { kind: 'hls-room', url, segments, targetSeconds, times, ended, ...variant }
}
