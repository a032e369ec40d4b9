import type { Frame } from './frame.ts'

/**
 * Whether a picture shows a QR code, by its three finder patterns (ISO/IEC 18004: dark and light as 1:1:3:1:1 through
 * the middle, in every direction). The code is not read: where it leads does not matter for that it is there.
 */
export function hasQrCode(frame: Frame): boolean {
  return formsCorner(finderPatterns(frame))
}

type Finder = { readonly x: number; readonly y: number; readonly module: number }

const ROW_STEP = 2
/** Smaller modules do not outlive the encoding of a live stream. */
const SMALLEST_MODULE = 2
const FINDERS_AT_MOST = 60
/** Light and dark of a printed code are far apart; a threshold in shades of one colour finds noise. */
const LEAST_CONTRAST = 60
const RATIOS = [1, 1, 3, 1, 1] as const

type Line = { readonly length: number; readonly isDark: (at: number) => boolean }

function lumaOf({ width, height, rgb }: Frame): Uint8Array {
  const luma = new Uint8Array(width * height)
  for (let i = 0, at = 0; i < luma.length; i += 1, at += 3) {
    luma[i] = ((rgb[at] ?? 0) * 77 + (rgb[at + 1] ?? 0) * 150 + (rgb[at + 2] ?? 0) * 29) >> 8
  }
  return luma
}

/** Between the lightest and the darkest of the line; `null` when they are too close. */
function thresholdOf(length: number, lumaAt: (at: number) => number): number | null {
  let low = 255
  let high = 0
  for (let at = 0; at < length; at += 1) {
    const value = lumaAt(at)
    if (value < low) low = value
    if (value > high) high = value
  }
  return high - low < LEAST_CONTRAST ? null : (high + low) / 2
}

/** Middles of stretches that are dark, light, dark, light, dark as 1:1:3:1:1, with the size of one module. */
function crossings({
  length,
  isDark,
}: Line): readonly { readonly middle: number; readonly module: number }[] {
  const found: { middle: number; module: number }[] = []
  const edges: number[] = [0]
  for (let at = 1; at <= length; at += 1) {
    if (at < length && isDark(at) === isDark(at - 1)) continue
    edges.push(at)
    const last = edges.length - 1
    if (last < 5 || !isDark(at - 1)) continue
    const begin = edges[last - 5] ?? 0
    const module = (at - begin) / 7
    if (module >= SMALLEST_MODULE && fits(edges.slice(-6), module)) {
      found.push({ middle: (begin + at) / 2, module })
    }
  }
  return found
}

const fits = (edges: readonly number[], module: number): boolean =>
  RATIOS.every((ratio, i) => {
    const run = (edges[i + 1] ?? 0) - (edges[i] ?? 0)
    return Math.abs(run - ratio * module) <= Math.max(1, 0.45 * module * Math.sqrt(ratio))
  })

function finderPatterns(frame: Frame): readonly Finder[] {
  const { width, height } = frame
  const luma = lumaOf(frame)
  const found: Finder[] = []
  for (let y = 0; y < height; y += ROW_STEP) {
    const lumaAt = (x: number): number => luma[y * width + x] ?? 0
    const threshold = thresholdOf(width, lumaAt)
    if (threshold === null) continue
    const row = { length: width, isDark: (x: number) => lumaAt(x) < threshold }
    for (const { middle, module } of crossings(row)) {
      const x = Math.floor(middle)
      const across = crossedDown(luma, frame, { x, y, module }, threshold)
      if (across !== null && !found.some((other) => isSame(other, across))) found.push(across)
      if (found.length === FINDERS_AT_MOST) return found
    }
  }
  return found
}

/**
 * The same pattern downwards, through the middle and a module to either side of it, where the inner square still is:
 * noise has it once, a printed square all over. `null`: it is not there.
 */
function crossedDown(
  luma: Uint8Array,
  frame: Frame,
  finder: Finder,
  threshold: number,
): Finder | null {
  const { x, module } = finder
  const beside = Math.floor(module * 0.8)
  const columns = [x - beside, x, x + beside]
  const middles = columns.map((column) =>
    middleDown(luma, frame, { ...finder, x: column }, threshold),
  )
  const [left, middle, right] = middles
  if (left == null || middle == null || right == null) return null
  const level = Math.max(left, middle, right) - Math.min(left, middle, right) <= module
  return level ? { x, y: middle, module } : null
}

function middleDown(
  luma: Uint8Array,
  { width, height }: Frame,
  { x, y, module }: Finder,
  threshold: number,
): number | null {
  const reach = Math.ceil(module * 6)
  const top = Math.max(0, y - reach)
  const length = Math.min(height, y + reach) - top
  const isDark = (at: number): boolean => (luma[(top + at) * width + x] ?? 0) < threshold
  const found = crossings({ length, isDark }).find(
    (one) =>
      Math.abs(top + one.middle - y) <= module * 2 && isBetween(one.module / module, 0.67, 1.5),
  )
  return found === undefined ? null : top + found.middle
}

const isSame = (a: Finder, b: Finder): boolean =>
  Math.hypot(a.x - b.x, a.y - b.y) < 3 * Math.max(a.module, b.module)

/** Three of a size at the corners of a square, the fourth one free. */
function formsCorner(finders: readonly Finder[]): boolean {
  return finders.some((corner) => {
    const arms = finders
      .filter((one) => one !== corner && alike(one, corner))
      .map(({ x, y }) => ({ dx: x - corner.x, dy: y - corner.y }))
      // A code of version 1 has 14 modules between the patterns, one of version 40 has 170.
      .filter(({ dx, dy }) => isBetween(Math.hypot(dx, dy) / corner.module, 10, 190))
    return arms.some((a) => arms.some((b) => isRightAngle(a, b)))
  })
}

const isBetween = (value: number, least: number, most: number): boolean =>
  value >= least && value <= most

const alike = (a: Finder, b: Finder): boolean => isBetween(a.module / b.module, 0.7, 1.43)

type Arm = { readonly dx: number; readonly dy: number }

function isRightAngle(a: Arm, b: Arm): boolean {
  const [first, second] = [Math.hypot(a.dx, a.dy), Math.hypot(b.dx, b.dy)]
  const cosine = (a.dx * b.dx + a.dy * b.dy) / (first * second)
  return Math.abs(cosine) < 0.2 && isBetween(first / second, 0.8, 1.25)
}
