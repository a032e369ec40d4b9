import type { CodedPicture } from '../coded-picture.ts'
import {
  annexB,
  isKeyUnit,
  isParameterSet,
  isPictureUnit,
  isSequenceParameterSet,
  type NalCodec,
} from './annex-b.ts'
import { type PictureSize, pictureSize } from './picture-size.ts'

/** Turns access units into pictures that a decoder can begin with; `null` of one that shows nothing. */
export type PictureAssembler = {
  /** Parameter sets that came beside the stream. */
  learn(parameterSets: readonly Uint8Array[]): void
  assemble(units: readonly Uint8Array[], milliseconds: number | null): CodedPicture | null
}

export function createPictureAssembler(codec: NalCodec): PictureAssembler {
  let known: readonly Uint8Array[] = []
  let size: PictureSize | null = null

  const learn = (sets: readonly Uint8Array[]): void => {
    if (sets.length === 0) return
    known = sets
    const sequence = sets.find((unit) => isSequenceParameterSet(codec, unit))
    if (sequence !== undefined) size = pictureSize(codec, sequence)
  }

  return {
    learn,
    assemble(units, milliseconds) {
      const own = units.filter((unit) => isParameterSet(codec, unit))
      // A stream may carry one kind of set beside the picture and the others elsewhere; then both are needed.
      const complete = own.some((unit) => isSequenceParameterSet(codec, unit))
      if (complete) learn(own)
      if (!units.some((unit) => isPictureUnit(codec, unit))) return null
      const keyframe = units.some((unit) => isKeyUnit(codec, unit))
      const bytes = annexB(keyframe && !complete ? [...known, ...units] : units)
      const { width = null, height = null } = size ?? {}
      return { codec, format: codec, keyframe, bytes, width, height, milliseconds }
    },
  }
}
