import { expect, it } from 'vitest'
import { CURVE_HEIGHT, curveShape, voiceOf } from '../../../src/dashboard/lib/curve-shape.ts'
import { wireCurve } from '../../build/dashboard/wire-curve.ts'

it('what speaks for a lesson stands above what speaks against, and the line to open above the line to lead', () => {
  const { dots, opens, leans, even } = curveShape(wireCurve())
  expect(opens).toBeLessThan(leans)
  expect(leans).toBeLessThan(even)
  expect(dots[1]?.y).toBeGreaterThan(even)
  expect(dots.at(-1)?.y).toBeLessThan(opens)
})

it('one screen is drawn as one point within the picture', () => {
  const one = { ...wireCurve(), points: wireCurve().points.slice(0, 1) }
  const { dots, line } = curveShape(one)
  expect(dots).toHaveLength(1)
  expect(line.split(' ')).toHaveLength(1)
  expect(dots[0]?.y).toBeLessThanOrEqual(CURVE_HEIGHT)
})

it('what was not weighed speaks neither for nor against', () => {
  expect([voiceOf(null), voiceOf(0), voiceOf(1), voiceOf(-1)]).toEqual([
    'none',
    'none',
    'for',
    'against',
  ])
})
