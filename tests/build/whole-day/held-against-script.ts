import type { CoverageSegment, CoverageState } from '../../../src/core/patrol/coverage.ts'
import { type Duration, seconds } from '../../../src/core/time/duration.ts'
import { formatInstant, type Instant, plus } from '../../../src/core/time/instant.ts'
import type { Doing } from './scripted-rooms.ts'

const STATE_OF: Readonly<Record<Doing, CoverageState>> = {
  'off-air': 'off-air',
  lesson: 'seen-suspect',
  painting: 'seen-clean',
  broken: 'unseen',
}
const HALF_MINUTE: Duration = seconds(30)
/** What changed is seen at the next look, and a look vouches back to the one before. */
const ONE_LOOK: Duration = seconds(60)

export type Held = {
  readonly roomId: string
  readonly segments: readonly CoverageSegment[]
  readonly doing: (at: Instant) => Doing
  readonly isForbidden: (at: Instant) => boolean
  /** Nobody looked. */
  readonly isOut: (at: Instant) => boolean
}

/** Forbidden minutes that the ledger does not tell as the script has them, and minutes of each state. */
export function heldAgainstScript(held: Held, from: Instant, to: Instant) {
  const { roomId, segments, doing, isForbidden, isOut } = held
  const stateAt = (at: Instant): CoverageState => (isOut(at) ? 'missed' : STATE_OF[doing(at)])
  const wrong: string[] = []
  const minutes = new Map<CoverageState, number>()
  for (let at = plus(from, HALF_MINUTE); at < to; at = plus(at, seconds(60))) {
    if (!isForbidden(at)) continue
    const told = segments.filter(({ start, end }) => start <= at && at < end)
    const [only] = told
    const around = [-ONE_LOOK, 0, ONE_LOOK].map((by) => stateAt(plus(at, by as Duration)))
    if (only === undefined || told.length > 1 || !around.includes(only.state)) {
      const states = told.map(({ state }) => state).join('+') || 'nothing'
      wrong.push(`${roomId} ${formatInstant(at)}: ${states}, not ${stateAt(at)}`)
    }
    if (only !== undefined) minutes.set(only.state, (minutes.get(only.state) ?? 0) + 1)
  }
  return { wrong, minutes: Object.fromEntries(minutes) }
}
