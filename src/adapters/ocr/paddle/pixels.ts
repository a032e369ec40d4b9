import sharp from 'sharp'

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
