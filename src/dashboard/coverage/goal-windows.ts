import type { PatrolGoal } from '../../contracts/system.ts'

type Window = Pick<PatrolGoal['windows'][number], 'scheduled'>

/**
 * Whether a longer span holds no more than the shorter one before it: before the program began nothing was scheduled, and a
 * share of those hours would be made up.
 */
export function addsNothing(windows: readonly Window[], place: number): boolean {
  const [own, before] = [windows[place], windows[place - 1]]
  if (own === undefined || before === undefined) return false
  return own.scheduled > 0 && own.scheduled === before.scheduled
}
