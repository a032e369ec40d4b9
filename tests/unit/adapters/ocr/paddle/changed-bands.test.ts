import { describe, expect, it } from 'vitest'
import { changedBands, squaresOf } from '../../../../../src/adapters/ocr/paddle/changed-bands.ts'
import type { Box } from '../../../../../src/core/picture/frame.ts'

const [WIDTH, HEIGHT] = [640, 480]

/** A light screen with dark bars at these places, and `noise` on every pixel. */
function screen(bars: readonly Box[], noise = 0, width = WIDTH) {
  const rgb = new Uint8Array(width * HEIGHT * 3).fill(230)
  for (const { x, y, width: across, height } of bars) {
    for (let row = y; row < y + height; row += 1) {
      rgb.fill(30, (row * width + x) * 3, (row * width + x + across) * 3)
    }
  }
  for (let i = 0; i < rgb.length; i += 1) {
    rgb[i] = (rgb[i] ?? 0) + ((i * 7) % (2 * noise + 1)) - noise
  }
  return squaresOf({ rgb, width, height: HEIGHT })
}

const bar = (y: number, x = 40): Box => ({ x, y, width: 200, height: 20 })
const LINES = [bar(40), bar(80), bar(400)]
const holds = (band: Box, line: Box): boolean =>
  band.x <= line.x &&
  band.y <= line.y &&
  band.x + band.width >= line.x + line.width &&
  band.y + band.height >= line.y + line.height

describe('where lines have to be looked for', () => {
  it('is nowhere on a screen that stands, whatever a new encode does to it', () => {
    expect(changedBands(screen(LINES), screen(LINES, 6), LINES)).toEqual([])
  })

  it('is around what was written, with room for its whole line', () => {
    const bands = changedBands(screen(LINES), screen([...LINES, bar(240)]), LINES)
    expect(bands).toHaveLength(1)
    expect(holds(bands?.[0] ?? bar(0), { ...bar(240), y: 220, height: 60 })).toBe(true)
    expect((bands?.[0]?.height ?? 0) < HEIGHT / 2).toBe(true)
  })

  it('is around what was wiped away', () => {
    const bands = changedBands(screen(LINES), screen(LINES.slice(0, 2)), LINES)
    expect(bands?.some((band) => holds(band, bar(400)))).toBe(true)
  })

  it('takes in the whole of a line that reaches into it', () => {
    const long = { x: 0, y: 230, width: WIDTH, height: 24 }
    const bands = changedBands(screen([long]), screen([long, bar(256, 400)]), [long])
    expect(bands?.some((band) => holds(band, long))).toBe(true)
  })

  it('is in places apart where what changed lies apart', () => {
    const clock = { x: 600, y: 4, width: 30, height: 12 }
    const bands = changedBands(screen(LINES), screen([...LINES, clock, bar(300)]), LINES)
    expect(bands).toHaveLength(2)
  })

  it('is everywhere at first, after another size, and where most of it changed', () => {
    expect(changedBands(null, screen(LINES), [])).toBeNull()
    expect(changedBands(screen(LINES, 0, 320), screen(LINES), LINES)).toBeNull()
    const full = [20, 80, 140, 200, 260, 320, 380, 440].map((y) => ({
      x: 0,
      y,
      width: WIDTH,
      height: 20,
    }))
    expect(changedBands(screen([]), screen(full), [])).toBeNull()
  })
})
