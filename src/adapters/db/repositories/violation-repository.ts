import { and, count, desc, eq, gt, gte, inArray, isNull, lt, or, type SQL, sql } from 'drizzle-orm'
import type { Duration } from '../../../core/time/duration.ts'
import { instantOfEpochMilliseconds } from '../../../core/time/instant.ts'
import type { StepCount } from '../../../core/violations/timeline/beginnings.ts'
import type { Violation } from '../../../core/violations/violation.ts'
import type {
  Page,
  PageRequest,
  ViolationFilter,
  ViolationLog,
} from '../../../ports/records/records.ts'
import type { DrizzleDatabase } from '../drizzle-database.ts'
import { institutions, liveRooms } from '../schema/registry.ts'
import { violations } from '../schema/violations.ts'
import { holdsPiece, inRegion, isOneOf } from './conditions.ts'
import { afterCursor, type CursorPosition, decodeCursor, pageOf } from './page-cursor.ts'
import { lockRoom } from './room-lock.ts'

/** Every violation that lay, at least in part, inside the half-open `[from, to)`; an ongoing one reaches to now. */
function inside(filter: ViolationFilter): (SQL | undefined)[] {
  const { from, to } = filter
  return [
    to === undefined ? undefined : lt(violations.openedAt, to),
    from === undefined
      ? undefined
      : or(
          isNull(violations.endedAt),
          gt(violations.endedAt, from),
          gte(violations.openedAt, from),
        ),
  ]
}

/** Whatever of the rooms and institutions is within reach of who asks. */
function saying(database: DrizzleDatabase, text: string): SQL | undefined {
  const rooms = database
    .select({ id: liveRooms.id })
    .from(liveRooms)
    .where(holdsPiece(liveRooms.title, text))
  const owners = database
    .select({ id: institutions.id })
    .from(institutions)
    .where(holdsPiece(institutions.name, text))
  return or(
    eq(violations.id, text),
    inArray(violations.roomId, rooms),
    inArray(violations.institutionId, owners),
  )
}

const matching = (
  database: DrizzleDatabase,
  filter: ViolationFilter,
  after: CursorPosition | null,
): SQL | undefined =>
  and(
    ...inside(filter),
    inRegion(violations.region, filter.region),
    filter.institutionId === undefined
      ? undefined
      : eq(violations.institutionId, filter.institutionId),
    filter.roomId === undefined ? undefined : eq(violations.roomId, filter.roomId),
    filter.status === undefined ? undefined : eq(violations.status, filter.status),
    filter.rule === undefined
      ? undefined
      : sql`${violations.rules} @> array[${filter.rule}]::text[]`,
    filter.subject === undefined ? undefined : sql`${violations.subject} = ${filter.subject}`,
    filter.ongoing === undefined ? undefined : eq(violations.ongoing, filter.ongoing),
    filter.text === undefined ? undefined : saying(database, filter.text),
    afterCursor(after, violations.openedAt, violations.id),
  )

/** Asia/Shanghai: steps begin where its days do. */
const OFFSET = 28_800_000

async function beginnings(
  database: DrizzleDatabase,
  filter: Parameters<ViolationLog['beginnings']>[0],
  step: Duration,
): Promise<readonly StepCount[]> {
  const at = sql<number>`((${violations.openedAt} + ${OFFSET}::bigint) / ${step}::bigint) * ${step}::bigint - ${OFFSET}::bigint`
  const rows = await database
    .select({ at: at.mapWith(Number), count: count() })
    .from(violations)
    .where(and(matching(database, filter, null), gte(violations.openedAt, filter.from)))
    .groupBy(sql`1`)
    .orderBy(sql`1`)
  return rows.map((row) => ({ ...row, at: instantOfEpochMilliseconds(row.at) }))
}

async function list(
  database: DrizzleDatabase,
  filter: ViolationFilter,
  request: PageRequest,
): Promise<Page<Violation>> {
  const rows = await database
    .select()
    .from(violations)
    .where(matching(database, filter, decodeCursor(request.cursor)))
    .orderBy(desc(violations.openedAt), desc(violations.id))
    .limit(request.limit + 1)
  return pageOf(
    rows,
    request,
    (row) => ({ value: row.openedAt, id: row.id }),
    (row) => row,
  )
}

const toRow = (violation: Violation) => ({ ...violation, rules: [...violation.rules] })

export function createViolationRepository(database: DrizzleDatabase): ViolationLog {
  return {
    async find(id) {
      const [row] = await database.select().from(violations).where(eq(violations.id, id))
      return row ?? null
    },
    async hold(id) {
      const rows = database.select().from(violations).where(eq(violations.id, id))
      // Not `update`: evidence that points to the row must not wait.
      const [row] = await rows.for('no key update')
      return row ?? null
    },
    async ongoingOf(roomId) {
      await lockRoom(database, roomId)
      const [row] = await database
        .select()
        .from(violations)
        .where(and(eq(violations.roomId, roomId), eq(violations.ongoing, true)))
        .for('update')
      return row ?? null
    },
    async save(violation) {
      if (violation.version === 1) {
        const inserted = await database
          .insert(violations)
          .values(toRow(violation))
          .onConflictDoNothing()
          .returning({ id: violations.id })
        return inserted.length > 0
      }
      const replaced = await database
        .update(violations)
        .set(toRow(violation))
        .where(and(eq(violations.id, violation.id), eq(violations.version, violation.version - 1)))
        .returning({ id: violations.id })
      return replaced.length > 0
    },
    findMany: async (ids) =>
      await database.select().from(violations).where(isOneOf(violations.id, ids)),
    ongoingIn: async (roomIds) =>
      await database
        .select()
        .from(violations)
        .where(and(eq(violations.ongoing, true), isOneOf(violations.roomId, roomIds))),
    async countOngoing() {
      const [row] = await database
        .select({ ongoing: count() })
        .from(violations)
        .where(eq(violations.ongoing, true))
      return row?.ongoing ?? 0
    },
    list: (filter, request) => list(database, filter, request),
    async count(filter) {
      const [row] = await database
        .select({ found: count() })
        .from(violations)
        .where(matching(database, filter, null))
      return row?.found ?? 0
    },
    beginnings: (filter, step) => beginnings(database, filter, step),
  }
}
