import { type Duration, seconds } from '../time/duration.ts'
import { LOOK_PRIORITIES, type LookPriority } from './politeness.ts'

export type WaitingLook = {
  readonly id: string
  readonly priority: LookPriority
  /** Monotonic: a wall clock set back must not reorder a line. */
  readonly since: Duration
}

/** A step of priority is worth this much waiting, so that the idle patrol is served too, only later. */
const PRIORITY_STEP: Duration = seconds(15)

/** How long a look waits for its turn before it is given up and entered as not seen. Ours: docs/rules.md §7. */
export const PATIENCE: Readonly<Record<LookPriority, Duration>> = {
  proof: seconds(3),
  suspect: seconds(20),
  watch: seconds(15),
  patrol: seconds(8),
  // Shorter than a step of priority: it never goes before a look of the patrol that waits.
  preview: seconds(8),
}

const standing = (look: WaitingLook): number =>
  look.since + LOOK_PRIORITIES.indexOf(look.priority) * PRIORITY_STEP

/**
 * Who goes next: the earliest of "waiting since, plus 15 s a step of priority". Nobody can be overtaken for ever: who
 * has waited 60 s longer than a newcomer goes before any newcomer.
 */
export function nextInLine<Look extends WaitingLook>(waiting: readonly Look[]): Look | null {
  return waiting.reduce<Look | null>(
    (first, look) => (first === null || standing(look) < standing(first) ? look : first),
    null,
  )
}
