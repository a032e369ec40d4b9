import { and, count, desc, gte, lt, type SQL, sql } from 'drizzle-orm'
import type { Duration } from '../../../../core/time/duration.ts'
import { instantOfEpochMilliseconds } from '../../../../core/time/instant.ts'
import type { StepCount } from '../../../../core/violations/timeline/beginnings.ts'
import type { Tally, TallyKind } from '../../../../core/violations/timeline/tallies.ts'
import type {
  SpannedFilter,
  ViolationFilter,
  ViolationLog,
} from '../../../../ports/records/records.ts'
import type { DrizzleDatabase } from '../../drizzle-database.ts'
import { violations } from '../../schema/violations.ts'
import { matching, narrowed, wentOnAt } from './violation-conditions.ts'

/** The midnight before Monday, 5 January 1970, of Asia/Shanghai: steps of hours, days and weeks all begin there. */
const ORIGIN = 316_800_000

/** Those that began within the span. */
const begunWithin = async (
  database: DrizzleDatabase,
  filter: SpannedFilter,
): Promise<SQL | undefined> =>
  and(
    gte(violations.openedAt, filter.from),
    lt(violations.openedAt, filter.to),
    ...(await narrowed(database, filter)),
  )

async function beginnings(
  database: DrizzleDatabase,
  filter: SpannedFilter,
  step: Duration,
): Promise<readonly StepCount[]> {
  const at = sql<number>`((${violations.openedAt} - ${ORIGIN}::bigint) / ${step}::bigint) * ${step}::bigint + ${ORIGIN}::bigint`
  const rows = await database
    .select({ at: at.mapWith(Number), count: count() })
    .from(violations)
    .where(await begunWithin(database, filter))
    .groupBy(sql`1`)
    .orderBy(sql`1`)
  return rows.map((row) => ({ ...row, at: instantOfEpochMilliseconds(row.at) }))
}

/** The code of the place at a level: what stands before the noughts that fill it up. */
const placeAt = (digits: 2 | 4 | 6): SQL<string> =>
  sql<string>`rpad(left(${violations.region}, ${digits}::int), 6, '0')`

const KEYS: Readonly<Record<TallyKind, SQL<string | null>>> = {
  province: placeAt(2),
  city: placeAt(4),
  county: placeAt(6),
  institution: sql<string>`${violations.institutionId}`,
  rule: sql<string>`unnest(${violations.rules})`,
  subject: sql<string | null>`${violations.subject}`,
}

async function tally(
  database: DrizzleDatabase,
  filter: SpannedFilter,
  by: TallyKind,
  limit: number,
): Promise<readonly Tally[]> {
  return await database
    .select({ key: KEYS[by], count: count() })
    .from(violations)
    .where(await begunWithin(database, filter))
    .groupBy(sql`1`)
    .orderBy(desc(count()), sql`1`)
    .limit(limit)
}

async function howMany(
  database: DrizzleDatabase,
  conditions: readonly (SQL | undefined)[],
): Promise<number> {
  const [row] = await database
    .select({ found: count() })
    .from(violations)
    .where(and(...conditions))
  return row?.found ?? 0
}

export const violationCounts = (
  database: DrizzleDatabase,
): Pick<ViolationLog, 'count' | 'begun' | 'begunBefore' | 'beginnings' | 'tally'> => ({
  count: async (filter: ViolationFilter) =>
    await howMany(database, await matching(database, filter)),
  begun: async (filter) => await howMany(database, [await begunWithin(database, filter)]),
  begunBefore: async (filter) =>
    await howMany(database, [
      lt(violations.openedAt, filter.from),
      wentOnAt(filter.from),
      ...(await narrowed(database, filter)),
    ]),
  beginnings: (filter, step) => beginnings(database, filter, step),
  tally: (filter, by, limit) => tally(database, filter, by, limit),
})
