import type { Violation } from '../../../contracts/violation.ts'
import { isCutStanding, toneOf } from '../cut-progress.ts'

/** Newest first. Two pages of a list, or a list and an event, may hold the same one: the later version stands. */
export function mergeViolations(...lists: readonly (readonly Violation[])[]): Violation[] {
  const byId = new Map<string, Violation>()
  for (const violation of lists.flat()) {
    const known = byId.get(violation.id)
    if (known === undefined || known.version <= violation.version) {
      byId.set(violation.id, violation)
    }
  }
  return [...byId.values()].toSorted(
    (a, b) => Date.parse(b.startedAt) - Date.parse(a.startedAt) || b.id.localeCompare(a.id),
  )
}

function isOpen({ ongoing, status, cut }: Violation): boolean {
  const proven = cut !== null && toneOf(cut.state) === 'proven'
  return ongoing && status !== 'dismissed' && !proven
}

/**
 * Forbidden, still running, not thrown out by a person and not cut with proof: what the wall puts on top. A cut that the
 * server merely accepted leaves it there, and so does a return.
 */
export const isPressing = (violation: Violation): boolean =>
  isOpen(violation) && violation.verdict.verdict === 'forbidden'

/** Nobody decided it, or the decision was taken back, and the stream is cut all the same. */
const isCutUndecided = ({ status, cut }: Violation): boolean =>
  status === 'suspected' && cut !== null && isCutStanding(cut.state)

/** Whether it is a violation is for a person to decide: it is as much under way, or a cut stands upon it. */
const isForPerson = (violation: Violation): boolean =>
  isOpen(violation) ? violation.verdict.verdict !== 'forbidden' : isCutUndecided(violation)

/** Pressing ones first, then those for a person, each part newest first. */
export function splitViolations(violations: readonly Violation[]): {
  readonly pressing: Violation[]
  readonly forPerson: Violation[]
  readonly past: Violation[]
} {
  return {
    pressing: violations.filter(isPressing),
    forPerson: violations.filter(isForPerson),
    past: violations.filter((violation) => !isOpen(violation) && !isForPerson(violation)),
  }
}

/** The one after (`1`) or before (`-1`) in the list; stays at the ends; starts at the first. */
export function neighbour(
  ids: readonly string[],
  current: string | null,
  step: 1 | -1,
): string | null {
  if (ids.length === 0) return null
  const at = current === null ? -1 : ids.indexOf(current)
  if (at === -1) return ids[0] ?? null
  return ids[Math.min(ids.length - 1, Math.max(0, at + step))] ?? null
}

/** A recording lasts no longer for being read again: its time stands still. */
export const isRecordingForPerson = ({ recording, verdict }: Violation): boolean =>
  recording !== undefined && verdict.verdict === 'review'

/** Seconds it has been running: until now while it goes on, as recorded once it has ended. */
export function runningSeconds(violation: Violation, nowMillis: number): number {
  if (!violation.ongoing || isRecordingForPerson(violation)) return violation.seconds
  return Math.max(violation.seconds, (nowMillis - Date.parse(violation.startedAt)) / 1000)
}
