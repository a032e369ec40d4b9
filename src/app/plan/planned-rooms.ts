import type { PlannedRoom } from '../../core/patrol/plan-probes.ts'
import { budgetOfUrl, type PolitenessRules } from '../../core/patrol/politeness-host.ts'
import { type WindowKinds, windowKindsNow } from '../../core/patrol/sweeps/window-kind.ts'
import type { SessionFacts } from '../../core/policy/facts.ts'
import { factsOf } from '../../core/policy/facts-of.ts'
import type { Law } from '../../core/policy/law.ts'
import type { TeachingSession, Verdict, VerdictKind } from '../../core/policy/verdict.ts'
import type { RegionCode, Stage } from '../../core/registry/institution.ts'
import type { LiveRoom } from '../../core/registry/live-room.ts'
import { kindOf } from '../../core/registry/object-kind.ts'
import { seconds } from '../../core/time/duration.ts'
import { type Instant, plus } from '../../core/time/instant.ts'
import type {
  PatrolCursor,
  PatrolledInstitution,
  PatrolledPage,
  PatrolledRoom,
} from '../../ports/records/patrolled-rooms.ts'
import type { Transactions } from '../../ports/records/records.ts'

export type PlannedRoomDeps = {
  readonly judge: (session: TeachingSession, facts: SessionFacts) => Verdict
  readonly politeness: () => PolitenessRules
  /** Left out: no kind of time is known, and only sweeps of all time hold rooms. */
  readonly law?: () => Law
}

/** Read a page at a time, each in a transaction of its own: a big register keeps nobody waiting. */
const PAGE = 1_000

/** The platform of a room is that of its first address. */
export function platformOf(rules: PolitenessRules, room: LiveRoom): string | null {
  const url = room.streamUrls[0] ?? room.pageUrl
  return url === null ? null : (budgetOfUrl(rules, url)?.host ?? null)
}

/** Rooms of one kind of institution, place and stage are judged alike; only a file of its own makes one differ. */
function verdicts(
  judge: PlannedRoomDeps['judge'],
  now: Instant,
): (room: LiveRoom, institution: PatrolledInstitution) => VerdictKind {
  const known = new Map<string, VerdictKind>()
  return (room, institution) => {
    const facts = factsOf(institution, now)
    const key = JSON.stringify([room.region, room.stage, institution.actor, facts])
    const before = known.get(key)
    if (before !== undefined) return before
    const session: TeachingSession = {
      start: now,
      end: plus(now, seconds(1)),
      region: room.region,
      actor: institution.actor,
      stage: room.stage,
      content: 'subject',
    }
    const { verdict } = judge(session, facts)
    known.set(key, verdict)
    return verdict
  }
}

/** Puts a room in its place and hour, for one moment: what is asked again and again is worked out once. */
export function planner(
  deps: PlannedRoomDeps,
  now: Instant,
): (found: PatrolledRoom) => PlannedRoom {
  const verdictOf = verdicts(deps.judge, now)
  const kindsOf: ((region: RegionCode, stage: Stage) => WindowKinds) | undefined =
    deps.law === undefined ? undefined : windowKindsNow(deps.law(), now)
  const rules = deps.politeness()
  return ({ room, institution, status }) => ({
    room,
    status,
    platform: platformOf(rules, room),
    kind: kindOf(institution),
    subjectTeachingNow: verdictOf(room, institution),
    ...(kindsOf === undefined ? {} : { windows: kindsOf(room.region, room.stage) }),
  })
}

/** The active rooms, a page at a time, each read in a transaction of its own. */
export async function* patrolledPages(
  transactions: Transactions,
): AsyncGenerator<readonly PatrolledRoom[]> {
  let after: PatrolCursor = null
  do {
    const from: PatrolCursor = after
    const { items, next }: PatrolledPage = await transactions.run(({ patrolledRooms }) =>
      patrolledRooms.page(from, PAGE),
    )
    yield items
    after = next
  } while (after !== null)
}

/** Every active room with its status and what the law says of subject teaching in it now. */
export async function plannedRooms(
  deps: PlannedRoomDeps & { readonly transactions: Transactions },
  now: Instant,
): Promise<readonly PlannedRoom[]> {
  const place = planner(deps, now)
  const planned: PlannedRoom[] = []
  for await (const page of patrolledPages(deps.transactions)) {
    for (const found of page) planned.push(place(found))
  }
  return planned
}
