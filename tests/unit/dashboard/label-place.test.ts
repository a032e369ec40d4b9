import { expect, it } from 'vitest'
import { labelPlace } from '../../../src/dashboard/lib/label-place.ts'

const SIZE = 20
const place = (box: { readonly x: number; readonly y: number; readonly width: number }) =>
  labelPlace({ ...box, height: 40 }, '期末提分', SIZE, 1_280)

it('the words of a boxed line stand above it', () => {
  expect(place({ x: 60, y: 200, width: 400 })).toEqual({ x: 62, y: 193 })
})

it('at the top of the picture they stand beside it, off the words of the next line', () => {
  const { x, y } = place({ x: 60, y: 0, width: 400 })
  expect(x).toBeGreaterThan(460)
  expect(y).toBeLessThan(40)
})

it('and below it where the line is as wide as the picture', () => {
  expect(place({ x: 0, y: 0, width: 1_270 })).toEqual({ x: 2, y: 60 })
})
