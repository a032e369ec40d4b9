import sharp from 'sharp'
import type { Box } from '../../../core/picture/frame.ts'

/** A decoded picture, three bytes a pixel. */
export type Pixels = {
  readonly rgb: Uint8Array
  readonly width: number
  readonly height: number
}

const MAXIMUM_PIXELS = 64_000_000

/** Decodes PNG, JPEG, WebP, …; rejects for anything else and above 64 megapixels. */
export async function decodePixels(picture: Uint8Array): Promise<Pixels> {
  const { data, info } = await sharp(picture, {
    limitInputPixels: MAXIMUM_PIXELS,
    failOn: 'truncated',
  })
    .flatten({ background: '#ffffff' })
    .toColourspace('srgb')
    .raw()
    .toBuffer({ resolveWithObject: true })
  return { rgb: data, width: info.width, height: info.height }
}

/** A part of a picture. */
export function cutPixels({ rgb, width: whole }: Pixels, { x, y, width, height }: Box): Pixels {
  const cut = new Uint8Array(width * height * 3)
  for (let row = 0; row < height; row += 1) {
    const from = ((y + row) * whole + x) * 3
    cut.set(rgb.subarray(from, from + width * 3), row * width * 3)
  }
  return { rgb: cut, width, height }
}
