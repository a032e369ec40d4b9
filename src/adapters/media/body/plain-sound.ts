/** How sound without a container is coded. */
export type PlainSoundFormat = 'aac' | 'mp3'

/** Enough for the tag that HLS puts before each segment of plain sound (RFC 8216 §3.4), and for most of files. */
export const PLAIN_SOUND_HEAD_BYTES = 4_096

/** Header and four bytes of seven bits each that say how long the tag is (ID3v2.4 §3.1). */
const TAG_HEADER_BYTES = 10

function afterTag(head: Uint8Array): Uint8Array {
  if (Buffer.from(head.subarray(0, 3)).toString('latin1') !== 'ID3') return head
  const size = head.subarray(6, TAG_HEADER_BYTES).reduce((sum, byte) => sum * 128 + (byte & 127), 0)
  return head.subarray(TAG_HEADER_BYTES + size)
}

/** ADTS (ISO/IEC 13818-7 §6.2) has layer 0, MPEG audio never has. Behind a tag that is longer than `head`: MP3. */
export function plainSoundFormat(head: Uint8Array): PlainSoundFormat {
  const [first, second = 0] = afterTag(head)
  return first === 0xff && (second & 0xf6) === 0xf0 ? 'aac' : 'mp3'
}
