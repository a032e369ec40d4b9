import sharp from 'sharp'
import type { Box } from '../../../core/picture/frame.ts'
import type { Orientation } from '../../../core/reading/orientation.ts'

export type Size = { readonly width: number; readonly height: number }

/** The quickest packing: nobody keeps the picture. */
const PACKING = { compressionLevel: 1 } as const

/** The size as stored; `null` when the bytes are no picture. */
export async function sizeOf(picture: Uint8Array): Promise<Size | null> {
  try {
    const { width, height } = await sharp(picture).metadata()
    return { width, height }
  } catch {
    return null
  }
}

/** The picture, or a part of it, as `orientation` changes it. */
export async function turnPicture(
  picture: Uint8Array,
  { mirrored, turn }: Orientation,
  part: Box | null = null,
): Promise<Uint8Array> {
  const cut =
    part === null
      ? sharp(picture)
      : sharp(picture).extract({
          left: part.x,
          top: part.y,
          width: part.width,
          height: part.height,
        })
  // Two steps: within one the library has an order of its own.
  const first = mirrored ? cut.flop() : cut
  if (turn === 0) return await first.png(PACKING).toBuffer()
  return await sharp(await first.png(PACKING).toBuffer())
    .rotate(turn)
    .png(PACKING)
    .toBuffer()
}
