import type { EvidenceCurve } from '../../contracts/evidence-curve.ts'

export const CURVE_WIDTH = 640
export const CURVE_HEIGHT = 200
const MARGIN = 8

export type CurveShape = {
  /** Corners of the line, as an SVG wants them. */
  readonly line: string
  readonly dots: readonly { readonly x: number; readonly y: number; readonly voice: Voice }[]
  /** Heights of the two lines and of zero. */
  readonly opens: number
  readonly leans: number
  readonly even: number
}
export type Voice = 'for' | 'against' | 'none'

/** Which way a screen spoke. */
export const voiceOf = (says: number | null): Voice => {
  if (says === null || says === 0) return 'none'
  return says > 0 ? 'for' : 'against'
}

/** Never flatter than the two lines need, so that a small step looks small. */
const LEAST_RANGE = [-1, 1] as const

/** The curve in the coordinates of its picture: time to the right, evidence upwards. Each screen has the same width. */
export function curveShape({ points, opensAt, leansFrom }: EvidenceCurve): CurveShape {
  const heights = points.map(({ average }) => average)
  const lowest = Math.min(LEAST_RANGE[0], ...heights)
  const highest = Math.max(LEAST_RANGE[1], ...heights)
  const step = (CURVE_WIDTH - 2 * MARGIN) / Math.max(1, points.length - 1)
  const across = (place: number): number => Math.round(MARGIN + place * step)
  const up = (value: number): number => {
    const share = (value - lowest) / (highest - lowest)
    return Math.round(CURVE_HEIGHT - MARGIN - share * (CURVE_HEIGHT - 2 * MARGIN))
  }
  const dots = points.map(({ average, says }, place) => ({
    x: across(place),
    y: up(average),
    voice: voiceOf(says),
  }))
  const line = dots.map(({ x, y }) => `${x},${y}`).join(' ')
  return { line, dots, opens: up(opensAt), leans: up(leansFrom), even: up(0) }
}
