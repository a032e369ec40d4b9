import type { AutomaticRecord } from '../../../core/cuts/power/automatic-record.ts'
import type { CutRules } from '../../../core/cuts/power/cut-rules.ts'
import type { PatrolSweep } from '../../../core/patrol/sweep.ts'
import { sweepOf } from '../../../core/patrol/sweeps/sweep-of.ts'
import { heldBack } from '../../../core/patrol/sweeps/sweep-run.ts'
import type { LiveRoom } from '../../../core/registry/live-room.ts'
import { isInRegion } from '../../../core/registry/region-scope.ts'
import { civilDateOf, type Instant } from '../../../core/time/instant.ts'
import type { Violation } from '../../../core/violations/violation.ts'
import type { Records } from '../../../ports/records/records.ts'
import { type PlannedRoomDeps, planner } from '../../plan/planned-rooms.ts'

export type CandidateDeps = PlannedRoomDeps & { readonly sweeps: () => readonly PatrolSweep[] }

/** A case that the machine may have to decide about, with the sweep that has its room now. */
export type Candidate = {
  readonly violation: Violation
  readonly room: LiveRoom
  readonly sweep: string | null
  readonly record: AutomaticRecord | null
}

const PAGE = 200

async function ongoingIn(
  { violations }: Pick<Records, 'violations'>,
  rules: CutRules,
): Promise<readonly Violation[]> {
  const scopes = rules.automatic.rules
    .filter(({ mode }) => mode !== 'off')
    .flatMap(({ regions }) => regions)
  if (scopes.length === 0) return []
  const found: Violation[] = []
  let cursor: string | null = null
  do {
    const from: string | null = cursor
    const page: Awaited<ReturnType<typeof violations.list>> = await violations.list(
      { ongoing: true },
      { limit: PAGE, cursor: from },
    )
    found.push(...page.items)
    cursor = page.nextCursor
  } while (cursor !== null)
  return found.filter(({ region }) => scopes.some((scope) => isInRegion(scope, region)))
}

/** Which sweep has each of these rooms now, sweeps that a person took off left out. */
async function sweepsOf(
  records: Records,
  deps: CandidateDeps,
  rooms: readonly LiveRoom[],
  now: Instant,
): Promise<ReadonlyMap<string, string | null>> {
  const today = civilDateOf(now)
  const off = heldBack(await records.sweepRuns.current(today), today)
  const inForce = deps.sweeps().filter(({ name }) => !off.has(name))
  const owners = await records.institutions.findMany(rooms.map((room) => room.institutionId))
  const ownerOf = new Map(owners.map((one) => [one.id, one]))
  const place = planner(deps, now)
  return new Map(
    rooms.map((room) => {
      const institution = ownerOf.get(room.institutionId)
      if (institution === undefined) return [room.id, null]
      const planned = place({ room, institution, status: null })
      return [room.id, sweepOf(planned, inForce, now)?.name ?? null]
    }),
  )
}

/** Every case where the machine is switched on, and every one that counts down, wherever it is by now. */
export async function automaticCandidates(
  records: Records,
  deps: CandidateDeps,
  rules: CutRules,
  now: Instant,
): Promise<readonly Candidate[]> {
  const ongoing = await ongoingIn(records, rules)
  const counting = await records.cutPower.automaticIn(['countdown'])
  const known = new Set(ongoing.map(({ id }) => id))
  const others = counting.map(({ violationId }) => violationId).filter((id) => !known.has(id))
  const cases = [...ongoing, ...(await records.violations.findMany(others))]
  if (cases.length === 0) return []
  const rooms = await records.rooms.findMany([...new Set(cases.map(({ roomId }) => roomId))])
  const roomOf = new Map(rooms.map((room) => [room.id, room]))
  const sweeps = await sweepsOf(records, deps, rooms, now)
  const kept = await records.cutPower.automaticOf(cases.map(({ id }) => id))
  const recordOf = new Map(kept.map((record) => [record.violationId, record]))
  return cases.flatMap((violation): readonly Candidate[] => {
    const room = roomOf.get(violation.roomId)
    if (room === undefined) return []
    const sweep = sweeps.get(room.id) ?? null
    return [{ violation, room, sweep, record: recordOf.get(violation.id) ?? null }]
  })
}
