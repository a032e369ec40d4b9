import type { Box } from '../../../core/detection/frame.ts'

/** The detector's answer: how likely each cell is text, 0..1, row by row. */
export type TextMap = {
  readonly probabilities: Float32Array
  readonly width: number
  readonly height: number
}

/** Where text stands, in the map's cells. */
export type TextRegion = { readonly box: Box; readonly score: number }

/** Cells above this belong to a text's core (the detector is trained to shrink texts, see `GROWTH`). */
const CORE = 0.3
/** A region whose mean is below this is texture. */
const MINIMUM_SCORE = 0.5
/** Shrunken texts grow back by area × growth ÷ perimeter (Liao et al., Real-time Scene Text Detection, 2020). */
const GROWTH = 1.6
const SMALLEST_SIDE = 3
/** A wall of noise must not cost a thousand readings. */
const MOST_REGIONS = 200

/** Upright boxes around what the detector holds for text, most certain first, at most 200. */
export function textRegions(map: TextMap): readonly TextRegion[] {
  const seen = new Uint8Array(map.probabilities.length)
  const regions: TextRegion[] = []
  for (let start = 0; start < map.probabilities.length; start += 1) {
    if (seen[start] === 1 || (map.probabilities[start] ?? 0) <= CORE) continue
    const region = regionAt(map, start, seen)
    if (region !== null) regions.push(region)
  }
  return regions.toSorted((a, b) => b.score - a.score).slice(0, MOST_REGIONS)
}

function regionAt(map: TextMap, start: number, seen: Uint8Array): TextRegion | null {
  const { probabilities, width, height } = map
  let [left, top, right, bottom] = [width, height, 0, 0]
  let sum = 0
  let cells = 0
  const open = [start]
  seen[start] = 1
  for (let cell = open.pop(); cell !== undefined; cell = open.pop()) {
    const x = cell % width
    const y = (cell - x) / width
    left = Math.min(left, x)
    right = Math.max(right, x)
    top = Math.min(top, y)
    bottom = Math.max(bottom, y)
    sum += probabilities[cell] ?? 0
    cells += 1
    for (const next of neighbours(x, y, width, height)) {
      if (seen[next] === 1 || (probabilities[next] ?? 0) <= CORE) continue
      seen[next] = 1
      open.push(next)
    }
  }
  const core = { x: left, y: top, width: right - left + 1, height: bottom - top + 1 }
  const score = sum / cells
  if (Math.min(core.width, core.height) < SMALLEST_SIDE || score < MINIMUM_SCORE) return null
  return { box: grown(core, width, height), score }
}

function neighbours(x: number, y: number, width: number, height: number): readonly number[] {
  const cell = y * width + x
  const around: number[] = []
  if (x > 0) around.push(cell - 1)
  if (x < width - 1) around.push(cell + 1)
  if (y > 0) around.push(cell - width)
  if (y < height - 1) around.push(cell + width)
  return around
}

function grown(core: Box, width: number, height: number): Box {
  const distance = (core.width * core.height * GROWTH) / (2 * (core.width + core.height))
  const left = Math.max(0, core.x - distance)
  const top = Math.max(0, core.y - distance)
  return {
    x: left,
    y: top,
    width: Math.min(width, core.x + core.width + distance) - left,
    height: Math.min(height, core.y + core.height + distance) - top,
  }
}
