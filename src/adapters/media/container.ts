/** What the first bytes of a body say it is; file names and content types lie. */
export type Container = 'hls' | 'flv' | 'mpegts' | 'mp4' | 'audio' | 'html' | 'unknown'

/** With fewer bytes than this a decision may have to wait for more. */
export const SNIFF_BYTES = 2 * 188 + 1

const MP4_BOXES = ['ftyp', 'styp', 'moov', 'moof', 'sidx', 'emsg', 'free', 'mdat', 'prft']
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
  return null
}

function sniffBinary(head: Uint8Array): Container | null {
  if (ascii(head, 0, 3) === 'FLV') return 'flv'
  if (MP4_BOXES.includes(ascii(head, 4, 8))) return 'mp4'
  if (ascii(head, 0, 3) === 'ID3') return 'audio'
  // ADTS sync word (ISO/IEC 13818-7 §6.2) or MPEG audio frame sync.
  if (head[0] === 0xff && ((head[1] ?? 0) & 0xe0) === 0xe0) return 'audio'
  return null
}

/** Transport stream packets are 188 bytes that begin with 0x47 (ISO/IEC 13818-1 §2.4.3.2). */
function sniffTransportStream(head: Uint8Array, complete: boolean): Container | null {
  if (head[0] !== 0x47) return null
  const second = head[188]
  if (second === undefined) return complete ? 'mpegts' : null
  return second === 0x47 ? 'mpegts' : null
}

/** `null` while more bytes are needed. `complete`: there will be no more. */
export function sniffContainer(head: Uint8Array, complete: boolean): Container | null {
  if (head.length < 8 && !complete) return null
  const found = sniffBinary(head) ?? sniffText(head) ?? sniffTransportStream(head, complete)
  if (found !== null) return found
  return complete || head.length >= SNIFF_BYTES ? 'unknown' : null
}
