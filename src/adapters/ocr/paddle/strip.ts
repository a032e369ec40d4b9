import type { Box } from '../../../core/picture/frame.ts'

/**
 * A rectangle along a line of text: its middle, `length` along the reading direction, `thickness` across. `angle` in
 * radians from the x axis towards the y axis: 0 for a level line, π/2 for one written downwards.
 */
export type Strip = {
  readonly x: number
  readonly y: number
  readonly length: number
  readonly thickness: number
  readonly angle: number
}

/** A slide is level; below this an angle is the ragged outline of its words. */
const LEVEL = (1.5 * Math.PI) / 180
/** Shorter ones have no direction of their own. */
const ELONGATED = 2.5
/** Taller than this many widths is written downwards (as the models were trained). */
const DOWNWARDS = 1.5

type Point = readonly [x: number, y: number]

/** The strip around `cells` of a map `width` cells wide. */
export function stripAround(cells: readonly number[], width: number): Strip {
  const points = cells.map((cell): Point => [cell % width, Math.floor(cell / width)])
  const upright = along(points, 0)
  const down = upright.thickness >= upright.length * DOWNWARDS
  const own = principalAngle(points)
  const slanted = along(points, own)
  const lacksDirection = slanted.length < slanted.thickness * ELONGATED
  if (down) return lacksDirection || isNear(own, Math.PI / 2) ? along(points, Math.PI / 2) : slanted
  return lacksDirection || isNear(own, 0) ? upright : slanted
}

/** Direction of the greatest spread, between -π/4 and 3π/4, so that text reads left to right or downwards. */
function principalAngle(points: readonly Point[]): number {
  const [meanX, meanY] = [mean(points, 0), mean(points, 1)]
  let [xx, yy, xy] = [0, 0, 0]
  for (const [x, y] of points) {
    xx += (x - meanX) ** 2
    yy += (y - meanY) ** 2
    xy += (x - meanX) * (y - meanY)
  }
  const angle = Math.atan2(2 * xy, xx - yy) / 2
  return angle < -Math.PI / 4 ? angle + Math.PI : angle
}

const mean = (points: readonly Point[], axis: 0 | 1): number =>
  points.reduce((sum, point) => sum + point[axis], 0) / points.length

/** Both are at most 3π/4 apart, so that nothing has to be turned round first. */
const isNear = (angle: number, axis: number): boolean =>
  angle > axis - LEVEL && angle < axis + LEVEL

function along(points: readonly Point[], angle: number): Strip {
  const [cosine, sine] = [Math.cos(angle), Math.sin(angle)]
  let [left, right, top, bottom] = [Infinity, -Infinity, Infinity, -Infinity]
  for (const [x, y] of points) {
    const forwards = x * cosine + y * sine
    const across = y * cosine - x * sine
    left = Math.min(left, forwards)
    right = Math.max(right, forwards)
    top = Math.min(top, across)
    bottom = Math.max(bottom, across)
  }
  const forwards = (left + right) / 2
  const across = (top + bottom) / 2
  return {
    // A cell's middle is half a cell from its corner.
    x: forwards * cosine - across * sine + 0.5,
    y: forwards * sine + across * cosine + 0.5,
    length: right - left + 1,
    thickness: bottom - top + 1,
    angle,
  }
}

/** The same strip in a picture that is `across` times as wide and `down` times as high as the map. */
export function scaledStrip(strip: Strip, across: number, down: number): Strip {
  const [cosine, sine] = [Math.cos(strip.angle), Math.sin(strip.angle)]
  return {
    x: strip.x * across,
    y: strip.y * down,
    length: strip.length * Math.hypot(cosine * across, sine * down),
    thickness: strip.thickness * Math.hypot(sine * across, cosine * down),
    angle: Math.atan2(sine * down, cosine * across),
  }
}

/** The upright box around a strip, within a picture. */
export function boxAround(strip: Strip, width: number, height: number): Box {
  const [cosine, sine] = [Math.abs(Math.cos(strip.angle)), Math.abs(Math.sin(strip.angle))]
  const halfWidth = (strip.length * cosine + strip.thickness * sine) / 2
  const halfHeight = (strip.length * sine + strip.thickness * cosine) / 2
  const x = clamp(Math.floor(strip.x - halfWidth), width - 1)
  const y = clamp(Math.floor(strip.y - halfHeight), height - 1)
  return {
    x,
    y,
    width: Math.max(1, clamp(Math.ceil(strip.x + halfWidth), width) - x),
    height: Math.max(1, clamp(Math.ceil(strip.y + halfHeight), height) - y),
  }
}

const clamp = (value: number, limit: number): number => Math.min(limit, Math.max(0, value))
