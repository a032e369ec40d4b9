/** Reads the bits of a NAL unit's payload, emulation prevention bytes left out (H.264 §7.4.1). Behind the end come zeros. */
export type BitReader = {
  bits(count: number): number
  flag(): boolean
  /** Exponential Golomb code, unsigned (H.264 §9.1). */
  unsigned(): number
  /** The same, signed (§9.1.1). */
  signed(): number
  skip(count: number): void
  /** Bits read or skipped so far. */
  position(): number
}

/** The payload of a unit without its emulation prevention bytes (H.264 §7.4.1). */
export function withoutEmulation(unit: Uint8Array): Uint8Array {
  const kept: number[] = []
  let zeros = 0
  for (const byte of unit) {
    if (zeros >= 2 && byte === 3) {
      zeros = 0
      continue
    }
    zeros = byte === 0 ? zeros + 1 : 0
    kept.push(byte)
  }
  return Uint8Array.from(kept)
}

/** Parameter sets are short; what is longer is not read to its end. */
const MAXIMUM_BYTES = 1_024

export function createBitReader(unit: Uint8Array): BitReader {
  const bytes = withoutEmulation(unit.subarray(0, MAXIMUM_BYTES))
  let at = 0
  const bit = (): number => {
    const byte = bytes[at >> 3] ?? 0
    const value = (byte >> (7 - (at & 7))) & 1
    at += 1
    return value
  }
  const bits = (count: number): number => {
    let value = 0
    for (let i = 0; i < count; i += 1) value = value * 2 + bit()
    return value
  }
  const unsigned = (): number => {
    let zeros = 0
    while (zeros < 32 && bit() === 0) zeros += 1
    return 2 ** zeros - 1 + bits(zeros)
  }
  return {
    bits,
    unsigned,
    flag: () => bit() === 1,
    signed() {
      const code = unsigned()
      return code % 2 === 1 ? (code + 1) / 2 : -code / 2
    },
    skip(count) {
      at += count
    },
    position: () => at,
  }
}
