import { type Strip, stripAround } from './strip.ts'

/** The detector's answer: how likely each cell is text, 0..1, row by row. */
export type TextMap = {
  readonly probabilities: Float32Array
  readonly width: number
  readonly height: number
}

/** Where a line of text stands, in the map's cells. */
export type TextRegion = { readonly strip: Strip; readonly score: number }

/** Cells above this belong to a text's core (the detector is trained to shrink texts, see `GROWTH`). */
const CORE = 0.3
/** A region whose mean is below this is texture. */
const MINIMUM_SCORE = 0.5
/** Shrunken texts grow back by area × growth ÷ perimeter (Liao et al., Real-time Scene Text Detection, 2020). */
const GROWTH = 1.6
const SMALLEST_SIDE = 3
/** A wall of noise must not cost a thousand readings. */
const MOST_REGIONS = 200

/** Strips around what the detector holds for text, most certain first, at most 200. */
export function textRegions(map: TextMap): readonly TextRegion[] {
  const seen = new Uint8Array(map.probabilities.length)
  const regions: TextRegion[] = []
  for (let start = 0; start < map.probabilities.length; start += 1) {
    if (seen[start] === 1 || (map.probabilities[start] ?? 0) <= CORE) continue
    const region = regionOf(map, coreAt(map, start, seen))
    if (region !== null) regions.push(region)
  }
  return regions.toSorted((a, b) => b.score - a.score).slice(0, MOST_REGIONS)
}

function coreAt(map: TextMap, start: number, seen: Uint8Array): readonly number[] {
  const { probabilities, width, height } = map
  const cells = [start]
  seen[start] = 1
  const visit = (cell: number): void => {
    if (seen[cell] === 1 || (probabilities[cell] ?? 0) <= CORE) return
    seen[cell] = 1
    cells.push(cell)
  }
  for (let i = 0; i < cells.length; i += 1) {
    const cell = cells[i] ?? 0
    const x = cell % width
    if (x > 0) visit(cell - 1)
    if (x < width - 1) visit(cell + 1)
    if (cell >= width) visit(cell - width)
    if (cell < width * (height - 1)) visit(cell + width)
  }
  return cells
}

function regionOf(map: TextMap, cells: readonly number[]): TextRegion | null {
  const score = cells.reduce((sum, cell) => sum + (map.probabilities[cell] ?? 0), 0) / cells.length
  if (score < MINIMUM_SCORE) return null
  const core = stripAround(cells, map.width)
  if (Math.min(core.length, core.thickness) < SMALLEST_SIDE) return null
  const distance = (core.length * core.thickness * GROWTH) / (2 * (core.length + core.thickness))
  const strip = {
    ...core,
    length: core.length + 2 * distance,
    thickness: core.thickness + 2 * distance,
  }
  return { strip, score }
}
