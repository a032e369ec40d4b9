import { replay } from '../body/peek-body.ts'
import type { CodedPicture } from '../coded-picture.ts'
import { isPictureUnit, type NalCodec, splitAnnexB } from '../nal/annex-b.ts'
import { createPictureAssembler, type PictureAssembler } from '../nal/assemble-picture.ts'
import { createVideoReader, type StreamFacts, type VideoPacket } from './elementary.ts'

export type FirstKeyframe =
  | { readonly kind: 'keyframe'; readonly picture: CodedPicture }
  | {
      readonly kind: 'none'
      readonly facts: StreamFacts
      /** All of it, for another reader. */
      readonly body: AsyncIterable<Uint8Array>
      /** The body was read to its end. */
      readonly ended: boolean
    }

/** A segment of 4K at its richest; what is longer is not kept for a second reader. */
const MAXIMUM_BYTES = 24_000_000
/** Packets of sound, some ten seconds of it, in a stream whose tables name no pictures. */
const SOUND_ENOUGH = 2_000

/** Whether a picture unit begins a picture: the first bit behind its header (H.264 §7.3.3, H.265 §7.3.6.1). */
const beginsPicture = (codec: NalCodec, unit: Uint8Array): boolean =>
  ((unit[codec === 'h264' ? 1 : 2] ?? 0) & 0x80) !== 0

/** Joins what one picture was spread over: encoders may send each of its slices in a packet of its own. */
function createCollector(codec: NalCodec) {
  const assembler: PictureAssembler = createPictureAssembler(codec)
  let units: readonly Uint8Array[] = []
  let milliseconds: number | null = null
  const finish = (): CodedPicture | null => {
    const picture = units.length === 0 ? null : assembler.assemble(units, milliseconds)
    units = []
    return picture
  }
  return {
    finish,
    push(packet: VideoPacket): CodedPicture | null {
      const next = splitAnnexB(packet.bytes)
      const first = next.find((unit) => isPictureUnit(codec, unit))
      const goesOn = first !== undefined && !beginsPicture(codec, first)
      const whole = goesOn ? null : finish()
      if (units.length === 0) milliseconds = packet.milliseconds
      units = [...units, ...next]
      return whole
    },
  }
}

function createKeyframeFinder(codecOf: () => NalCodec | null) {
  let collector: ReturnType<typeof createCollector> | null = null
  return {
    among(packets: readonly VideoPacket[]): CodedPicture | null {
      const codec = codecOf()
      if (codec === null) return null
      collector ??= createCollector(codec)
      for (const packet of packets) {
        const picture = collector.push(packet)
        if (picture?.keyframe === true) return picture
      }
      return null
    },
    /** The one that nothing follows. */
    last(): CodedPicture | null {
      const picture = collector?.finish() ?? null
      return picture?.keyframe === true ? picture : null
    },
  }
}

/**
 * The first picture of a transport stream that can be decoded by itself. No more is read than it takes, so that no more
 * is sent; a decoder that is handed this one picture waits for nothing.
 */
export async function firstKeyframe(
  body: AsyncIterable<Uint8Array>,
  expectPictures: () => void = () => {},
): Promise<FirstKeyframe> {
  const reader = createVideoReader()
  const iterator = body[Symbol.asyncIterator]()
  const read: Uint8Array[] = []
  const keyframes = createKeyframeFinder(reader.codec)
  let size = 0
  const none = (ended: boolean): FirstKeyframe => ({
    kind: 'none',
    facts: reader.facts(),
    body: replay(read, iterator),
    ended,
  })
  for (let next = await iterator.next(); next.done !== true; next = await iterator.next()) {
    read.push(next.value)
    size += next.value.length
    const picture = keyframes.among(reader.push(next.value))
    if (picture !== null) return { kind: 'keyframe', picture }
    if (reader.isForeign() || size > MAXIMUM_BYTES) return none(false)
    if (reader.codec() !== null) expectPictures()
    // Of a stream without end: what its tables do not announce by now will not come.
    else if (reader.facts().sounds > SOUND_ENOUGH) return none(true)
  }
  const last = keyframes.among(reader.finish()) ?? keyframes.last()
  return last === null ? none(true) : { kind: 'keyframe', picture: last }
}
