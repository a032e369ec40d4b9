import { plainSoundIn } from './plain-sound.ts'

/** What the first bytes of a body say it is; file names and content types lie. */
export type Container =
  | 'hls'
  | 'flv'
  | 'mpegts'
  | 'mp4'
  | 'webm'
  | 'mjpeg'
  /** Files only, never streams: AVI, Windows Media, MPEG program streams. */
  | 'avi'
  | 'asf'
  | 'mpeg'
  | 'audio'
  | 'html'
  | 'unknown'

/** Disguises in front of a transport stream (the head of a picture file, mostly) are shorter than this. */
const DISGUISE_BYTES = 2_048
const TWO_PACKETS = 2 * 188 + 1
/** With fewer bytes than this a decision may have to wait for more. */
export const SNIFF_BYTES = DISGUISE_BYTES + TWO_PACKETS

/** Old QuickTime files begin with one of the last three. */
const MP4_BOXES = [
  ...['ftyp', 'styp', 'moov', 'moof', 'sidx', 'emsg', 'free', 'mdat', 'prft'],
  ...['wide', 'skip', 'pnot'],
]
const ascii = (head: Uint8Array, from: number, to: number): string =>
  Buffer.from(head.subarray(from, to)).toString('latin1')

function sniffText(head: Uint8Array): Container | null {
  const text = Buffer.from(head.subarray(0, 256))
    .toString('utf8')
    .replace(/^\uFEFF/, '')
    .trimStart()
  if (text.startsWith('#EXTM3U')) return 'hls'
  if (/^<(!doctype|html|head|body|script|\?xml|!--|meta|title|div|p\b|h1)/i.test(text))
    return 'html'
  // Parts of a camera's multipart/x-mixed-replace (RFC 2046 §5.1).
  if (/^--[^\r\n]{1,70}\r?\ncontent-type:\s*image\/jpe?g/i.test(text)) return 'mjpeg'
  return null
}

/** A tag where the file header should be: relays that join in the middle send none. */
function isFlvTag(head: Uint8Array): boolean {
  const [type = 0, high = 0] = head
  const size = (high << 16) | ((head[2] ?? 0) << 8) | (head[3] ?? 0)
  const ofStreamNought = head[8] === 0 && head[9] === 0 && head[10] === 0
  return [8, 9, 18].includes(type) && size > 1 && high < 0x20 && ofStreamNought && head.length > 11
}

/** First half of the header object's GUID (Advanced Systems Format §10.1). */
const ASF_HEADER = '\x30\x26\xb2\x75\x8e\x66\xcf\x11'

function sniffBinary(head: Uint8Array): Container | null {
  if (ascii(head, 0, 3) === 'FLV' || isFlvTag(head)) return 'flv'
  // EBML (RFC 8794 §11.2.1): WebM and Matroska.
  if (ascii(head, 0, 4) === '\x1aE\xdf\xa3') return 'webm'
  if (MP4_BOXES.includes(ascii(head, 4, 8))) return 'mp4'
  if (ascii(head, 0, 4) === 'RIFF' && /^AVIX?/.test(ascii(head, 8, 12))) return 'avi'
  if (ascii(head, 0, 8) === ASF_HEADER) return 'asf'
  // Pack header of a program stream (ISO/IEC 13818-1 §2.5.3.3).
  if (ascii(head, 0, 4) === '\0\0\x01\xba') return 'mpeg'
  return plainSoundIn(head) === null ? null : 'audio'
}

/** Where packets of `size` bytes begin that have their sync byte `lead` bytes in; -1 when there are none. */
function packetsAt(head: Uint8Array, size: number, lead: number, search: number): number {
  const last = Math.min(search, head.length - lead - 2 * size - 1)
  for (let at = 0; at <= last; at += 1) {
    const synced = [0, 1, 2].every((packet) => head[at + lead + packet * size] === 0x47)
    if (synced) return at
  }
  return -1
}

/**
 * Transport stream packets are 188 bytes that begin with 0x47 (ISO/IEC 13818-1 §2.4.3.2); recorders put four bytes of
 * time before each, and platforms hide them behind the head of a picture.
 */
function sniffTransportStream(head: Uint8Array, complete: boolean): Container | null {
  const second = head[0] === 0x47 ? head[188] : 0
  if (head[0] === 0x47 && (second === 0x47 || (second === undefined && complete))) return 'mpegts'
  const hidden = packetsAt(head, 188, 0, DISGUISE_BYTES) >= 0 || packetsAt(head, 192, 4, 0) >= 0
  return hidden ? 'mpegts' : null
}

/** `null` while more bytes are needed. `complete`: there will be no more. */
export function sniffContainer(head: Uint8Array, complete: boolean): Container | null {
  if (head.length < 8 && !complete) return null
  const found = sniffBinary(head) ?? sniffText(head) ?? sniffTransportStream(head, complete)
  if (found !== null) return found
  const isText = head.length >= TWO_PACKETS && !head.subarray(0, TWO_PACKETS).includes(0)
  return complete || isText || head.length >= SNIFF_BYTES ? 'unknown' : null
}
