import sharp from 'sharp'
import { RecognitionTrouble } from '../../core/reading/recognition-trouble.ts'

/** A picture made ready for the engine: grey, dark text on a light ground, `scale` times the source. */
export type PreparedPicture = {
  readonly png: Uint8Array
  readonly width: number
  readonly height: number
  /** Prepared pixels per source pixel. */
  readonly scale: number
  /** It was made smaller than it would have been, to save time. */
  readonly smaller: boolean
}

/** A phone's 8K photograph would keep a core busy for a minute; slides are legible well below this. */
const MAXIMUM_SIDE = 2_560
/** Where there is more to read than time: text of half the height of a slide's is still legible. Ours: docs/rules.md §7. */
const THRIFTY_SIDE = 1_280
const MINIMUM_SIDE = 1_000
const MAXIMUM_PIXELS = 64_000_000
/** The engine reads light on dark too, but twice as slowly, because it tries both. */
const DARK_MEDIAN = 110

/**
 * Decodes PNG, JPEG, WebP, … and prepares it.
 * Rejects with `RecognitionTrouble` `unreadable-picture` for anything else, or when it has more than 64 megapixels.
 */
export async function preparePicture(
  picture: Uint8Array,
  thrifty = false,
): Promise<PreparedPicture> {
  try {
    return await prepare(picture, thrifty)
  } catch (cause) {
    throw new RecognitionTrouble(
      'unreadable-picture',
      'The bytes are not a decodable picture',
      cause,
    )
  }
}

async function prepare(picture: Uint8Array, thrifty: boolean): Promise<PreparedPicture> {
  const decoded = sharp(picture, { limitInputPixels: MAXIMUM_PIXELS, failOn: 'truncated' })
  const grey = await decoded
    .flatten({ background: '#ffffff' })
    .greyscale()
    .raw()
    .toBuffer({ resolveWithObject: true })
  const { width, height } = grey.info
  const whole = scaleFor(width, height)
  const scale = thrifty ? Math.min(whole, THRIFTY_SIDE / Math.max(width, height)) : whole
  let ready = sharp(grey.data, { raw: { width, height, channels: 1 } })
  if (medianOf(grey.data) < DARK_MEDIAN) ready = ready.negate()
  if (scale !== 1) ready = ready.resize(Math.round(width * scale), null, { kernel: 'cubic' })
  const { data, info } = await ready
    .png({ compressionLevel: 1 })
    .toBuffer({ resolveWithObject: true })
  return { png: data, width, height, scale: info.width / width, smaller: scale < whole }
}

function scaleFor(width: number, height: number): number {
  const longer = Math.max(width, height)
  if (longer > MAXIMUM_SIDE) return MAXIMUM_SIDE / longer
  if (longer < MINIMUM_SIDE) return Math.min(2, MINIMUM_SIDE / longer)
  return 1
}

function medianOf(grey: Uint8Array): number {
  const counts = new Uint32Array(256)
  // Every 17th pixel is plenty, and 17 is prime to the usual widths.
  let sampled = 0
  for (let i = 0; i < grey.length; i += 17) {
    const level = grey[i] ?? 0
    counts[level] = (counts[level] ?? 0) + 1
    sampled += 1
  }
  let seen = 0
  for (let level = 0; level < 256; level += 1) {
    seen += counts[level] ?? 0
    if (seen * 2 >= sampled) return level
  }
  return 255
}
