import { describe, expect, test } from 'vitest'
import type { Frame } from '../../../../src/core/picture/frame.ts'
import { hasQrCode } from '../../../../src/core/picture/qr-code.ts'
import { randomFrom } from '../../../../src/core/seeded-random.ts'

const WIDTH = 640
const HEIGHT = 360

type Paint = (x: number, y: number) => number

function frameOf(paint: Paint): Frame {
  const rgb = new Uint8Array(WIDTH * HEIGHT * 3)
  for (let i = 0; i < WIDTH * HEIGHT; i += 1) {
    rgb.fill(paint(i % WIDTH, Math.floor(i / WIDTH)), i * 3, i * 3 + 3)
  }
  return { width: WIDTH, height: HEIGHT, rgb }
}

const MODULES = 29

/** Three finder patterns and modules at random, as any code has them. */
function code(): readonly (readonly boolean[])[] {
  const random = randomFrom(7)
  const inFinder = (row: number, column: number): boolean | null => {
    for (const [top, left] of [
      [0, 0],
      [0, MODULES - 7],
      [MODULES - 7, 0],
    ] as const) {
      const [r, c] = [row - top, column - left]
      if (r < -1 || c < -1 || r > 7 || c > 7) continue
      const ring = Math.max(Math.abs(r - 3), Math.abs(c - 3))
      return ring === 3 || ring <= 1
    }
    return null
  }
  return Array.from({ length: MODULES }, (_, row) =>
    Array.from({ length: MODULES }, (_, column) => inFinder(row, column) ?? random() < 0.5),
  )
}

const MODULE_SIZE = 4
const drawn = (left: number, top: number, dark = 20, light = 240): Paint => {
  const modules = code()
  return (x, y) => {
    const row = Math.floor((y - top) / MODULE_SIZE)
    const column = Math.floor((x - left) / MODULE_SIZE)
    return modules[row]?.[column] === true ? dark : light
  }
}

describe('a QR code on the picture', () => {
  test('is seen in the middle, in a corner, and in weak contrast', () => {
    expect(hasQrCode(frameOf(drawn(250, 120)))).toBe(true)
    expect(hasQrCode(frameOf(drawn(515, 235)))).toBe(true)
    expect(hasQrCode(frameOf(drawn(40, 30, 70, 190)))).toBe(true)
  })

  test('is seen under the noise of a stream', () => {
    const random = randomFrom(3)
    const paint = drawn(250, 120)
    expect(hasQrCode(frameOf((x, y) => paint(x, y) + Math.floor((random() - 0.5) * 30)))).toBe(true)
  })
})

describe('everything else is none', () => {
  const random = randomFrom(11)
  test.each<readonly [string, Paint]>([
    ['one colour', () => 128],
    ['noise', () => Math.floor(random() * 256)],
    ['stripes', (x) => (Math.floor(x / 9) % 2) * 255],
    ['a chessboard', (x, y) => ((Math.floor(x / 12) + Math.floor(y / 12)) % 2) * 255],
    [
      'rings around one centre',
      (x, y) => (Math.floor(Math.hypot(x - 320, y - 180) / 10) % 2) * 255,
    ],
    ['a gradient', (x) => x % 256],
  ])('%s', (_name, paint) => expect(hasQrCode(frameOf(paint))).toBe(false))

  test('nor are characters in lines, drawn as blocks of strokes', () => {
    const strokes = randomFrom(5)
    const pattern = Array.from({ length: 64 }, () => strokes() < 0.4)
    const paint: Paint = (x, y) => {
      const inLine = y % 40 < 26
      const stroke = pattern[(Math.floor(x / 3) * 7 + Math.floor((y % 40) / 3) * 13) % 64]
      return inLine && stroke === true ? 30 : 250
    }
    expect(hasQrCode(frameOf(paint))).toBe(false)
  })
})
