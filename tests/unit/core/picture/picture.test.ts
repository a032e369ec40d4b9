import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Frame } from '../../../../src/core/picture/frame.ts'
import {
  emptinessOf,
  pictureGate,
  summarisePicture,
} from '../../../../src/core/picture/picture-gate.ts'
import { hashDistance, perceptualHash } from '../../../../src/core/picture/picture-hash.ts'

const WIDTH = 640
const HEIGHT = 360

function draw(paint: (x: number, y: number) => number, width = WIDTH, height = HEIGHT): Frame {
  const rgb = new Uint8Array(width * height * 3)
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1)
      rgb.fill(paint(x, y), (y * width + x) * 3, (y * width + x) * 3 + 3)
  }
  return { width, height, rgb }
}

/** Rows of strokes as writing has; `seed` says which writing. */
const writing = (seed: number) => (x: number, y: number) => {
  const line = Math.floor(y / 40)
  const glyph = Math.floor(x / 20)
  const inked = y % 40 > 12 && y % 40 < 32 && x % 20 > 2 && line < 6
  const stroke = (glyph * 7 + line * 13 + seed * 31 + (x % 5) * (y % 7)) % 5 < 2
  return inked && stroke ? 20 : 245
}
const noisy = (frame: Frame, amount: number): Frame => ({
  ...frame,
  rgb: frame.rgb.map((value, i) =>
    Math.max(0, Math.min(255, value + (((i * 7919) % (2 * amount + 1)) - amount))),
  ),
})

const slide = draw(writing(1))
const nextSlide = draw(writing(2))

describe('the hash of a picture', () => {
  it('is 16 hexadecimal digits and the same for a smaller copy', () => {
    const shade = (x: number, y: number, width: number) => Math.round((x / width) * 200 + (y % 2))
    const large = perceptualHash(draw((x, y) => shade(x, y, 1280), 1280, 720))
    const small = perceptualHash(draw((x, y) => shade(x, y, 320), 320, 180))
    expect(large).toMatch(/^[0-9a-f]{16}$/)
    expect(hashDistance(large, small)).toBeLessThanOrEqual(4)
  })

  it('is far from that of another scene', () => {
    const scene = perceptualHash(draw((x) => x % 256))
    const other = perceptualHash(draw((x, y) => (x * 3 + y * 5) % 256))
    expect(hashDistance(scene, other)).toBeGreaterThan(10)
  })

  it('has a distance that counts bits, is symmetric and zero to itself', () => {
    expect(hashDistance('0000000000000000', 'ffffffffffffffff')).toBe(64)
    const hash = fc.string({
      unit: fc.constantFrom(...'0123456789abcdef'),
      minLength: 16,
      maxLength: 16,
    })
    fc.assert(
      fc.property(hash, hash, (a, b) => {
        expect(hashDistance(a, b)).toBe(hashDistance(b, a))
        expect(hashDistance(a, a)).toBe(0)
      }),
    )
  })
})

describe('the gate before the reader', () => {
  const summary = summarisePicture(slide)

  it('lets the first picture through', () => {
    expect(pictureGate(null, summary)).toBe('changed')
  })

  it('holds back the same slide, re-encoded', () => {
    expect(pictureGate(summary, summarisePicture(noisy(slide, 4)))).toBe('unchanged')
  })

  it('lets a slide through whose text changed while the layout stayed', () => {
    expect(pictureGate(summary, summarisePicture(nextSlide))).toBe('changed')
  })

  it('lets a slide through on which one more line was written', () => {
    const more = draw((x, y) =>
      y > 280 && y < 300 && x < 200 && x % 5 < 2 ? 20 : writing(1)(x, y),
    )
    expect(pictureGate(summary, summarisePicture(more))).toBe('changed')
  })
})

describe('an empty picture', () => {
  it('is told from one with content', () => {
    expect(emptinessOf(summarisePicture(draw(() => 8)))).toBe('black')
    expect(emptinessOf(summarisePicture(draw(() => 200)))).toBe('flat')
    expect(emptinessOf(summarisePicture(slide))).toBe('has-content')
  })
})
