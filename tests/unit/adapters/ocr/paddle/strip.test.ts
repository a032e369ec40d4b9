import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  boxAround,
  scaledStrip,
  stripAround,
} from '../../../../../src/adapters/ocr/paddle/strip.ts'

const WIDTH = 400

/** Cells of a bar of 200 × 14 around the middle of a map, turned by `angle`. */
function bar(angle: number): number[] {
  const cells: number[] = []
  for (let y = 0; y < 400; y += 1) {
    for (let x = 0; x < WIDTH; x += 1) {
      const along = (x - 200) * Math.cos(angle) + (y - 200) * Math.sin(angle)
      const across = (y - 200) * Math.cos(angle) - (x - 200) * Math.sin(angle)
      if (Math.abs(along) <= 100 && Math.abs(across) <= 7) cells.push(y * WIDTH + x)
    }
  }
  return cells
}

describe('the strip around a line of text', () => {
  it('finds a line at any slant up to 40 degrees', () => {
    fc.assert(
      fc.property(fc.integer({ min: -40, max: 40 }), (degrees) => {
        const angle = (degrees * Math.PI) / 180
        const strip = stripAround(bar(angle), WIDTH)
        expect(Math.abs(strip.angle - angle)).toBeLessThan(0.03)
        expect(Math.abs(strip.length - 201)).toBeLessThan(8)
        expect(Math.abs(strip.thickness - 15)).toBeLessThan(6)
      }),
      { numRuns: 20 },
    )
  })

  it('holds the ragged outline of a level line for level', () => {
    expect(stripAround(bar(0.01), WIDTH).angle).toBe(0)
  })

  it('holds it for level each time it is asked, also while its code is being compiled anew', () => {
    const slants = [0.004, -0.002, 0.012, -0.009, 0.001, 0.007].map(bar)
    const angles = Array.from({ length: 60 }, () =>
      slants.map((cells) => stripAround(cells, WIDTH).angle),
    ).flat()
    expect(angles.filter((angle) => angle !== 0)).toEqual([])
  })

  it('finds that a column is written downwards', () => {
    expect(stripAround(bar(Math.PI / 2), WIDTH).angle).toBeCloseTo(Math.PI / 2)
  })

  it('has a box that stays within the picture', () => {
    const strip = { x: 5, y: 5, length: 100, thickness: 20, angle: 0.3 }
    const box = boxAround(strip, 60, 40)
    expect(box.x).toBe(0)
    expect(box.y).toBe(0)
    expect(box.width).toBeLessThanOrEqual(60)
    expect(box.height).toBeLessThanOrEqual(40)
  })

  it('grows with the picture', () => {
    const strip = { x: 10, y: 20, length: 100, thickness: 20, angle: 0 }
    expect(scaledStrip(strip, 2, 3)).toEqual({ x: 20, y: 60, length: 200, thickness: 60, angle: 0 })
  })
})
