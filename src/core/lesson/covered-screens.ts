import { between, type Instant } from '../time/instant.ts'
import type { AddingUp } from './adding-up/adding-up.ts'
import { likeness } from './text-likeness.ts'

/** A screen that was read, and when it came up. */
export type ReadScreen = {
  readonly text: string
  readonly since: Instant
  readonly at: Instant
  /** The look before it came up, which showed something else; `null` when there was none. */
  readonly after: Instant | null
}

/** The last different screens with this one, oldest first. Screens without text leave the others as they are. */
export function addScreen(
  screens: readonly ReadScreen[],
  seen: Omit<ReadScreen, 'since'>,
  rule: AddingUp,
): readonly ReadScreen[] {
  const { together, longestText, kept } = rule.covered
  const recent = screens.filter((screen) => between(screen.at, seen.at) <= together)
  const text = seen.text.slice(0, longestText)
  if (text.trim() === '') return recent
  const same = recent.find((screen) => likeness(screen.text, text) >= rule.screens.same)
  const others = recent.filter((screen) => screen !== same)
  const stood = same !== undefined && between(same.at, seen.at) < rule.pause
  const came = stood ? same : { since: seen.at, after: seen.after }
  const present = { text, since: came.since, after: came.after, at: seen.at }
  return [...others, present].slice(-kept)
}
