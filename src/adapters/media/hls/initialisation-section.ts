import type { Unseen } from '../../../ports/sight/stream-viewer.ts'
import { sniffContainer } from '../body/container.ts'
import { behindPictureHead } from '../body/picture-head.ts'
import { reachedButUnseen } from '../unseen.ts'
import type { Segment } from './hls-playlist.ts'
import { fetchInner, type InPlaylist } from './inner-resource.ts'
import type { SegmentKeys } from './segment-keys.ts'

const MAXIMUM_INIT_BYTES = 4_000_000

/** An initialisation section whose video is behind common encryption (ISO/IEC 23001-7 §4.1). */
const isProtected = (init: Uint8Array): boolean => Buffer.from(init).includes('encv')

/** Without the head of a picture that it may be hidden behind. */
const unveiled = (bytes: Uint8Array): Uint8Array =>
  bytes.subarray(Math.max(0, behindPictureHead(bytes)))

const isSection = (bytes: Uint8Array): boolean =>
  ['mp4', 'mpegts'].includes(sniffContainer(bytes, true) ?? '')

async function deciphered(
  bytes: Uint8Array,
  { map, key }: Segment,
  keys: SegmentKeys,
): Promise<Uint8Array | Unseen> {
  // Some packagers leave it in clear behind a key, others name the key only after the section that it is for.
  const its = map?.key.method === 'none' ? key : (map?.key ?? key)
  const decipher = await keys.decipherOf(its)
  if (decipher === null) return bytes
  if ('kind' in decipher) return decipher
  try {
    const opened = unveiled(Buffer.concat([decipher.update(bytes), decipher.final()]))
    if (isSection(opened)) return opened
  } catch {
    // Padding that does not come out: another key, or another vector.
  }
  return reachedButUnseen('encrypted', 'the key does not open the initialisation section')
}

/** The section that stands before a segment of fragmented MP4, in clear; `null` when the segment has none. */
export async function readInitialisation(
  context: InPlaylist,
  segment: Segment,
  keys: SegmentKeys,
): Promise<Uint8Array | null | Unseen> {
  if (segment.map === null) return null
  const bytes = await fetchInner(context, segment.map, 'map', MAXIMUM_INIT_BYTES)
  if ('kind' in bytes) return bytes
  const plain = unveiled(bytes)
  const init = isSection(plain) ? plain : await deciphered(bytes, segment, keys)
  if ('kind' in init) return init
  return isProtected(init)
    ? reachedButUnseen('encrypted', 'common encryption, without a word in the playlist')
    : init
}
