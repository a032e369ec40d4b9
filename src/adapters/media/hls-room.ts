import type { Egress } from '../../ports/egress.ts'
import type { Unseen } from '../../ports/stream-viewer.ts'
import { chooseVariant, type HlsPlaylist, parseHlsPlaylist, type Segment } from './hls-playlist.ts'
import { type OpenedBody, openBody } from './open-body.ts'
import { readAll } from './peek-body.ts'
import { resolveReference } from './resolve-reference.ts'
import { reachedButUnseen, unseenOfBrokenBody } from './unseen.ts'

const MAXIMUM_PLAYLIST_BYTES = 2_000_000

export type HlsRoom = {
  readonly kind: 'hls-room'
  /** The media playlist, after redirects and the choice of a variant. */
  readonly url: string
  readonly segments: readonly Segment[]
  readonly targetSeconds: number | null
  /** First codec the master playlist names, e.g. `avc1.64001f`. */
  readonly codecName: string | null
  readonly height: number | null
}

async function readPlaylist(
  opened: OpenedBody,
  signal: AbortSignal,
): Promise<HlsPlaylist | Unseen> {
  try {
    const bytes = await readAll(opened.body, MAXIMUM_PLAYLIST_BYTES)
    const playlist = bytes === null ? null : parseHlsPlaylist(Buffer.from(bytes).toString('utf8'))
    return playlist ?? reachedButUnseen('not-media', 'not an HLS playlist')
  } catch (error) {
    return unseenOfBrokenBody(signal.aborted, error)
  } finally {
    opened.discard()
  }
}

function roomOf(
  url: string,
  playlist: HlsPlaylist & { kind: 'media' },
  variant: { codecName: string | null; height: number | null },
): HlsRoom | Unseen {
  const { segments, targetSeconds, ended } = playlist
  if (ended) return reachedButUnseen('ended', 'the playlist says that nothing follows')
  const newest = segments.at(-1)
  if (newest === undefined) return reachedButUnseen('empty', 'the playlist names no segment')
  if (newest.key.method === 'unusable') return reachedButUnseen('encrypted', newest.key.name)
  return { kind: 'hls-room', url, segments, targetSeconds, ...variant }
}

/** From a playlist that was opened to the media playlist of the rendition that is watched. */
export async function enterHlsRoom(
  egress: Egress,
  opened: OpenedBody,
  signal: AbortSignal,
): Promise<HlsRoom | Unseen> {
  const first = await readPlaylist(opened, signal)
  if (first.kind === 'unseen') return first
  if (first.kind === 'media') return roomOf(opened.url, first, { codecName: null, height: null })
  const variant = chooseVariant(first.variants)
  if (variant === null) return reachedButUnseen('audio-only', 'no variant carries video')
  const inner = await openBody(egress, resolveReference(variant.uri, opened.url), signal)
  // The status of an inner address says nothing about the registered one.
  if (inner.kind === 'unseen') return { ...inner, httpStatus: null }
  if (inner.container !== 'hls') {
    inner.discard()
    return reachedButUnseen('not-media', 'the variant is not a playlist')
  }
  const second = await readPlaylist(inner, signal)
  if (second.kind === 'unseen') return second
  if (second.kind === 'master')
    return reachedButUnseen('not-media', 'a master in a master playlist')
  return roomOf(inner.url, second, { codecName: variant.codecs[0] ?? null, height: variant.height })
}
