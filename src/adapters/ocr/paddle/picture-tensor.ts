import sharp from 'sharp'
import { cutStrip } from './cut-strip.ts'
import type { Pixels } from './pixels.ts'
import type { Strip } from './strip.ts'

/** The detector's strides ask for whole multiples. */
const CELL = 32
const MEAN = [0.485, 0.456, 0.406] as const
const DEVIATION = [0.229, 0.224, 0.225] as const

const shaped = ({ rgb, width, height }: Pixels) =>
  sharp(rgb, { raw: { width, height, channels: 3 } })

export type DetectorInput = {
  /** Blue, green, red planes, normalised as the model was trained. */
  readonly values: Float32Array
  readonly width: number
  readonly height: number
}

/** By how much a picture is made smaller so that its longer side is at most so long. */
export const scaleTo = ({ width, height }: Pixels, longestSide: number): number =>
  Math.min(1, longestSide / Math.max(width, height))

/** The picture at that scale, in whole cells of 32 pixels. */
export async function detectorInput(pixels: Pixels, scale: number): Promise<DetectorInput> {
  const cells = (side: number): number => Math.max(CELL, Math.round((side * scale) / CELL) * CELL)
  const width = cells(pixels.width)
  const height = cells(pixels.height)
  const { data } = await shaped(pixels)
    .resize(width, height, { fit: 'fill', kernel: 'linear' })
    .raw()
    .toBuffer({ resolveWithObject: true })
  return { values: planes(data, width * height, MEAN, DEVIATION), width, height }
}

/** A line cut out of the picture and laid level, `height` pixels high, at most `longest` wide. */
export function lineInput(
  pixels: Pixels,
  strip: Strip,
  height: number,
  longest: number,
): { readonly values: Float32Array; readonly width: number } {
  const natural = Math.round((strip.length / Math.max(1, strip.thickness)) * height)
  const width = Math.max(8, Math.min(longest, natural))
  const level = cutStrip(pixels, strip, width, height)
  return { values: planes(level, width * height, [0.5, 0.5, 0.5], [0.5, 0.5, 0.5]), width }
}

type Triple = readonly [number, number, number]

function planes(rgb: Uint8Array, pixels: number, mean: Triple, deviation: Triple): Float32Array {
  const values = new Float32Array(pixels * 3)
  for (const plane of [0, 1, 2] as const) {
    // The models were trained on pictures in the order blue, green, red.
    const channel = 2 - plane
    const middle = mean[plane]
    const spread = deviation[plane]
    const start = plane * pixels
    for (let i = 0; i < pixels; i += 1) {
      values[start + i] = ((rgb[i * 3 + channel] ?? 0) / 255 - middle) / spread
    }
  }
  return values
}
