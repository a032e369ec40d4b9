import type { Violation } from '../../contracts/violation.ts'
import { toneOf } from './cut-progress.ts'

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

/**
 * Still running, not thrown out by a person and not cut with proof: what the wall puts on top. A cut that the server
 * merely accepted leaves it there, and so does a return.
 */
export function isPressing({ ongoing, status, cut }: Violation): boolean {
  const proven = cut !== null && toneOf(cut.state) === 'proven'
  return ongoing && status !== 'dismissed' && !proven
}

/** Pressing ones first, each part newest first. */
export function splitViolations(violations: readonly Violation[]): {
  readonly pressing: Violation[]
  readonly past: Violation[]
} {
  return {
    pressing: violations.filter(isPressing),
    past: violations.filter((violation) => !isPressing(violation)),
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

/** Seconds it has been running: until now while it goes on, as recorded once it has ended. */
export function runningSeconds(violation: Violation, nowMillis: number): number {
  if (!violation.ongoing) return violation.seconds
  return Math.max(violation.seconds, (nowMillis - Date.parse(violation.startedAt)) / 1000)
}
