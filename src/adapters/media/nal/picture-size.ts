import type { NalCodec } from './annex-b.ts'
import { type BitReader, createBitReader } from './bit-reader.ts'

export type PictureSize = { readonly width: number; readonly height: number }

/** Profiles whose sequence parameter sets describe the colour format (H.264 §7.3.2.1.1). */
const HIGH_PROFILES = [100, 110, 122, 244, 44, 83, 86, 118, 128, 138, 139, 134, 135]
const MAXIMUM_SIDE = 16_384

function skipScalingList(reader: BitReader, size: number): void {
  let last = 8
  let next = 8
  for (let i = 0; i < size; i += 1) {
    if (next !== 0) next = (last + reader.signed() + 256) % 256
    last = next === 0 ? last : next
  }
}

/** Colour format, bit depths and scaling matrices; returns `chroma_format_idc`. */
function readHighProfile(reader: BitReader): number {
  const chroma = reader.unsigned()
  if (chroma === 3) reader.skip(1)
  reader.unsigned()
  reader.unsigned()
  reader.skip(1)
  if (!reader.flag()) return chroma
  for (let i = 0; i < (chroma === 3 ? 12 : 8); i += 1) {
    if (reader.flag()) skipScalingList(reader, i < 6 ? 16 : 64)
  }
  return chroma
}

function skipPictureOrder(reader: BitReader): void {
  const kind = reader.unsigned()
  if (kind === 0) reader.unsigned()
  if (kind !== 1) return
  reader.skip(1)
  reader.signed()
  reader.signed()
  const cycle = Math.min(reader.unsigned(), 255)
  for (let i = 0; i < cycle; i += 1) reader.signed()
}

/** Samples that are cut off at the sides, in units of the colour format (H.264 table 6-1, H.265 table 6-1). */
function readCropping(reader: BitReader): { across: number; down: number } {
  if (!reader.flag()) return { across: 0, down: 0 }
  const left = reader.unsigned()
  const right = reader.unsigned()
  const top = reader.unsigned()
  return { across: left + right, down: top + reader.unsigned() }
}

/** What a sequence parameter set of H.264 says of its pictures (§7.3.2.1.1). */
export type SequenceH264 = PictureSize & {
  /** No picture consists of two fields. */
  readonly framesOnly: boolean
  /** Pictures that others may be made from. */
  readonly references: number
  /** Bits of the payload behind its header up to `vui_parameters_present_flag`. */
  readonly bitsBeforeUsability: number
}

export function sequenceOfH264(unit: Uint8Array): SequenceH264 {
  const reader = createBitReader(unit.subarray(1))
  const profile = reader.bits(8)
  reader.skip(16)
  reader.unsigned()
  const chroma = HIGH_PROFILES.includes(profile) ? readHighProfile(reader) : 1
  reader.unsigned()
  skipPictureOrder(reader)
  const references = reader.unsigned()
  reader.skip(1)
  const width = (reader.unsigned() + 1) * 16
  const rows = reader.unsigned() + 1
  const framesOnly = reader.flag()
  if (!framesOnly) reader.skip(1)
  reader.skip(1)
  const crop = readCropping(reader)
  const fields = framesOnly ? 1 : 2
  return {
    width: width - crop.across * (chroma === 1 || chroma === 2 ? 2 : 1),
    height: rows * 16 * fields - crop.down * (chroma === 1 ? 2 : 1) * fields,
    framesOnly,
    references,
    bitsBeforeUsability: reader.position(),
  }
}

function sizeH264(unit: Uint8Array): PictureSize {
  const { width, height } = sequenceOfH264(unit)
  return { width, height }
}

/** profile_tier_level of H.265 (§7.3.3): 88 bits, a level, and the same for sub-layers that have them. */
function skipProfiles(reader: BitReader, subLayers: number): void {
  reader.skip(88 + 8)
  const present = Array.from({ length: subLayers }, () => [reader.flag(), reader.flag()] as const)
  if (subLayers > 0) reader.skip((8 - subLayers) * 2)
  for (const [profile, level] of present) reader.skip((profile ? 88 : 0) + (level ? 8 : 0))
}

function sizeH265(unit: Uint8Array): PictureSize {
  const reader = createBitReader(unit.subarray(2))
  reader.skip(4)
  const subLayers = reader.bits(3)
  reader.skip(1)
  skipProfiles(reader, subLayers)
  reader.unsigned()
  const chroma = reader.unsigned()
  if (chroma === 3) reader.skip(1)
  const width = reader.unsigned()
  const height = reader.unsigned()
  const crop = readCropping(reader)
  return {
    width: width - crop.across * (chroma === 1 || chroma === 2 ? 2 : 1),
    height: height - crop.down * (chroma === 1 ? 2 : 1),
  }
}

/** The size of the pictures that a sequence parameter set announces; `null` when it makes no sense. */
export function pictureSize(codec: NalCodec, unit: Uint8Array): PictureSize | null {
  const size = codec === 'h264' ? sizeH264(unit) : sizeH265(unit)
  const sane = (side: number): boolean => side > 0 && side <= MAXIMUM_SIDE
  return sane(size.width) && sane(size.height) ? size : null
}
