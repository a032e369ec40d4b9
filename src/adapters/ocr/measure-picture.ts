import sharp from 'sharp'

/** Pixels of a picture, from its header; `null` when the bytes are none that can be decoded. */
export async function measurePicture(
  picture: Uint8Array,
): Promise<{ readonly width: number; readonly height: number } | null> {
  try {
    const { width, height } = await sharp(picture, { limitInputPixels: false }).metadata()
    return { width, height }
  } catch {
    return null
  }
}
