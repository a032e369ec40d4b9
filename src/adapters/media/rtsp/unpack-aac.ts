import type { MediaDescription } from './session-description.ts'

/** Samples of one access unit; what is made differently is heard a little fast or slow. */
export const SAMPLES_A_UNIT = 1_024
/** An access unit has at most 768 bytes a channel (ISO/IEC 14496-3); eight channels at most. */
const UNIT_BYTES_AT_MOST = 8 * 768
const UNITS_AT_MOST = 64

type Widths = { readonly size: number; readonly index: number; readonly later: number }

const widthOf = (media: MediaDescription, name: string): number =>
  Math.min(32, Math.max(0, Number(media.parameters.get(name) ?? 0) || 0))

/** Reads bits from the highest down; beyond the end there are noughts. */
function bitsOf(bytes: Uint8Array) {
  let at = 0
  return (width: number): number => {
    let value = 0
    for (let i = 0; i < width; i += 1, at += 1) {
      value = value * 2 + (((bytes[at >> 3] ?? 0) >> (7 - (at & 7))) & 1)
    }
    return value
  }
}

/** Sizes of the access units that a packet announces. */
function sizesOf(headers: Uint8Array, bits: number, widths: Widths): readonly number[] {
  const read = bitsOf(headers)
  const sizes: number[] = []
  for (let left = bits; left > 0 && sizes.length < UNITS_AT_MOST; ) {
    const width = widths.size + (sizes.length === 0 ? widths.index : widths.later)
    if (width === 0 || left < width) break
    sizes.push(read(widths.size))
    read(width - widths.size)
    left -= width
  }
  return sizes
}

/** One after the other; one of which bytes are missing is left out. */
function splitUnits(data: Uint8Array, sizes: readonly number[]): readonly Uint8Array[] {
  let at = 0
  return sizes.flatMap((size) => {
    const from = at
    at += size
    return size > 0 && at <= data.length ? [data.subarray(from, at)] : []
  })
}

/** Puts a unit that comes in fragments together; each says the size of the whole. */
function createJoiner() {
  let parts: Uint8Array[] = []
  let bytes = 0
  const drop = (): void => {
    parts = []
    bytes = 0
  }
  return {
    drop,
    isOpen: (): boolean => parts.length > 0,
    add(part: Uint8Array, size: number): readonly Uint8Array[] {
      parts.push(part)
      bytes += part.length
      if (bytes < size && part.length > 0) return []
      const whole = Buffer.concat(parts)
      drop()
      return whole.length === size ? [whole] : []
    },
  }
}

/**
 * Access units of AAC from packets in the modes AAC-hbr and AAC-lbr (RFC 3640 §3.2, §3.3.5, §3.3.6), not interleaved. Those
 * of which a part is missing are left out.
 */
export function createAacUnpacker(media: MediaDescription) {
  const widths = {
    size: widthOf(media, 'sizelength'),
    index: widthOf(media, 'indexlength'),
    later: widthOf(media, 'indexdeltalength'),
  }
  const joiner = createJoiner()
  return (payload: Uint8Array, gap: boolean): readonly Uint8Array[] => {
    if (gap) joiner.drop()
    const bits = ((payload[0] ?? 0) << 8) | (payload[1] ?? 0)
    const dataAt = 2 + Math.ceil(bits / 8)
    const sizes = sizesOf(payload.subarray(2, dataAt), bits, widths)
    const data = payload.subarray(dataAt)
    const [first = 0] = sizes
    if (first > UNIT_BYTES_AT_MOST) return []
    const isFragment = joiner.isOpen() || (sizes.length === 1 && first > data.length)
    return isFragment ? joiner.add(data, first) : splitUnits(data, sizes)
  }
}
