import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Frame } from '../../../../src/core/picture/frame.ts'
import { isBlack } from '../../../../src/core/picture/is-black.ts'
import { type LumaPicture, mayBeBlack } from '../../../../src/core/picture/luma-picture.ts'
import {
  blocksOfLuma,
  pictureGate,
  summarisePicture,
} from '../../../../src/core/picture/picture-gate.ts'
import { luma } from '../../../../src/core/picture/picture-hash.ts'

function painted(
  width: number,
  height: number,
  colour: (x: number, y: number) => readonly number[],
): Frame {
  const rgb = new Uint8Array(width * height * 3)
  for (let at = 0; at < width * height; at += 1) {
    rgb.set(colour(at % width, Math.floor(at / width)), at * 3)
  }
  return { width, height, rgb }
}

const withoutColours = (frame: Frame): LumaPicture => {
  const { width, height } = frame
  const pixels = Uint8Array.from({ length: width * height }, (_, at) =>
    Math.round(luma(frame, at % width, Math.floor(at / width))),
  )
  return { width, height, luma: pixels }
}

const sizes = fc.record({
  width: fc.integer({ min: 65, max: 200 }),
  height: fc.integer({ min: 37, max: 120 }),
  seed: fc.integer({ min: 1, max: 999 }),
})

describe('a picture without its colours', () => {
  it('is the same to the gate as the picture in its colours', () => {
    fc.assert(
      fc.property(sizes, ({ width, height, seed }) => {
        const frame = painted(width, height, (x, y) => {
          const ink = (x * 7 + y * 13 + seed * (x % 5)) % 9 < 3
          return ink ? [20, seed % 256, 40] : [240, 250, (x + y) % 256]
        })
        const whole = summarisePicture(frame)
        const glance = blocksOfLuma(withoutColours(frame))
        for (const kind of ['brightness', 'edges'] as const) {
          expect(glance[kind].every((v, i) => Math.abs(v - (whole[kind][i] ?? 0)) <= 2)).toBe(true)
        }
        expect(pictureGate(whole, glance)).toBe('unchanged')
      }),
      { numRuns: 20 },
    )
  })

  it('shows a line that was written since', () => {
    const blank = painted(640, 360, () => [250, 250, 250])
    const written = painted(640, 360, (x, y) =>
      y > 100 && y < 120 && x < 300 && x % 4 < 2 ? [10, 10, 10] : [250, 250, 250],
    )
    expect(pictureGate(summarisePicture(blank), blocksOfLuma(withoutColours(written)))).toBe(
      'changed',
    )
  })

  it('may be black wherever the picture is, and leaves deep colours to the colours', () => {
    const black = painted(320, 180, () => [3, 3, 3])
    const blue = painted(320, 180, () => [0, 0, 150])
    const grey = painted(320, 180, () => [60, 60, 60])
    expect([isBlack(black), mayBeBlack(withoutColours(black))]).toEqual([true, true])
    expect([isBlack(blue), mayBeBlack(withoutColours(blue))]).toEqual([false, true])
    expect([isBlack(grey), mayBeBlack(withoutColours(grey))]).toEqual([false, false])
  })
})
