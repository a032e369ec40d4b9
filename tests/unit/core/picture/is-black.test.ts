import { expect, it } from 'vitest'
import { isBlack } from '../../../../src/core/picture/is-black.ts'

const WIDTH = 640
const HEIGHT = 360
const frame = (shade: number) => ({
  width: WIDTH,
  height: HEIGHT,
  rgb: new Uint8Array(WIDTH * HEIGHT * 3).fill(shade),
})

it('takes a picture that is dark all over for black', () => {
  expect(isBlack(frame(0))).toBe(true)
  expect(isBlack(frame(16))).toBe(true)
})

it('takes a grey, a light and a dark picture with writing on it for a picture', () => {
  expect(isBlack(frame(60))).toBe(false)
  expect(isBlack(frame(255))).toBe(false)
  const slide = frame(5)
  // Three lines of writing: one pixel in twenty of a tenth of the rows.
  for (let y = 100; y < 136; y++) {
    for (let x = 0; x < 640; x += 20) slide.rgb.fill(230, (y * 640 + x) * 3, (y * 640 + x) * 3 + 3)
  }
  expect(isBlack(slide)).toBe(false)
})
