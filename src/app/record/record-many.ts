import type { NewJournalEvent } from '../../core/evidence/journal-event.ts'
import type { CoverageSegment, RoomStatus } from '../../core/patrol/coverage.ts'
import { extendCoverage } from '../../core/patrol/extend-coverage.ts'
import { nextRoomStatus } from '../../core/patrol/room-status.ts'
import type { Instant } from '../../core/time/instant.ts'
import type { Observation } from '../../core/violations/observation.ts'
import type { Clock } from '../../ports/clock.ts'
import type { Records, Transactions } from '../../ports/records/records.ts'
import type { StageJob } from '../pipeline.ts'
import type { FromLook } from '../tracing.ts'
import { roomChanged } from './room-changed.ts'

export type RecordManyDeps = { readonly clock: Clock; readonly transactions: Transactions }

type UnwatchedLook = Extract<Observation, { kind: 'off-air' | 'unseen' }>

/** In one order always: whoever writes many rooms never waits for whoever writes them the other way round. */
const byRoom = (a: UnwatchedLook, b: UnwatchedLook): number => (a.roomId < b.roomId ? -1 : 1)

const recordJob = (observation: UnwatchedLook): StageJob => ({
  stage: 'record',
  key: observation.id,
  payload: observation,
})

const lookOf = ({ traceparent }: UnwatchedLook): FromLook =>
  traceparent === undefined ? {} : { traceparent }

type Before = {
  readonly last: CoverageSegment | null
  readonly status: RoomStatus | null
}

/** What was written of later moments, or of a future that a clock was set back from, is for the careful way. */
const isPlain = ({ last, status }: Before, { at }: UnwatchedLook, now: Instant): boolean =>
  (last === null || (last.start <= at && last.end <= now + 1)) &&
  (status === null || status.lastLookAt <= at)

async function readBefore(
  records: Records,
  looks: readonly UnwatchedLook[],
): Promise<ReadonlyMap<string, Before>> {
  const ids = looks.map(({ roomId }) => roomId)
  const lasts = await records.coverage.lastOfFree(ids)
  const free = [...lasts.keys()]
  const ongoing = await records.violations.ongoingIn(free)
  const violating = new Set(ongoing.map(({ roomId }) => roomId))
  const statuses = await records.roomBoard.statusesOf(free)
  const known = new Map(statuses.map((status) => [status.roomId, status]))
  return new Map(
    [...lasts]
      .filter(([roomId]) => !violating.has(roomId))
      .map(([roomId, last]) => [roomId, { last, status: known.get(roomId) ?? null }]),
  )
}

/**
 * Writes down looks at rooms of which nothing stands, in one transaction: each is the ledger's run and the room's status,
 * and an event where the room is not what it was. What needs more care (a violation stands, somebody else writes about the
 * room, a clock was set) comes back as a job of its own.
 */
export async function recordMany(
  { transactions, clock }: RecordManyDeps,
  given: readonly UnwatchedLook[],
): Promise<readonly StageJob[]> {
  if (given.length === 0) return []
  const looks = given.toSorted(byRoom)
  return await transactions.run(async (records) => {
    const before = await readBefore(records, looks)
    const now = clock.now()
    const segments: CoverageSegment[] = []
    const statuses: RoomStatus[] = []
    const changed: NewJournalEvent[] = []
    const left: StageJob[] = []
    for (const observation of looks) {
      const { roomId, at, kind } = observation
      const known = before.get(roomId)
      if (known === undefined || !isPlain(known, observation, now)) {
        left.push(recordJob(observation))
        continue
      }
      const unseenReason = kind === 'unseen' ? observation.reason : null
      const look = { roomId, at, state: kind, unseenReason }
      segments.push(...extendCoverage(known.last, look, now))
      const next = nextRoomStatus(known.status, look)
      statuses.push(next.status)
      if (next.changed) {
        changed.push(roomChanged({ clock }, next.status, next.status.since, lookOf(observation)))
      }
    }
    await records.coverage.saveMany(segments)
    await records.roomBoard.saveStatuses(statuses)
    await records.journal.appendAll(changed)
    return left
  })
}
