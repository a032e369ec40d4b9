import type { Egress } from '../../../ports/egress.ts'
import type { Unseen } from '../../../ports/sight/stream-viewer.ts'
import { type OpenedBody, openBody } from '../body/open-body.ts'
import { readAll } from '../body/peek-body.ts'
import { reachedButUnseen, unseenOfBrokenBody } from '../unseen.ts'
import { type HlsPlaylist, parseHlsPlaylist, type Segment } from './hls-playlist.ts'
import { type SoundList, soundListOf } from './hls-sound-lists.ts'
import type { Variables } from './hls-variables.ts'
import { announcesPictures, pictureCodec, rankVariants, type Variant } from './hls-variants.ts'
import type { PlaylistTimes } from './playlist-times.ts'
import { resolveReference } from './resolve-reference.ts'

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
}

type OfVariant = Pick<HlsRoom, 'codecName' | 'height' | 'announced' | 'soundUrl'>
const NO_VARIANT: OfVariant = { codecName: null, height: null, announced: false, soundUrl: null }

async function readPlaylist(
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

function roomOf(
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

type Entered = {
  readonly egress: Egress
  readonly signal: AbortSignal
  readonly variables: Variables
}

/** Renditions that are tried when the first is not there; each costs a request. */
const VARIANTS_TRIED = 3
/** A master playlist inside another is not allowed (RFC 8216 §4.3.4), but is met; more than that is a loop. */
const MASTERS_AT_MOST = 3

/** What another rendition of the same room may well have. */
const WORTH_ANOTHER = ['http-4xx', 'http-5xx', 'not-media', 'empty', 'refused', 'audio-only']

async function enterVariant(
  entered: Entered,
  variant: Variant,
  lists: readonly SoundList[],
  base: string,
  masters: number,
): Promise<HlsRoom | Unseen> {
  const address = resolveReference(variant.uri, base)
  const inner = await openBody(entered.egress, address, entered.signal)
  // The status of an inner address says nothing about the registered one.
  if (inner.kind === 'unseen') return { ...inner, httpStatus: null }
  if (inner.container !== 'hls') {
    inner.discard()
    return reachedButUnseen('not-media', 'the variant is not a playlist')
  }
  const playlist = await readPlaylist(inner, entered.signal, entered.variables)
  if (playlist.kind === 'unseen') return playlist
  if (playlist.kind === 'master') {
    const { egress, signal } = entered
    const inside = { egress, signal, variables: playlist.variables }
    return enterMaster(inside, playlist, inner.url, masters + 1)
  }
  const { height } = variant
  const announced = announcesPictures(variant)
  const sound = soundListOf(variant, lists)
  const soundUrl = sound === null ? null : resolveReference(sound, base)
  const codecName = pictureCodec(variant)
  return roomOf(inner.url, playlist, { codecName, height, announced, soundUrl })
}

async function enterMaster(
  entered: Entered,
  playlist: HlsPlaylist & { kind: 'master' },
  base: string,
  masters: number,
): Promise<HlsRoom | Unseen> {
  if (masters > MASTERS_AT_MOST) {
    return reachedButUnseen('redirect-loop', 'master playlists inside each other')
  }
  const [first, ...others] = rankVariants(playlist.variants).slice(0, VARIANTS_TRIED)
  if (first === undefined)
    return reachedButUnseen('empty', 'the master playlist names no rendition')
  let found = await enterVariant(entered, first, playlist.soundLists, base, masters)
  for (const variant of others) {
    if (found.kind === 'hls-room' || !WORTH_ANOTHER.includes(found.reason)) break
    found = await enterVariant(entered, variant, playlist.soundLists, base, masters)
  }
  return found
}

/** From a playlist that was opened to the media playlist of the rendition that is watched. */
export async function enterHlsRoom(
  egress: Egress,
  opened: OpenedBody,
  signal: AbortSignal,
): Promise<HlsRoom | Unseen> {
  const playlist = await readPlaylist(opened, signal, new Map())
  if (playlist.kind === 'unseen') return playlist
  if (playlist.kind === 'media') return roomOf(opened.url, playlist, NO_VARIANT)
  const { variables } = playlist
  return enterMaster({ egress, signal, variables }, playlist, opened.url, 1)
}
