import { describe, expect, it } from 'vitest'
import { readingOrder } from '../../../../../src/adapters/ocr/paddle/reading-order.ts'

const piece = (text: string, x: number, y: number, width = 200) => ({
  line: { text, confidence: 0.9, box: { x, y, width, height: 30 } },
  strip: { x: x + width / 2, y: y + 15, length: width, thickness: 30, angle: 0 },
})

const texts = (...pieces: readonly ReturnType<typeof piece>[]) =>
  readingOrder(pieces).map(({ text }) => text)

/** A board turned by `angle` about the corner of the picture. */
function turned({ line, strip }: ReturnType<typeof piece>, angle: number) {
  const [cosine, sine] = [Math.cos(angle), Math.sin(angle)]
  const x = strip.x * cosine - strip.y * sine
  const y = strip.x * sine + strip.y * cosine
  return { line, strip: { ...strip, x, y, angle } }
}

describe('reading order', () => {
  it('reads a board that was filmed aslant row by row', () => {
    const rows = [
      piece('一左', 0, 0),
      piece('一右', 240, 0),
      piece('二左', 0, 40),
      piece('二右', 240, 40),
    ]
    const order = readingOrder(rows.map((one) => turned(one, 0.12)))
    expect(order.map(({ text }) => text)).toEqual(['一左 一右', '二左 二右'])
  })

  it('reads lines that were written downwards from right to left', () => {
    const column = (text: string, x: number) => ({
      line: piece(text, x, 0).line,
      strip: { x, y: 200, length: 400, thickness: 30, angle: Math.PI / 2 },
    })
    const order = readingOrder([column('末行', 100), column('首行', 300), column('次行', 200)])
    expect(order.map(({ text }) => text)).toEqual(['首行', '次行', '末行'])
  })

  it('goes from top to bottom, however the engine found the lines', () => {
    expect(texts(piece('三', 0, 90), piece('一', 0, 0), piece('二', 0, 45))).toEqual([
      '一',
      '二',
      '三',
    ])
  })

  it('joins the pieces of one line with a blank, and its box holds both', () => {
    const [line] = readingOrder([piece('football now.', 205, 3), piece('Tom is playing', 0, 0)])
    expect(line?.text).toBe('Tom is playing football now.')
    expect(line?.box).toEqual({ x: 0, y: 0, width: 405, height: 33 })
  })

  it('leaves a distant piece of a row a line of its own', () => {
    expect(texts(piece('标题', 0, 0), piece('第3页', 900, 0))).toEqual(['标题', '第3页'])
  })

  it('reads two columns one after the other', () => {
    const left = [piece('左一', 0, 0), piece('左二', 0, 50)]
    const right = [piece('右一', 600, 0), piece('右二', 600, 50)]
    expect(texts(...left, ...right)).toEqual(['左一', '左二', '右一', '右二'])
  })
})
