import { type PlaylistTimes, playlistTimes } from './playlist-times.ts'

/** A byte range of a resource, as HTTP counts: both ends included. */
export type ByteRange = { readonly from: number; readonly to: number }

export type SegmentKey =
  | { readonly method: 'none' }
  | { readonly method: 'aes-128'; readonly uri: string; readonly iv: Uint8Array | null }
  /** SAMPLE-AES and everything that needs a licence server. */
  | { readonly method: 'unusable'; readonly name: string }

export type MediaResource = { readonly uri: string; readonly range: ByteRange | null }

export type Segment = MediaResource & {
  readonly sequence: number
  readonly key: SegmentKey
  /** Initialisation section of fragmented MP4 (EXT-X-MAP). */
  readonly map: MediaResource | null
}

export type Variant = {
  readonly uri: string
  readonly bandwidth: number
  readonly height: number | null
  /** What tells how large writing is also in portrait pictures. */
  readonly shorterSide: number | null
  /** Codec names of RFC 6381; empty when the playlist names none. */
  readonly codecs: readonly string[]
}

export type HlsPlaylist =
  | { readonly kind: 'master'; readonly variants: readonly Variant[] }
  | {
      readonly kind: 'media'
      readonly ended: boolean
      readonly times: PlaylistTimes
      readonly targetSeconds: number | null
      readonly segments: readonly Segment[]
    }

type AttributeName =
  | 'INDEPENDENT'
  | 'GAP'
  | 'METHOD'
  | 'URI'
  | 'IV'
  | 'KEYFORMAT'
  | 'RESOLUTION'
  | 'BANDWIDTH'
  | 'CODECS'
  | 'BYTERANGE'
type Attributes = Readonly<Partial<Record<AttributeName, string>>>

