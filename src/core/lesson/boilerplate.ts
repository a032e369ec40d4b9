import type { StandingText } from '../detection/standing-text.ts'
import type { BoilerplateLimits } from './adding-up/adding-up.ts'
import { likeness, likenessTo } from './text-likeness.ts'

/**
 * Lines that stand on several different screens of a session: a banner, a footer, the frame of a program. Whoever weighed
 * them with each slide would believe what frames a lesson instead of what it shows, and could be told anything by a
 * footer; web search knows the like as boilerplate (Kohlschütter et al., WSDM 2010). Pure data.
 */
export type Boilerplate = {
  /** Folded lines of the last different screens, the latest last. */
  readonly screens: readonly (readonly string[])[]
  /** Folded lines that are known to stand on several of them. */
  readonly lines: readonly string[]
  /** Lines that stand on two: enough not to count them twice, too little to look past them. */
  readonly twice: readonly string[]
}

export const NO_BOILERPLATE: Boilerplate = { screens: [], lines: [], twice: [] }

const LETTERS = /\p{L}/gu
const FEWEST_LETTERS = 4
const WORKED_OUT = /[=+×÷≠≤≥<>^√]/

/** Clocks and counters go on while the line stays; in a task the numbers are what it says. */
function folded(line: string, { longestLine }: BoilerplateLimits): string {
  const plain = line.replace(/\s+/g, '').slice(0, longestLine)
  const counts = !WORKED_OUT.test(plain) && (plain.match(LETTERS)?.length ?? 0) >= FEWEST_LETTERS
  return counts ? plain.replace(/\d+/g, '0') : plain
}

/** Of more lines than are looked at, the first and the last: a frame stands above, below or on both sides. */
function linesOf(text: string, limits: BoilerplateLimits): readonly string[] {
  const all = [...new Set(text.split('\n').map((line) => folded(line, limits)))]
  const lines = all.filter((line) => line !== '')
  if (lines.length <= limits.most && lengthOf(lines) <= limits.longest) return lines
  const above = withinHalf(lines, limits)
  const below = withinHalf(lines.slice(above.length).toReversed(), limits)
  return [...above, ...below.toReversed()]
}

function withinHalf(lines: readonly string[], { most, longest }: BoilerplateLimits) {
  let left = longest / 2
  return lines.slice(0, Math.floor(most / 2)).filter((line) => {
    left -= line.length
    return left >= 0
  })
}

/** What is left of the comparisons of one look, shared by all that compare for it. */
type Comparing = BoilerplateLimits & { readonly budget: { left: number } }

const comparing = (limits: BoilerplateLimits): Comparing => ({
  ...limits,
  budget: { left: limits.comparisons },
})

/** Lines to be compared with; what is not the same to the letter is only compared so often. */
function createLines(lines: readonly string[], { same, budget }: Comparing) {
  const exact = new Set(lines)
  return {
    hold(line: string): boolean {
      if (exact.has(line)) return true
      const likeThis = likenessTo(line)
      return lines.some((other) => {
        const [shorter, longer] =
          line.length < other.length ? [line.length, other.length] : [other.length, line.length]
        if (shorter < same * longer || budget.left === 0) return false
        budget.left -= 1
        return likeThis(other) >= same
      })
    },
  }
}

const lengthOf = (lines: readonly string[]): number =>
  lines.reduce((sum, line) => sum + line.length, 0)

const without = (
  lines: readonly string[],
  others: readonly string[],
  limits: Comparing,
): readonly string[] => {
  const known = createLines(others, limits)
  return lines.filter((line) => !known.hold(line))
}

/** Different screens: a slide that grows, of which something is wiped, or that comes back, is the same. */
function withScreen(
  screens: Boilerplate['screens'],
  lines: readonly string[],
  limits: Comparing,
): Boilerplate['screens'] {
  for (const [place, known] of screens.entries()) {
    const added = lengthOf(without(lines, known, limits))
    const gone = lengthOf(without(known, lines, limits))
    if (Math.min(added, gone) >= limits.least) continue
    const others = screens.filter((_, at) => at !== place)
    return [...others, added > gone ? lines : known]
  }
  return [...screens, lines].slice(-limits.kept)
}

const differ = (rests: readonly (readonly string[])[], limits: BoilerplateLimits): boolean =>
  rests.every((one, i) =>
    rests.slice(i + 1).every((other) => likeness(one.join(''), other.join('')) < limits.rests),
  )

/** Lines that stand on so many of the screens, where these show different things besides. */
function standingOn(
  screens: Boilerplate['screens'],
  times: number,
  limits: Comparing,
): readonly string[] {
  const known = screens.map((lines) => createLines(lines, limits))
  const lines = [...new Set(screens.flat())].filter(
    (line) => known.filter((one) => one.hold(line)).length >= times,
  )
  if (lengthOf(lines) < limits.least) return []
  const framed = screens
    .map((one) => ({ one, rest: without(one, lines, limits) }))
    .filter(({ one, rest }) => rest.length < one.length)
    .map(({ rest }) => rest)
  const found = framed.every((rest) => lengthOf(rest) >= limits.least) && differ(framed, limits)
  return found ? lines : []
}

/** Adds a picture that differs from the look before. A line that was known to stand stays known until it is gone. */
export function addBoilerplate(
  before: Boilerplate,
  text: string,
  rule: BoilerplateLimits,
): Boilerplate {
  const limits = comparing(rule)
  const lines = linesOf(text, limits)
  if (lines.length === 0) return before
  const screens = withScreen(before.screens, lines, limits)
  const present = createLines(screens.flat(), limits)
  const still = before.lines.filter((line) => present.hold(line))
  const found = standingOn(screens, limits.screens, limits)
  return {
    screens,
    lines: [...still, ...without(found, still, limits)],
    twice: standingOn(screens, 2, limits),
  }
}

/** Whether a screen was shown in this frame. */
export function isFramed({ lines }: Boilerplate, text: string): boolean {
  const frame = lines.join('')
  return frame.length >= MUCH * text.length && likeness(text, frame) >= FRAMED
}

const FRAMED = 0.8
const MUCH = 0.25

/** A text taken apart into what stands on several screens and what this one shows. */
export type PartedText = {
  /** `null` where nothing is known to stand, or where there would be next to nothing left. */
  readonly boilerplate: StandingText | null
  readonly matter: string
}

export function partText(
  { lines, twice }: Boilerplate,
  text: string,
  limits: BoilerplateLimits | undefined,
): PartedText {
  const whole = { boilerplate: null, matter: text }
  if (limits === undefined) return whole
  const compared = comparing(limits)
  const often = partedBy(lines, text, compared)
  if (often !== null) {
    return { matter: often.matter, boilerplate: { text: often.standing, often: true } }
  }
  const seldom = partedBy(twice, text, compared)
  return seldom === null
    ? whole
    : { matter: seldom.matter, boilerplate: { text: seldom.standing, often: false } }
}

function partedBy(lines: readonly string[], text: string, limits: Comparing) {
  if (lines.length === 0) return null
  const known = createLines(lines, limits)
  const all = text.split('\n').map((line) => ({ line, stands: known.hold(folded(line, limits)) }))
  const those = (stand: boolean): string =>
    all.flatMap(({ line, stands }) => (stands === stand ? [line] : [])).join('\n')
  const [standing, matter] = [those(true), those(false)]
  if (standing === '' || lengthOf(linesOf(matter, limits)) < limits.least) return null
  return { standing, matter }
}
