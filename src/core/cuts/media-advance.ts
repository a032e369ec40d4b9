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
  | { readonly kind: 'master'; readonly variant: string }
  | { readonly kind: 'not-a-playlist' }

const tagValue = (lines: readonly string[], tag: string): string | null =>
  lines.find((line) => line.startsWith(`${tag}:`))?.slice(tag.length + 1) ?? null

/**
 * Reads just as much of an HLS playlist (RFC 8216) as tells whether it advances: a server goes on answering with the
 * last playlist for minutes after the publisher left, so that it answers proves nothing.
 */
export function readPlaylist(text: string, at: Instant): PlaylistReading {
  const lines = text.split(/\r?\n/).map((line) => line.trim())
  if (lines[0]?.replace(/^\uFEFF/, '') !== '#EXTM3U') return { kind: 'not-a-playlist' }
  const addresses = lines.filter((line) => line !== '' && !line.startsWith('#'))
  if (lines.some((line) => line.startsWith('#EXT-X-STREAM-INF:'))) {
    const [variant] = addresses
    return variant === undefined ? { kind: 'not-a-playlist' } : { kind: 'master', variant }
  }
  const target = Number(tagValue(lines, '#EXT-X-TARGETDURATION') ?? Number.NaN)
  const sequence = tagValue(lines, '#EXT-X-MEDIA-SEQUENCE') ?? '0'
  return {
    kind: 'playlist',
    mark: {
      at,
      position: `${sequence} ${addresses.length} ${addresses.at(-1) ?? ''}`,
      standsStillAfter: Number.isFinite(target) && target > 0 ? seconds(target * 2) : seconds(20),
    },
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
