/** Codecs whose streams are made of NAL units. */
export type NalCodec = 'h264' | 'hevc'

const START_CODE = Buffer.from([0, 0, 0, 1])
const SHORT_START_CODE = Buffer.from([0, 0, 1])

/** NAL units as a byte stream with start codes (ITU-T H.264 and H.265, annex B), which every decoder reads. */
export const annexB = (units: readonly Uint8Array[]): Uint8Array =>
  Buffer.concat(units.flatMap((unit) => (unit.length === 0 ? [] : [START_CODE, unit])))

/** Whether a byte stream begins here, as opposed to units behind their lengths. */
export const beginsWithStartCode = (bytes: Uint8Array): boolean =>
  bytes[0] === 0 && bytes[1] === 0 && (bytes[2] === 1 || (bytes[2] === 0 && bytes[3] === 1))

/** Splits a byte stream into its units. Zeros before a start code are padding and belong to none (annex B §B.1.1). */
export function splitAnnexB(stream: Uint8Array): readonly Uint8Array[] {
  const bytes = Buffer.from(stream.buffer, stream.byteOffset, stream.byteLength)
  const units: Uint8Array[] = []
  let start = bytes.indexOf(SHORT_START_CODE)
  while (start >= 0) {
    const next = bytes.indexOf(SHORT_START_CODE, start + 3)
    let end = next < 0 ? bytes.length : next
    while (next >= 0 && end > start + 3 && bytes[end - 1] === 0) end -= 1
    if (end > start + 3) units.push(bytes.subarray(start + 3, end))
    start = next
  }
  return units
}

/** H.264 §7.3.1: five bits of the first byte. H.265 §7.3.1.2: six bits of it, behind the forbidden one. */
export const nalType = (codec: NalCodec, unit: Uint8Array): number =>
  codec === 'h264' ? (unit[0] ?? 0) & 0x1f : ((unit[0] ?? 0) >> 1) & 0x3f

/** A picture that can be decoded without any other: IDR, or in H.265 any random access point (types 16 to 21). */
export function isKeyUnit(codec: NalCodec, unit: Uint8Array): boolean {
  const type = nalType(codec, unit)
  return codec === 'h264' ? type === 5 : type >= 16 && type <= 21
}

/** Whether a unit carries a slice of a picture at all. */
export function isPictureUnit(codec: NalCodec, unit: Uint8Array): boolean {
  const type = nalType(codec, unit)
  return codec === 'h264' ? type >= 1 && type <= 5 : type <= 31
}

export const isSequenceParameterSet = (codec: NalCodec, unit: Uint8Array): boolean =>
  nalType(codec, unit) === (codec === 'h264' ? 7 : 33)

export const isParameterSet = (codec: NalCodec, unit: Uint8Array): boolean => {
  const type = nalType(codec, unit)
  return codec === 'h264' ? type === 7 || type === 8 : type >= 32 && type <= 34
}
