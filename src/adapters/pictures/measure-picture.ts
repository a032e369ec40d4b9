import sharp from 'sharp'

/** Width and height in pixels from the header alone; `null` when the bytes are no picture that can be decoded. */
export async function measurePicture(
  picture: Uint8Array,
): Promise<{ readonly width: number; readonly height: number } | null> {
  try {
    const { width, height } = await sharp(picture).metadata()
    return { width, height }
  } catch {
    return null
  }
}
