/** Sound without pictures, each with a head of its own, as ffmpeg names its readers. */
export const PLAIN_SOUND_FORMATS = ['aac', 'mp3', 'ogg', 'wav', 'flac', 'ac3', 'amr'] as const
export type PlainSoundFormat = (typeof PLAIN_SOUND_FORMATS)[number]

export const isPlainSound = (format: string): format is PlainSoundFormat =>
  PLAIN_SOUND_FORMATS.some((one) => one === format)

/** Enough for the tag that HLS puts before each segment of plain sound (RFC 8216 §3.4), and for most of files. */
export const PLAIN_SOUND_HEAD_BYTES = 4_096

/** Header and four bytes of seven bits each that say how long the tag is (ID3v2.4 §3.1). */
const TAG_HEADER_BYTES = 10
/** A page's header without its table of segments (RFC 3533 §6). */
const OGG_HEADER_BYTES = 27
/** RFC 7845 §5.1, Vorbis I §4.2.1, the mapping of FLAC, Speex: whatever else begins an Ogg stream may have pictures. */
const OGG_SOUNDS = ['OpusHead', '\x01vorbis', '\x7fFLAC', 'Speex   ']

const textAt = (head: Uint8Array, from: number, to: number): string =>
  Buffer.from(head.subarray(from, to)).toString('latin1')

function afterTag(head: Uint8Array): Uint8Array {
  if (textAt(head, 0, 3) !== 'ID3') return head
  const size = head.subarray(6, TAG_HEADER_BYTES).reduce((sum, byte) => sum * 128 + (byte & 127), 0)
  return head.subarray(TAG_HEADER_BYTES + size)
}

function isOggSound(head: Uint8Array): boolean {
  if (textAt(head, 0, 4) !== 'OggS') return false
  const at = OGG_HEADER_BYTES + (head[OGG_HEADER_BYTES - 1] ?? 0)
  const first = textAt(head, at, at + 8)
  return OGG_SOUNDS.some((sound) => first.startsWith(sound))
}

/** A rate, a size of frame and a version that exist (ETSI TS 102 366 §4.3, E.1.2). */
function isAc3(head: Uint8Array): boolean {
  const [first, second, , , sizes = 0xff, version = 0xff] = head
  if (first !== 0x0b || second !== 0x77) return false
  return version >> 3 > 10 ? version >> 3 <= 16 : sizes >> 6 < 3 && (sizes & 0x3f) < 38
}

/** ADTS (ISO/IEC 13818-7 §6.2) has layer 0, MPEG audio never has. */
function framesOf([first, second = 0]: Uint8Array): PlainSoundFormat | null {
  if (first !== 0xff || (second & 0xe0) !== 0xe0) return null
  return (second & 0xf6) === 0xf0 ? 'aac' : 'mp3'
}

/** How sound is coded that begins like this; `null`: it is none, or more bytes are needed to tell. */
export function plainSoundIn(head: Uint8Array): PlainSoundFormat | null {
  if (textAt(head, 0, 4) === 'fLaC') return 'flac'
  if (/^(RIFF|RF64)$/.test(textAt(head, 0, 4)) && textAt(head, 8, 12) === 'WAVE') return 'wav'
  if (textAt(head, 0, 5) === '#!AMR') return 'amr'
  if (isOggSound(head)) return 'ogg'
  if (isAc3(head)) return 'ac3'
  return textAt(head, 0, 3) === 'ID3' ? plainSoundFormat(head) : framesOf(head)
}

/** Of a head that is known to be plain sound; behind a tag that is longer than `head`: MP3. */
export function plainSoundFormat(head: Uint8Array): PlainSoundFormat {
  const behind = afterTag(head)
  return (behind.length === head.length ? plainSoundIn(head) : framesOf(behind)) ?? 'mp3'
}
