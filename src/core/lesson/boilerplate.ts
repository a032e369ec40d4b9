import type { BoilerplateLimits } from './adding-up/adding-up.ts'
import { likeness } from './text-likeness.ts'

/**
 * Lines that stand on every different screen of a session: a banner, a footer, the frame of a program. Whoever weighed
 * them with each slide would believe what frames a lesson instead of what it shows, and could be told anything by a
 * footer; web search knows the like as boilerplate (Kohlschütter et al., WSDM 2010). Pure data.
 */
export type Boilerplate = {
  /** Folded lines of the last different screens, the latest last. */
  readonly screens: readonly (readonly string[])[]
  /** Folded lines that are known to stand on all of them. */
  readonly lines: readonly string[]
}

export const NO_BOILERPLATE: Boilerplate = { screens: [], lines: [] }

const SHORTEST_LINE = 3

/** Clocks and counters go on while the line stays. */
const folded = (line: string, { longestLine }: BoilerplateLimits): string =>
  line.replace(/\s+/g, '').replace(/\d+/g, '0').slice(0, longestLine)

function linesOf(text: string, limits: BoilerplateLimits): readonly string[] {
  const lines = text.split('\n').map((line) => folded(line, limits))
  return [...new Set(lines.filter((line) => line !== ''))].slice(0, limits.most)
}

function isIn(lines: readonly string[], line: string, { same }: BoilerplateLimits): boolean {
  if (lines.includes(line)) return true
  return lines.some((other) => {
    const [shorter, longer] = [line.length, other.length].sort((a, b) => a - b)
    return (shorter ?? 0) >= same * (longer ?? 0) && likeness(line, other) >= same
  })
}

const lengthOf = (lines: readonly string[]): number =>
  lines.reduce((sum, line) => sum + line.length, 0)

const without = (
  lines: readonly string[],
  others: readonly string[],
  limits: BoilerplateLimits,
): readonly string[] => lines.filter((line) => !isIn(others, line, limits))

/** The screens with this one; a slide to which something was added, or of which something was wiped, is the same. */
function withScreen(
  screens: Boilerplate['screens'],
  lines: readonly string[],
  limits: BoilerplateLimits,
): Boilerplate['screens'] {
  const last = screens.at(-1)
  if (last === undefined) return [lines]
  const added = lengthOf(without(lines, last, limits))
  const gone = lengthOf(without(last, lines, limits))
  if (Math.min(added, gone) >= limits.least) return [...screens, lines].slice(-limits.screens)
  return added > gone ? [...screens.slice(0, -1), lines] : screens
}

const differ = (rests: readonly (readonly string[])[], limits: BoilerplateLimits): boolean =>
  rests.every((one, i) =>
    rests.slice(i + 1).every((other) => likeness(one.join(''), other.join('')) < limits.rests),
  )

/** Adds a picture that differs from the look before. A line that was known to stand stays known until it is gone. */
export function addBoilerplate(
  before: Boilerplate,
  text: string,
  limits: BoilerplateLimits,
): Boilerplate {
  const lines = linesOf(text, limits)
  if (lines.length === 0) return before
  const screens = withScreen(before.screens, lines, limits)
  const still = before.lines.filter((line) => screens.some((one) => isIn(one, line, limits)))
  if (screens.length < limits.screens) return { screens, lines: still }
  const [first = [], ...others] = screens
  const standing = first.filter(
    (line) => line.length >= SHORTEST_LINE && others.every((one) => isIn(one, line, limits)),
  )
  const rests = screens.map((one) => without(one, standing, limits))
  const found = rests.every((one) => lengthOf(one) >= limits.least) && differ(rests, limits)
  return { screens, lines: found ? [...still, ...without(standing, still, limits)] : still }
}

/** A text taken apart into what stands on every screen and what this one shows. */
export type PartedText = {
  /** `''` where nothing is known to stand, or where there would be next to nothing left. */
  readonly boilerplate: string
  readonly matter: string
}

export function partText(
  { lines }: Boilerplate,
  text: string,
  limits: BoilerplateLimits | undefined,
): PartedText {
  if (limits === undefined || lines.length === 0) return { boilerplate: '', matter: text }
  const stands = (line: string): boolean => isIn(lines, folded(line, limits), limits)
  const all = text.split('\n')
  const matter = all.filter((line) => !stands(line)).join('\n')
  if (lengthOf(linesOf(matter, limits)) < limits.least) return { boilerplate: '', matter: text }
  return { boilerplate: all.filter(stands).join('\n'), matter }
}
