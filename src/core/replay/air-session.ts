import { type Duration, minutes } from '../time/duration.ts'
import { between, type Instant } from '../time/instant.ts'
import type { ReplayFinding } from './replay-finding.ts'

/** One stretch on air of one room. */
export type AirSession = {
  readonly id: string
  readonly roomId: string
  readonly institutionId: string
  readonly startedAt: Instant
  readonly lastAt: Instant
  /** The strongest replay that was found in it. */
  readonly finding: ReplayFinding | null
}

/** A silence shorter than this (another watch lease, a network that failed) does not end a session. */
const SAME_SESSION_WITHIN: Duration = minutes(3)

export function isSameSession(session: AirSession | null, now: Instant): boolean {
  if (session === null) return false
  const silence = between(session.lastAt, now)
  return silence >= 0 && silence <= SAME_SESSION_WITHIN
}
