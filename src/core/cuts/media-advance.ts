import { type Duration, milliseconds, seconds } from '../time/duration.ts'
import { between, type Instant } from '../time/instant.ts'
import type { CutCheck } from './cut-order.ts'

/**
 * How far a stream has got, as one look saw it: two looks with the same `position` saw the same media.
 * For HLS the sequence number and last segment of the playlist, for other streams the sha256 of a decoded frame.
 */
export type MediaMark = {
  readonly at: Instant
  readonly position: string
  /** A stream that has not moved for longer than this does not advance. */
  readonly standsStillAfter: Duration
}

/** `ended`: the playlist itself says that nothing follows. */
export type PlaylistReading =
  | { readonly kind: 'playlist'; readonly mark: MediaMark; readonly ended: boolean }
  /** Its playlists, as they are named there: they may differ in what still comes. */
  | { readonly kind: 'master'; readonly variants: readonly string[] }
  | { readonly kind: 'not-a-playlist' }

const tagValues = (lines: readonly string[], tag: string): readonly string[] =>
  lines.filter((line) => line.startsWith(`${tag}:`)).map((line) => line.slice(tag.length + 1))

/** No room has more. */
const VARIANTS_AT_MOST = 12
const UNKNOWN_TARGET: Duration = seconds(20)

function variantsIn(lines: readonly string[], addresses: readonly string[]): readonly string[] {
  const rendered = tagValues(lines, '#EXT-X-MEDIA')
    .filter((attributes) => /(?:^|,)TYPE=(?:AUDIO|VIDEO)(?:,|$)/.test(attributes))
    .flatMap((attributes) => /(?:^|,)URI="([^"]+)"/.exec(attributes)?.[1] ?? [])
  return [...new Set([...addresses, ...rendered])].slice(0, VARIANTS_AT_MOST)
}

/** Segments that take longer than the playlist allows itself are believed, not the playlist. */
function standsStillAfter(lines: readonly string[]): Duration {
  const target = Number(tagValues(lines, '#EXT-X-TARGETDURATION')[0] ?? Number.NaN)
  const told = tagValues(lines, '#EXTINF').map((value) => Number.parseFloat(value))
  const longest = Math.max(target >= 1 ? target : 0, ...told.filter((length) => length > 0))
  return longest > 0 && Number.isFinite(longest) ? seconds(longest * 2) : UNKNOWN_TARGET
}

/** What changes with new media though the last address may not. */
const MOVING_TAGS = ['#EXT-X-PROGRAM-DATE-TIME', '#EXT-X-BYTERANGE', '#EXT-X-PART']

function positionIn(lines: readonly string[], addresses: readonly string[]): string {
  const sequence = tagValues(lines, '#EXT-X-MEDIA-SEQUENCE')[0] ?? '0'
  const moving = MOVING_TAGS.flatMap((tag) => tagValues(lines, tag).at(-1) ?? [])
  return [sequence, addresses.length, addresses.at(-1) ?? '', ...moving].join(' ')
}

/**
 * Reads just as much of an HLS playlist (RFC 8216) as tells whether it advances: a server goes on answering with the
 * last playlist for minutes after the publisher left, so that it answers proves nothing.
 */
export function readPlaylist(text: string, at: Instant): PlaylistReading {
  const lines = text.split(/\r?\n/).map((line) => line.trim())
  if (lines[0]?.replace(/^\uFEFF/, '') !== '#EXTM3U') return { kind: 'not-a-playlist' }
  const addresses = lines.filter((line) => line !== '' && !line.startsWith('#'))
  if (lines.some((line) => line.startsWith('#EXT-X-STREAM-INF:'))) {
    return addresses.length === 0
      ? { kind: 'not-a-playlist' }
      : { kind: 'master', variants: variantsIn(lines, addresses) }
  }
  const position = positionIn(lines, addresses)
  return {
    kind: 'playlist',
    mark: { at, position, standsStillAfter: standsStillAfter(lines) },
    ended: lines.includes('#EXT-X-ENDLIST'),
  }
}

/**
 * `live` when the stream moved between the looks, `cached` when it stood still for longer than it may,
 * else how long to wait before looking once more.
 */
export function judgeAdvance(
  marks: readonly MediaMark[],
):
  | { readonly kind: CutCheck['found'] }
  | { readonly kind: 'look-again'; readonly after: Duration } {
  const [first, ...later] = marks.toSorted((a, b) => a.at - b.at)
  const last = later.at(-1) ?? first
  if (first === undefined || last === undefined) return { kind: 'unknown' }
  if (later.some(({ position }) => position !== first.position)) return { kind: 'live' }
  const stood = between(first.at, last.at)
  return stood > first.standsStillAfter
    ? { kind: 'cached' }
    : { kind: 'look-again', after: milliseconds(first.standsStillAfter - stood + 1) }
}