function parseAttributes(text: string): Attributes {
  const pairs = text.matchAll(/([A-Z0-9-]+)=("[^"]*"|[^,]*)/g)
  return Object.fromEntries(
    [...pairs].map((pair) => [pair[1] ?? '', (pair[2] ?? '').replace(/^"|"$/g, '')]),
  )
}

function parseRange(text: string | undefined, previous: ByteRange | null): ByteRange | null {
  const match = /^(\d+)(?:@(\d+))?$/.exec(text ?? '')
  if (match === null) return null
  const length = Number(match[1])
  const from = match[2] === undefined ? (previous?.to ?? -1) + 1 : Number(match[2])
  return length > 0 ? { from, to: from + length - 1 } : null
}

function parseKey(attributes: Attributes): SegmentKey {
  const { METHOD: name, URI: uri, IV: iv, KEYFORMAT: format } = attributes
  if (name === undefined || name === 'NONE') return { method: 'none' }
  const readable = format === undefined || format === 'identity'
  if (name !== 'AES-128' || uri === undefined || !readable) return { method: 'unusable', name }
  const hex = /^0x([0-9a-f]{1,32})$/i.exec(iv ?? '')?.[1]
  return {
    method: 'aes-128',
    uri,
    iv: hex === undefined ? null : Buffer.from(hex.padStart(32, '0'), 'hex'),
  }
}

function parseVariants(lines: readonly string[]): readonly Variant[] {
  return lines.flatMap((line, index) => {
    if (!line.startsWith('#EXT-X-STREAM-INF:')) return []
    const uri = lines.slice(index + 1).find((other) => !other.startsWith('#'))
    if (uri === undefined) return []
    const attributes = parseAttributes(line.slice(line.indexOf(':') + 1))
    const [, across, down] = /^(\d+)x(\d+)$/.exec(attributes.RESOLUTION ?? '') ?? []
    return [
      {
        uri,
        bandwidth: Number(attributes.BANDWIDTH ?? 0) || 0,
        height: down === undefined ? null : Number(down),
        shorterSide: down === undefined ? null : Math.min(Number(across), Number(down)),
        codecs: (attributes.CODECS ?? '').split(',').filter((codec) => codec !== ''),
      },
    ]
  })
}

type Reading = {
  sequence: number
  key: SegmentKey
  map: MediaResource | null
  range: ByteRange | null
  previous: ByteRange | null
  /** EXT-X-GAP: the segment that follows is known to be missing (RFC 8216bis §4.4.4.7). */
  gap: boolean
  /** The newest part that begins with a keyframe and belongs to no whole segment yet. */
  part: MediaResource | null
}

const tagValue = (line: string): string => line.slice(line.indexOf(':') + 1)

function readTag(line: string, state: Reading): void {
  if (line.startsWith('#EXT-X-KEY:')) state.key = parseKey(parseAttributes(tagValue(line)))
  else if (line.startsWith('#EXT-X-MEDIA-SEQUENCE:')) state.sequence = Number(tagValue(line)) || 0
  else if (line.startsWith('#EXT-X-BYTERANGE:')) {
    state.range = parseRange(tagValue(line), state.previous)
  } else if (line.startsWith('#EXT-X-MAP:')) {
    const { URI: uri, BYTERANGE: range } = parseAttributes(tagValue(line))
    state.map = uri === undefined ? null : { uri, range: parseRange(range, null) }
  } else if (line === '#EXT-X-GAP') state.gap = true
  else if (line.startsWith('#EXT-X-PART:')) readPart(parseAttributes(tagValue(line)), state)
}

/** A part of a segment that is still being made (RFC 8216bis §4.4.4.9). Hints of parts to come are not asked for. */
function readPart(attributes: Attributes, state: Reading): void {
  const { URI: uri, INDEPENDENT: independent, GAP: gap, BYTERANGE: range } = attributes
  if (uri === undefined || independent !== 'YES' || gap === 'YES') return
  state.part = { uri, range: parseRange(range, null) }
}

function parseSegments(lines: readonly string[]): readonly Segment[] {
  const state: Reading = {
    sequence: 0,
    key: { method: 'none' },
    map: null,
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
    const { sequence, key, map, range } = state
    if (!state.gap) segments.push({ uri: line, range, sequence, key, map })
    state.sequence = sequence + 1
    state.previous = range
    state.range = null
    state.gap = false
    state.part = null
  }
  const { part, sequence, key, map } = state
  return part === null ? segments : [...segments, { ...part, sequence, key, map }]
}

/** Reads an HLS playlist (RFC 8216 §4). `null` when it does not begin as one. Addresses stay as written. */
export function parseHlsPlaylist(text: string): HlsPlaylist | null {
  const lines = text
    .replace(/^\uFEFF/, '')
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter((line) => line !== '')
  if (lines[0] !== '#EXTM3U') return null
  const variants = parseVariants(lines)
  if (variants.length > 0) return { kind: 'master', variants }
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

const VIDEO_CODEC = /^(avc|hvc|hev|dvh|vp0?[89]|av01|mp4v)/i
/** Lines from which writing of 8 px on a screen of 720 lines is read as well as there (decision 0012). */
const READABLE_HEIGHT = 540

const carriesVideo = (variant: Variant): boolean =>
  variant.codecs.length === 0 || variant.codecs.some((codec) => VIDEO_CODEC.test(codec))

/**
 * Renditions in the order in which they are to be tried: first the smallest picture that small writing can still be
 * read on, then larger ones, then smaller ones from the largest down. Empty when none carries video.
 */
export function rankVariants(variants: readonly Variant[]): readonly Variant[] {
  const bySize = variants
    .filter(carriesVideo)
    .toSorted((a, b) => (a.shorterSide ?? 0) - (b.shorterSide ?? 0) || a.bandwidth - b.bandwidth)
  const isReadable = ({ shorterSide }: Variant): boolean =>
    shorterSide !== null && shorterSide >= READABLE_HEIGHT
  const smaller = bySize.filter((variant) => !isReadable(variant))
  return [...bySize.filter(isReadable), ...smaller.toReversed()]
}
