import { withoutEmulation } from './bit-reader.ts'
import { type SequenceH264, sequenceOfH264 } from './picture-size.ts'

/** Codes of H.264 §9.1. */
function unsignedCode(value: number): string {
  const binary = (value + 1).toString(2)
  return `${'0'.repeat(binary.length - 1)}${binary}`
}

/**
 * Video usability information that says one thing (§E.1.1): pictures come in the order in which they are shown, so that
 * a decoder holds none back. What the stream's own said of colours and time is left out.
 */
const shownInOrder = (references: number): string =>
  [
    // No aspect ratio, overscan, signal type, chroma place, timing, NAL and VCL parameters, picture structure.
    '0'.repeat(8),
    // Restrictions follow; vectors may point over the border, nothing is said of sizes.
    '11',
    ...[0, 0, 16, 16].map(unsignedCode),
    unsignedCode(0),
    unsignedCode(Math.max(1, references)),
  ].join('')

function bitsOf(bytes: Uint8Array, count: number): string {
  let bits = ''
  for (let at = 0; at < Math.ceil(count / 8); at += 1) {
    bits += (bytes[at] ?? 0).toString(2).padStart(8, '0')
  }
  return bits.slice(0, count)
}

function withEmulation(bytes: Uint8Array): Uint8Array {
  const escaped: number[] = []
  let zeros = 0
  for (const byte of bytes) {
    if (zeros >= 2 && byte <= 3) {
      escaped.push(3)
      zeros = 0
    }
    zeros = byte === 0 ? zeros + 1 : 0
    escaped.push(byte)
  }
  return Uint8Array.from(escaped)
}

/** Of no stream that is met; longer ones are left to a decoder of their own. */
const MAXIMUM_BITS = 4_000
const MAXIMUM_BYTES = 1_024

export type ShownAtOnce = { readonly unit: Uint8Array; readonly sequence: SequenceH264 }

/**
 * The sequence parameter set of H.264, rewritten so that a decoder hands out each keyframe as it comes: encoders with B
 * pictures otherwise make it wait for two more. `null`: it is none that could be rewritten.
 */
export function shownAtOnce(unit: Uint8Array): ShownAtOnce | null {
  // Before anything is copied: a stream may send megabytes of it.
  if (unit.length > MAXIMUM_BYTES) return null
  const sequence = sequenceOfH264(unit)
  const { bitsBeforeUsability, references } = sequence
  if (bitsBeforeUsability > MAXIMUM_BITS || references > 16) return null
  const payload = withoutEmulation(unit.subarray(1))
  if (bitsBeforeUsability > payload.length * 8) return null
  const bits = `${bitsOf(payload, bitsBeforeUsability)}1${shownInOrder(references)}1`
  const padded = bits.padEnd(Math.ceil(bits.length / 8) * 8, '0')
  const bytes = Uint8Array.from({ length: padded.length / 8 }, (_, i) =>
    Number.parseInt(padded.slice(i * 8, i * 8 + 8), 2),
  )
  const [header = 0] = unit
  return { unit: Buffer.concat([Uint8Array.of(header), withEmulation(bytes)]), sequence }
}
