import { type Duration, seconds } from '../time/duration.ts'
import { type Instant, plus } from '../time/instant.ts'
import { LOOK_PRIORITIES, type LookPriority } from './politeness.ts'

export type WaitingLook = {
  readonly id: string
  readonly priority: LookPriority
  readonly since: Instant
}

/** A step of priority is worth this much waiting, so that the idle patrol is served too, only later. */
export const PRIORITY_STEP: Duration = seconds(15)

const standing = (look: WaitingLook): Instant =>
  plus(look.since, (LOOK_PRIORITIES.indexOf(look.priority) * PRIORITY_STEP) as Duration)

/**
 * Who goes next: the earliest of "waiting since, plus 15 s a step of priority". Nobody can be overtaken for ever: who
 * has waited 45 s longer than a newcomer goes before any newcomer.
 */
export function nextInLine<Look extends WaitingLook>(waiting: readonly Look[]): Look | null {
  return waiting.reduce<Look | null>(
    (first, look) => (first === null || standing(look) < standing(first) ? look : first),
    null,
  )
}
