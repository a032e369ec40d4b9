import { PRESENT_ADDING_UP } from '../../../src/core/lesson/adding-up/adding-up-versions.ts'
import type { Step } from './follow-example.ts'

const WIDTH = 240
const HEIGHT = 120
const MARGIN = 10
const LOWEST = -2
const HIGHEST = 2

const up = (value: number): number => {
  const within = Math.max(LOWEST, Math.min(HIGHEST, value))
  return Math.round(
    HEIGHT - MARGIN - ((within - LOWEST) / (HIGHEST - LOWEST)) * (HEIGHT - 2 * MARGIN),
  )
}

const level = (value: number, colour: string, dashes: string): string =>
  `<line x1="0" x2="${WIDTH}" y1="${up(value)}" y2="${up(value)}" stroke="${colour}"${dashes}/>`

type Dot = { readonly x: number; readonly y: number; readonly says: number | null }

function look(says: number | null): string {
  if (says === null) return 'fill="#66717d"'
  return says > 0 ? 'fill="#c8161d"' : 'fill="#fff" stroke="#17714a" stroke-width="2"'
}

const dot = ({ x, y, says }: Dot) => `<circle cx="${x}" cy="${y}" r="4" ${look(says)}/>`

/**
 * The evidence after each screen: red dots spoke for a lesson, rings against, grey ones were not weighed; a lesson is
 * believed from the red line on.
 */
export function curveSvg(steps: readonly Step[]): string {
  const step = (WIDTH - 2 * MARGIN) / Math.max(1, steps.length - 1)
  const points = steps.map(({ belief }, place) => ({
    x: Math.round(MARGIN + place * step),
    y: up(belief.average),
    says: belief.screen?.says ?? null,
  }))
  const line = points.map(({ x, y }) => `${x},${y}`).join(' ')
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${HEIGHT}" width="${WIDTH}" height="${HEIGHT}">`,
    `<rect width="${WIDTH}" height="${HEIGHT}" fill="#f6f8fa"/>`,
    level(0, '#d8dfe6', ''),
    level(PRESENT_ADDING_UP.leaning.from, '#c77700', ' stroke-dasharray="6 4"'),
    level(PRESENT_ADDING_UP.opens, '#c8161d', ''),
    `<polyline points="${line}" fill="none" stroke="#14508c" stroke-width="2"/>`,
    ...points.map(dot),
    '</svg>\n',
  ].join('\n')
}
