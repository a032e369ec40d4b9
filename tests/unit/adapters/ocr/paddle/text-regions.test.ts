import { describe, expect, it } from 'vitest'
import { textRegions } from '../../../../../src/adapters/ocr/paddle/text-regions.ts'

function mapWith(
  width: number,
  height: number,
  ...bars: readonly [number, number, number, number, number][]
) {
  const probabilities = new Float32Array(width * height)
  for (const [x, y, across, down, probability] of bars) {
    for (let row = y; row < y + down; row += 1) {
      probabilities.fill(probability, row * width + x, row * width + x + across)
    }
  }
  return { probabilities, width, height }
}

describe('finding text in the answer of the detector', () => {
  it('finds nothing on an empty screen', () => {
    expect(textRegions(mapWith(64, 64))).toEqual([])
  })

  it('grows a shrunken line back on all four sides', () => {
    const [region] = textRegions(mapWith(200, 100, [50, 40, 80, 10, 0.9]))
    expect(region?.strip).toMatchObject({ x: 90, y: 45, angle: 0 })
    expect(region?.strip.length).toBeGreaterThan(84)
    expect(region?.strip.thickness).toBeGreaterThan(14)
  })

  it('keeps two lines apart, the more certain one first', () => {
    const regions = textRegions(mapWith(200, 100, [10, 10, 80, 8, 0.6], [10, 60, 80, 8, 0.9]))
    expect(regions.map(({ score }) => Math.round(score * 10))).toEqual([9, 6])
  })

  it('takes neither specks nor faint texture for text', () => {
    expect(textRegions(mapWith(64, 64, [5, 5, 2, 2, 1], [20, 20, 30, 8, 0.4]))).toEqual([])
  })

  it('gives at most 200 regions for a wall of noise', () => {
    const bars = Array.from({ length: 400 }, (_, i): [number, number, number, number, number] => [
      (i % 20) * 10,
      Math.floor(i / 20) * 10,
      5,
      5,
      1,
    ])
    expect(textRegions(mapWith(200, 200, ...bars))).toHaveLength(200)
  })
})
