import type { CodedPicture } from '../coded-picture.ts'
import {
  annexB,
  isKeyUnit,
  isParameterSet,
  isPictureUnit,
  isSequenceParameterSet,
  type NalCodec,
  nalType,
} from './annex-b.ts'
import { type PictureSize, pictureSize } from './picture-size.ts'

/** Turns access units into pictures that a decoder can begin with; `null` of one that shows nothing. */
export type PictureAssembler = {
  /** Parameter sets that came beside the stream. */
  learn(parameterSets: readonly Uint8Array[]): void
  assemble(units: readonly Uint8Array[], milliseconds: number | null): CodedPicture | null
}

export function createPictureAssembler(codec: NalCodec): PictureAssembler {
  /** The newest set of each kind. */
  let known: readonly Uint8Array[] = []
  let size: PictureSize | null = null

  const learn = (sets: readonly Uint8Array[]): void => {
    if (sets.length === 0) return
    const renewed = new Set(sets.map((unit) => nalType(codec, unit)))
    const kept = known.filter((unit) => !renewed.has(nalType(codec, unit)))
    // In the order in which they refer to each other, which is that of their types.
    known = [...kept, ...sets].toSorted((a, b) => nalType(codec, a) - nalType(codec, b))
    const sequence = sets.find((unit) => isSequenceParameterSet(codec, unit))
    if (sequence !== undefined) size = pictureSize(codec, sequence)
  }

  return {
    learn,
    assemble(units, milliseconds) {
      learn(units.filter((unit) => isParameterSet(codec, unit)))
      if (!units.some((unit) => isPictureUnit(codec, unit))) return null
      // Without parameter sets a decoder can begin with nothing.
      const begins = known.some((unit) => isSequenceParameterSet(codec, unit))
      const keyframe = begins && units.some((unit) => isKeyUnit(codec, unit))
      const rest = units.filter((unit) => !isParameterSet(codec, unit))
      const bytes = annexB(keyframe ? [...known, ...rest] : units)
      const { width = null, height = null } = size ?? {}
      return { codec, format: codec, keyframe, bytes, width, height, milliseconds }
    },
  }
}
