import { type AnyColumn, and, eq, gte, inArray, lt, or, type SQL, sql } from 'drizzle-orm'
import type { Instant } from '../../../../core/time/instant.ts'
import type { ViolationFilter } from '../../../../ports/records/records.ts'
import type { DrizzleDatabase } from '../../drizzle-database.ts'
import { institutions, liveRooms } from '../../schema/registry.ts'
import { lastedFrom, violations } from '../../schema/violations.ts'
import { holdsPiece, inRegion } from '../conditions.ts'

const LASTED = lastedFrom(violations)

/** Had begun by then, and was not over. One index answers it however many have been over for long. */
export const wentOnAt = (at: Instant): SQL => sql`${LASTED} @> ${at}::bigint`

/**
 * Every violation that lay, at least in part, inside the half-open `[from, to)`; an ongoing one reaches to now. In two parts,
 * because each has an index: those that began within, and those that went on when it began.
 */
function inside({ from, to }: ViolationFilter): (SQL | undefined)[] {
  const before = to === undefined ? undefined : lt(violations.openedAt, to)
  if (from === undefined) return [before]
  return [before, or(and(gte(violations.openedAt, from), before), wentOnAt(from))]
}

/** All leads of so many are had quicker by index than by reading on until a page is full; of more, the other way round. */
const FEW = 100

type Named = Pick<typeof liveRooms, 'id'>['id'] | Pick<typeof institutions, 'id'>['id']

/** Of what is named like this: by an index where they are few, else by looking each up. */
async function ofNamed(
  database: DrizzleDatabase,
  table: typeof liveRooms | typeof institutions,
  id: Named,
  called: SQL,
  column: AnyColumn,
): Promise<SQL | undefined> {
  const found = await database
    .select({ id })
    .from(table)
    .where(called)
    .limit(FEW + 1)
  if (found.length === 0) return undefined
  if (found.length > FEW) {
    return inArray(column, database.select({ id }).from(table).where(called))
  }
  const ids = JSON.stringify(found.map((row) => row.id))
  return sql`${column} = any(array(select json_array_elements_text(${ids}::text::json)))`
}

/** Whatever of the rooms and institutions is within reach of who asks. */
async function saying(database: DrizzleDatabase, text: string): Promise<SQL | undefined> {
  const titled = holdsPiece(liveRooms.title, text)
  const named = holdsPiece(institutions.name, text)
  return or(
    eq(violations.id, text),
    await ofNamed(database, liveRooms, liveRooms.id, titled, violations.roomId),
    await ofNamed(database, institutions, institutions.id, named, violations.institutionId),
  )
}

/** What a filter says beside its span. */
export async function narrowed(
  database: DrizzleDatabase,
  filter: ViolationFilter,
): Promise<readonly (SQL | undefined)[]> {
  const { region, institutionId, roomId, status, rule, subject, ongoing, text } = filter
  return [
    inRegion(violations.region, region),
    institutionId === undefined ? undefined : eq(violations.institutionId, institutionId),
    roomId === undefined ? undefined : eq(violations.roomId, roomId),
    status === undefined ? undefined : eq(violations.status, status),
    rule === undefined ? undefined : sql`${violations.rules} @> array[${rule}]::text[]`,
    subject === undefined ? undefined : sql`${violations.subject} = ${subject}`,
    ongoing === undefined ? undefined : eq(violations.ongoing, ongoing),
    text === undefined ? undefined : await saying(database, text),
  ]
}

/** The whole filter. */
export const matching = async (
  database: DrizzleDatabase,
  filter: ViolationFilter,
): Promise<readonly (SQL | undefined)[]> => [
  ...inside(filter),
  ...(await narrowed(database, filter)),
]
