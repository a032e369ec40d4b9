import { randomBytes } from 'node:crypto'
import sharp from 'sharp'

const WIDTH = 320
const HEIGHT = 96
/** Strokes of T, E, H, each x, y, width, height: something to find and to read, whatever fonts there are. */
const STROKES = [
  [30, 20, 60, 12],
  [54, 20, 12, 56],
  [120, 20, 12, 56],
  [120, 20, 50, 12],
  [120, 42, 44, 12],
  [120, 64, 50, 12],
  [210, 20, 12, 56],
  [258, 20, 12, 56],
  [210, 42, 60, 12],
] as const

/** A harmless picture that no reader has seen: what kills readers is known by its bytes and never read again, which this must not come to. */
export async function makeTrialPicture(): Promise<Uint8Array> {
  const luma = new Uint8Array(WIDTH * HEIGHT).fill(255)
  for (const [x, y, width, height] of STROKES) {
    for (let row = y; row < y + height; row += 1) {
      luma.fill(0, row * WIDTH + x, row * WIDTH + x + width)
    }
  }
  luma.set(randomBytes(8).map((byte) => 240 + (byte & 15)))
  const raw = { width: WIDTH, height: HEIGHT, channels: 1 } as const
  return new Uint8Array(await sharp(luma, { raw }).png().toBuffer())
}
