import type { Recording } from '../../../core/patrol/recording.ts'
import { readAll } from '../body/peek-body.ts'
import { isPlainSound } from '../body/plain-sound.ts'
import type { Segment } from '../hls/hls-playlist.ts'
import type { HlsRoom } from '../hls/hls-room.ts'
import { resolveReference } from '../hls/resolve-reference.ts'
import { openSegment } from '../hls/segment-bytes.ts'
import { type Look, type Sighting, sighting } from '../sampling.ts'
import { type ByteSource, keptBytes, openByteSource, WHOLE_FILE_AT_MOST } from './byte-source.ts'
import { sampleSource } from './sample-file.ts'

/** Longer ones hold several places; the first picture of shorter ones is near enough to each. */
const LONG_SECONDS = 30

/** Whether places fall within segments: some converters write one for the whole lesson. */
export const hasLongSegments = ({ segments }: HlsRoom, { seconds }: Recording): boolean =>
  segments.length === 1 || (seconds ?? 0) / segments.length >= LONG_SECONDS

type Opened = {
  readonly format: 'mpegts' | 'mp4'
  readonly source: ByteSource
  readonly url: string
}

/** The segment as a file: sought in where it lies plain at its address, else fetched whole, in clear, up to 64 MiB. */
async function openAsFile(look: Look, room: HlsRoom, segment: Segment): Promise<Opened | null> {
  const { signal } = look.deadline
  const opened = await openSegment(look.egress, room.url, segment, signal)
  if (opened.kind === 'unseen') return null
  const { format } = opened
  if (isPlainSound(format)) {
    opened.discard()
    return null
  }
  const url = resolveReference(segment.uri, room.url)
  const { key, map, range } = segment
  try {
    if (key.method === 'none' && map === null && range === null && /^https?:/i.test(url)) {
      opened.discard()
      const source = await openByteSource(look.egress, url, null, signal)
      return source === null ? null : { format, source, url }
    }
    const bytes = await readAll(opened.body, WHOLE_FILE_AT_MOST)
    // Parts of one file share its address.
    const its = `${url.slice(0, 500)}#${segment.sequence}`
    return bytes === null ? null : { format, source: keptBytes(bytes), url: its }
  } catch {
    return null
  } finally {
    opened.discard()
  }
}

/**
 * The picture at `place`, a fraction of this segment. `null`: it could not be sought in, and its first picture is all
 * that can be had.
 */
export async function sampleWithin(
  look: Look,
  room: HlsRoom,
  segment: Segment,
  place: number,
): Promise<Sighting | null> {
  const opened = await openAsFile(look, room, segment)
  if (opened === null) return null
  const { format, source, url } = opened
  const { outcome } = await sampleSource({ ...look, place }, url, format, source)
  return outcome.kind === 'frame' ? sighting('hls', room.url, outcome) : null
}
