import { minutes } from '../time/duration.ts'
import { between, type Instant } from '../time/instant.ts'
import { LONGEST_PAUSE } from './session-evidence.ts'

/** A screen that was read, and when it came up. */
export type ReadScreen = {
  readonly text: string
  readonly since: Instant
  readonly at: Instant
  /** The look before it came up, which showed something else; `null` when there was none. */
  readonly after: Instant | null
  /** By itself it clearly shows something else: a lesson does not begin with it. */
  readonly against?: boolean
}

/** A slide names the matter, the next one sets the exercise: the last few different ones are read as one text. */
const MOST_SCREENS = 4
const LONGEST_TEXT = 2_000
/** Screens that were last seen longer ago belong to what was before. */
const STILL_TOGETHER = minutes(5)
/** The same slide with a line more, or read a little differently, is the same slide. */
const SAME_SCREEN = 0.7

/** The last different screens with this one, oldest first. Screens without text leave the others as they are. */
export function addScreen(
  screens: readonly ReadScreen[],
  seen: Omit<ReadScreen, 'since'>,
): readonly ReadScreen[] {
  const recent = screens.filter((screen) => between(screen.at, seen.at) <= STILL_TOGETHER)
  const text = seen.text.slice(0, LONGEST_TEXT)
  if (text.trim() === '') return recent
  const same = recent.find((screen) => likeness(screen.text, text) >= SAME_SCREEN)
  const others = recent.filter((screen) => screen !== same)
  const stood = same !== undefined && between(same.at, seen.at) < LONGEST_PAUSE
  const came = stood ? same : { since: seen.at, after: seen.after }
  const speaks = seen.against === true ? { against: true } : {}
  const present = { text, since: came.since, after: came.after, at: seen.at, ...speaks }
  return [...others, present].slice(-MOST_SCREENS)
}

/** The first of those that came without a lesson's pause between them: what they show together began with it. */
export function beginOf(screens: readonly ReadScreen[]): ReadScreen | undefined {
  const start = screens.findLastIndex((screen, place) => {
    const before = screens[place - 1]
    return before === undefined || between(before.at, screen.since) >= LONGEST_PAUSE
  })
  return screens.slice(start).find(({ against }) => against !== true) ?? screens.at(-1)
}

/** What they say together; `null` for fewer than two, which say no more than the screen itself. */
export function textTogether(screens: readonly ReadScreen[]): string | null {
  return screens.length < 2 ? null : screens.map(({ text }) => text).join('\n')
}

/** Share of pairs of neighbouring characters that the shorter text has in common with the other (Dice, 1945). */
function likeness(one: string, other: string): number {
  const [a, b] = [pairsOf(one), pairsOf(other)]
  const smaller = Math.min(a.size, b.size)
  if (smaller === 0) return one === other ? 1 : 0
  let shared = 0
  for (const pair of a) if (b.has(pair)) shared += 1
  return shared / smaller
}

function pairsOf(text: string): ReadonlySet<string> {
  const plain = text.replace(/\s+/g, '')
  const pairs = new Set<string>()
  for (let i = 0; i + 1 < plain.length; i += 1) pairs.add(plain.slice(i, i + 2))
  return pairs
}
