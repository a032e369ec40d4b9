import { type ByteRange, parseAttributes, parseRange, tagValue } from './hls-attributes.ts'
import { type KeysInForce, keyOf, type SegmentKey, withKey } from './hls-keys.ts'
import { parseSoundLists, type SoundList } from './hls-sound-lists.ts'
import { fillInVariables, type Variables } from './hls-variables.ts'
import { parseVariants, type Variant } from './hls-variants.ts'
import { type PlaylistTimes, playlistTimes, secondsOf } from './playlist-times.ts'

export type MediaResource = { readonly uri: string; readonly range: ByteRange | null }

/** Initialisation section of fragmented MP4, with the key that was in force where it is named. */
export type MediaMap = MediaResource & { readonly key: SegmentKey }

export type Segment = MediaResource & {
  readonly sequence: number
  /** As its list says; `null` where it does not. */
  readonly seconds: number | null
  readonly key: SegmentKey
  /** EXT-X-MAP. */
  readonly map: MediaMap | null
}

export type HlsPlaylist =
  | {
      readonly kind: 'master'
      readonly variants: readonly Variant[]
      readonly soundLists: readonly SoundList[]
      /** What its renditions may import. */
      readonly variables: Variables
    }
  | {
      readonly kind: 'media'
      readonly ended: boolean
      readonly times: PlaylistTimes
      readonly targetSeconds: number | null
      readonly segments: readonly Segment[]
    }

type Reading = {
  sequence: number
  keys: KeysInForce
  map: MediaMap | null
  seconds: number | null
  range: ByteRange | null
  previous: ByteRange | null
  /** EXT-X-GAP: the segment that follows is known to be missing (RFC 8216bis §4.4.4.7). */
  gap: boolean
  /** The newest part that begins with a keyframe and belongs to no whole segment yet. */
  part: MediaResource | null
}

function readTag(line: string, state: Reading): void {
  if (line.startsWith('#EXT-X-KEY:')) state.keys = withKey(state.keys, line)
  else if (line.startsWith('#EXT-X-MEDIA-SEQUENCE:')) state.sequence = Number(tagValue(line)) || 0
  else if (line.startsWith('#EXTINF:')) state.seconds = secondsOf(line)
  else if (line.startsWith('#EXT-X-BYTERANGE:')) {
    state.range = parseRange(tagValue(line), state.previous)
  } else if (line.startsWith('#EXT-X-MAP:')) {
    const { URI: uri, BYTERANGE: range } = parseAttributes(tagValue(line))
    const key = keyOf(state.keys)
    state.map = uri === undefined ? null : { uri, range: parseRange(range, null), key }
  } else if (line === '#EXT-X-GAP') state.gap = true
  else if (line.startsWith('#EXT-X-PART:')) readPart(line, state)
}

/** A part of a segment that is still being made (RFC 8216bis §4.4.4.9). Hints of parts to come are not asked for. */
function readPart(line: string, state: Reading): void {
  const attributes = parseAttributes(tagValue(line))
  const { URI: uri, INDEPENDENT: independent, GAP: gap, BYTERANGE: range } = attributes
  if (uri === undefined || independent !== 'YES' || gap === 'YES') return
  state.part = { uri, range: parseRange(range, null) }
}

function parseSegments(lines: readonly string[]): readonly Segment[] {
  const state: Reading = {
    sequence: 0,
    keys: new Map(),
    map: null,
    seconds: null,
    range: null,
    previous: null,
    gap: false,
    part: null,
  }
  const segments: Segment[] = []
  for (const line of lines) {
    if (line.startsWith('#')) {
      readTag(line, state)
      continue
    }
    const { sequence, seconds, map, range } = state
    const key = keyOf(state.keys)
    if (!state.gap) segments.push({ uri: line, range, sequence, seconds, key, map })
    state.sequence = sequence + 1
    state.previous = range
    state.range = null
    state.seconds = null
    state.gap = false
    state.part = null
  }
  const { part, sequence, map } = state
  return part === null
    ? segments
    : [...segments, { ...part, sequence, seconds: null, key: keyOf(state.keys), map }]
}

/**
 * Reads an HLS playlist (RFC 8216 §4) that came from `url`. `null` when it does not begin as one. Addresses stay as
 * written, but for variables; `imported` are those of the master playlist that led here.
 */
export function parseHlsPlaylist(
  text: string,
  url = '',
  imported: Variables = new Map(),
): HlsPlaylist | null {
  const written = text
    .replace(/^\uFEFF/, '')
    .split(/\r\n|\r|\n/)
    .map((line) => line.trim())
    .filter((line) => line !== '')
  if (written[0] !== '#EXTM3U') return null
  const { lines, variables } = fillInVariables(written, url, imported)
  const variants = parseVariants(lines)
  if (variants.length > 0) {
    return { kind: 'master', variants, soundLists: parseSoundLists(lines), variables }
  }
  const times = playlistTimes(lines)
  const target = lines.find((line) => line.startsWith('#EXT-X-TARGETDURATION:'))
  const targetSeconds = target === undefined ? Number.NaN : Number(tagValue(target))
  return {
    kind: 'media',
    ended: lines.includes('#EXT-X-ENDLIST') || (times.type === 'vod' && times.firstSequence <= 1),
    times,
    targetSeconds: Number.isFinite(targetSeconds) ? targetSeconds : null,
    segments: parseSegments(lines),
  }
}
