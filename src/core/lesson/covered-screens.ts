import { minutes } from '../time/duration.ts'
import { between, type Instant } from '../time/instant.ts'
import { LONGEST_PAUSE } from './longest-pause.ts'
import { likeness, SAME_SCREEN } from './weighed-screens.ts'

/** A screen that was read, and when it came up. */
export type ReadScreen = {
  readonly text: string
  readonly since: Instant
  readonly at: Instant
  /** The look before it came up, which showed something else; `null` when there was none. */
  readonly after: Instant | null
}

/** So many different ones are kept. */
const MOST_SCREENS = 4
const LONGEST_TEXT = 2_000
/** Screens that were last seen longer ago belong to what was before. */
const STILL_TOGETHER = minutes(5)

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
  const present = { text, since: came.since, after: came.after, at: seen.at }
  return [...others, present].slice(-MOST_SCREENS)
}
