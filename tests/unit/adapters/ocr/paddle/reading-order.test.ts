import { describe, expect, it } from 'vitest'
import { readingOrder } from '../../../../../src/adapters/ocr/paddle/reading-order.ts'

const piece = (text: string, x: number, y: number, width = 200) => ({
  text,
  confidence: 0.9,
  box: { x, y, width, height: 30 },
})

const texts = (...pieces: readonly ReturnType<typeof piece>[]) =>
  readingOrder(pieces).map(({ text }) => text)

describe('reading order', () => {
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
