import { createHash } from 'node:crypto'
import { crc32 } from 'node:zlib'
import { mayBeBlack } from '../../../core/picture/luma-picture.ts'
import { blocksOfLuma, type PictureBlocks } from '../../../core/picture/picture-gate.ts'
import type { CodedPicture } from '../coded-picture.ts'
import { type GlanceQuestion, glanceQuestion } from './glance-question.ts'
import type { WarmDecoders } from './warm-decoders.ts'

const ROOMS = 2_000

/** What a glance at a coded picture showed. */
export type Glimpse = {
  /** Of the coded bytes: the same ones show the same. */
  readonly coded: string
  readonly width: number
  readonly height: number
  readonly blocks: PictureBlocks
  /** Of all its pixels, to tell a stream that stands still from a picture that does. */
  readonly pixels: string
  readonly mayBeBlack: boolean
}

/** A glance of one look at one room. */
export type Glance = {
  /** Whether the picture shows what is known already; asks nobody where nothing is known. */
  stands(picture: CodedPicture, signal: AbortSignal): Promise<Glimpse | null>
  /** The last picture's pixels; `null`: there was no glance at it. */
  pixels(): string | null
}

export type Glances = {
  at(address: string, knows: (glance: PictureBlocks) => boolean): Glance
}

function glimpseOf(coded: string, { width, height }: GlanceQuestion, luma: Uint8Array): Glimpse {
  const picture = { width, height, luma }
  const pixels = `luma ${crc32(luma)}`
  return {
    coded,
    width,
    height,
    blocks: blocksOfLuma(picture),
    pixels,
    mayBeBlack: mayBeBlack(picture),
  }
}

/** Looks at keyframes before they are decoded in full: the same bytes need no decoder, and luma alone a warm one. */
export function createGlances(decoders: WarmDecoders): Glances {
  const known = new Map<string, Glimpse>()

  async function glimpse(
    address: string,
    picture: CodedPicture,
    signal: AbortSignal,
  ): Promise<Glimpse | null> {
    const coded = createHash('sha256').update(picture.bytes).digest('base64')
    const before = known.get(address)
    if (before?.coded === coded) return before
    known.delete(address)
    const question = glanceQuestion(picture)
    if (question === null) return null
    const luma = await decoders.luma(address, question, signal)
    if (luma === null) return null
    const seen = glimpseOf(coded, question, luma)
    known.set(address, seen)
    const [oldest] = known.keys()
    if (known.size > ROOMS && oldest !== undefined) known.delete(oldest)
    return seen
  }

  return {
    at(address, knows) {
      let last: Glimpse | null = null
      return {
        async stands(picture, signal) {
          last = await glimpse(address, picture, signal)
          return last !== null && !last.mayBeBlack && knows(last.blocks) ? last : null
        },
        pixels: () => last?.pixels ?? null,
      }
    },
  }
}
