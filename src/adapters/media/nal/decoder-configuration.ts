import { beginsWithStartCode, type NalCodec, splitAnnexB } from './annex-b.ts'

/** What a container keeps beside the pictures of a stream of NAL units. */
export type DecoderConfiguration = {
  readonly parameterSets: readonly Uint8Array[]
  /** Bytes of the length before each unit. */
  readonly lengthSize: number
}

/** More parameter sets than any encoder writes. */
const MAXIMUM_SETS = 64

/** Reads `count` units, each behind 16 bits of length; `next` is where they end. What is cut off is left out. */
function readSets(bytes: Buffer, from: number, count: number): { sets: Buffer[]; next: number } {
  const sets: Buffer[] = []
  let at = from
  while (sets.length < Math.min(count, MAXIMUM_SETS) && at + 2 <= bytes.length) {
    const end = at + 2 + bytes.readUInt16BE(at)
    if (end > bytes.length) return { sets, next: bytes.length }
    sets.push(bytes.subarray(at + 2, end))
    at = end
  }
  return { sets, next: at }
}

/** AVCDecoderConfigurationRecord, ISO/IEC 14496-15 §5.3.3.1. */
function readAvc(bytes: Buffer): DecoderConfiguration {
  const sequence = readSets(bytes, 6, (bytes[5] ?? 0) & 0x1f)
  const picture = readSets(bytes, sequence.next + 1, bytes[sequence.next] ?? 0)
  return {
    parameterSets: [...sequence.sets, ...picture.sets],
    lengthSize: ((bytes[4] ?? 3) & 3) + 1,
  }
}

/** HEVCDecoderConfigurationRecord, ISO/IEC 14496-15 §8.3.3.1. */
function readHevc(bytes: Buffer): DecoderConfiguration {
  const parameterSets: Uint8Array[] = []
  const arrays = Math.min(bytes[22] ?? 0, MAXIMUM_SETS)
  let at = 23
  for (let i = 0; i < arrays && at + 3 <= bytes.length; i += 1) {
    const read = readSets(bytes, at + 3, bytes.readUInt16BE(at + 1))
    parameterSets.push(...read.sets)
    at = read.next
  }
  return { parameterSets, lengthSize: ((bytes[21] ?? 3) & 3) + 1 }
}

export function readDecoderConfiguration(codec: NalCodec, record: Uint8Array) {
  const bytes = Buffer.from(record)
  return codec === 'h264' ? readAvc(bytes) : readHevc(bytes)
}

/** Units behind their lengths, as FLV and MP4 keep them. Ends quietly at a length that cannot be. */
export function splitUnits(bytes: Uint8Array, lengthSize: number): readonly Uint8Array[] {
  const units: Uint8Array[] = []
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  let at = 0
  while (at + lengthSize <= buffer.length) {
    const end = at + lengthSize + buffer.readUIntBE(at, lengthSize)
    if (end > buffer.length) break
    units.push(buffer.subarray(at + lengthSize, end))
    at = end
  }
  return units
}

/** Whether lengths lead from unit to unit and end where the bytes end. */
function lengthsHold(bytes: Uint8Array, lengthSize: number): boolean {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  let at = 0
  while (at + lengthSize <= buffer.length) at += lengthSize + buffer.readUIntBE(at, lengthSize)
  return at === buffer.length
}

/** Units behind lengths, or behind the start codes that some encoders send in their place. */
export const unitsOf = (bytes: Uint8Array, lengthSize: number): readonly Uint8Array[] =>
  beginsWithStartCode(bytes) && !lengthsHold(bytes, lengthSize)
    ? splitAnnexB(bytes)
    : splitUnits(bytes, lengthSize)
