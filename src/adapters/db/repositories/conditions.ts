import { type AnyColumn, and, inArray, type SQL, sql } from 'drizzle-orm'
import { type RegionScope, regionPrefix } from '../../../core/registry/region-scope.ts'
import type { RoomSpan } from '../../../ports/records/filters.ts'
import type { DrizzleDatabase } from '../drizzle-database.ts'
import { violations } from '../schema/violations.ts'

/** The texts as one parameter: a statement takes 65 535 at most, and a register has more rooms. */
export const isOneOf = (column: AnyColumn, texts: readonly string[]): SQL =>
  sql`${column} in (select json_array_elements_text(${JSON.stringify(texts)}::text::json))`

/** What somebody typed, as a piece of a text; its own wildcards mean themselves. */
export const pieceOf = (text: string): string => `%${text.replaceAll(/[\\%_]/g, String.raw`\$&`)}%`

/** Capitals do not matter. */
export const holdsPiece = (column: AnyColumn | SQL, text: string): SQL =>
  sql`${column} ilike ${pieceOf(text)}`

/** The least text after all that begin with a prefix, compared by bytes. */
function afterPrefix(prefix: string): string {
  const last = prefix.charCodeAt(prefix.length - 1)
  return `${prefix.slice(0, -1)}${String.fromCharCode(last + 1)}`
}

/**
 * In this region and below. `~>=~` and `~<~` compare by bytes whatever the database's collation, and so use an index made
 * with `text_pattern_ops`; the prefix is a parameter, which `LIKE` could only use an index for by planning anew.
 */
export function inRegion(column: AnyColumn | SQL, scope: RegionScope | undefined): SQL | undefined {
  if (scope === undefined) return undefined
  const prefix = regionPrefix(scope)
  return and(sql`${column} ~>=~ ${prefix}`, sql`${column} ~<~ ${afterPrefix(prefix)}`)
}

/** Of a violation in this region or below; for rows that name their violation alone. */
export const ofViolationIn = (
  database: DrizzleDatabase,
  violationId: AnyColumn,
  scope: RegionScope | undefined,
): SQL | undefined =>
  scope === undefined
    ? undefined
    : inArray(
        violationId,
        database
          .select({ id: violations.id })
          .from(violations)
          .where(inRegion(violations.region, scope)),
      )

/** The spans as rows `span(place, room, first, last)`, to be joined. */
export const spanRows = (spans: readonly RoomSpan[]): SQL => {
  const rows = spans.map(({ roomId, from, to }, place) => ({
    place,
    room: roomId,
    first: from,
    last: to,
  }))
  return sql`json_to_recordset(${JSON.stringify(rows)}::text::json) as span(place int, room text, first bigint, last bigint)`
}

export const SPAN = {
  place: sql<number>`span.place`,
  room: sql`span.room`,
  first: sql`span.first`,
  last: sql`span.last`,
}

/** All but these; of none, all. */
export const isNoneOf = (column: AnyColumn, values: readonly string[]): SQL | undefined =>
  values.length === 0 ? undefined : sql`not (${isOneOf(column, values)})`

/** Rows under what they belong to, each list in the order of the rows. */
export function grouped<Row, Item>(
  rows: readonly Row[],
  keyOf: (row: Row) => string,
  itemOf: (row: Row) => Item,
): ReadonlyMap<string, readonly Item[]> {
  const groups = new Map<string, Item[]>()
  for (const row of rows) {
    const group = groups.get(keyOf(row))
    if (group === undefined) groups.set(keyOf(row), [itemOf(row)])
    else group.push(itemOf(row))
  }
  return groups
}
