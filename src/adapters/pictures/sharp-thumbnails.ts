import sharp from 'sharp'
import type { Thumbnails } from '../../ports/sight/thumbnails.ts'

/** A frame is at most this large; anything above is a hostile header. */
const MAXIMUM_PIXELS = 4096 * 4096

export function createSharpThumbnails(): Thumbnails {
  return {
    make: async (picture) => {
      const jpeg = await sharp(picture, { limitInputPixels: MAXIMUM_PIXELS })
        .resize({ width: 480, withoutEnlargement: true })
        .jpeg({ quality: 70 })
        .toBuffer()
      return new Uint8Array(jpeg)
    },
  }
}
