import { and, is, type SQL, Subquery, sql, Table } from 'drizzle-orm'
import { PgDialect } from 'drizzle-orm/pg-core'
import { hasRegion, isWhole, type Jurisdiction } from '../../../core/access/jurisdiction.ts'
import { OutsideJurisdiction } from '../../../core/access/outside-jurisdiction.ts'
import type { DrizzleDatabase } from '../drizzle-database.ts'
import { leftOf } from './hidden-leads.ts'
import { PLACEMENTS, type Places, placesOf } from './placed-tables.ts'

type Condition = SQL | undefined

/** What of drizzle's statements is narrowed, as far as repositories use it. */
type Statement = {
  where(condition: Condition): Statement
  innerJoin(table: unknown, on: Condition): Statement
  leftJoin(table: unknown, on: Condition): Statement
}
type Upsert = {
  returning(fields: Readonly<Record<string, SQL>>): Upsert
  execute(...given: readonly unknown[]): Promise<readonly unknown[]>
}
type Insertion = {
  onConflictDoUpdate(config: { readonly setWhere?: Condition }): Upsert
}
type Row = Readonly<Record<string, unknown>>

const isTable = (source: unknown): boolean => is(source, Table)

type Narrowing = {
  readonly places: Places
  readonly jurisdiction: Jurisdiction
  /** Violations that he may not read, wherever they are. */
  readonly hidden: readonly string[]
}
type Rows = { readonly seen: Condition; readonly owned: Condition }

const ALL_ROWS: Rows = { seen: undefined, owned: undefined }

function rowsInPlaces({ places, jurisdiction }: Narrowing, table: unknown): Rows {
  const placement = PLACEMENTS.get(table)
  if (placement === 'everywhere' || isWhole(jurisdiction)) return ALL_ROWS
  if (placement === undefined || placement === 'program') {
    throw new Error('a table that only the program itself reads was asked within a jurisdiction')
  }
  const { seen, owned = seen } = placement(places)
  return { seen, owned }
}

function rowsOf(by: Narrowing, table: unknown): Rows {
  const { seen, owned } = rowsInPlaces(by, table)
  const left = leftOf(table, by.hidden, by.places.database)
  return { seen: and(seen, left), owned: and(owned, left) }
}

/** Whatever condition it is given, and also when it is given none. */
function alwaysWhere(statement: Statement, own: Condition): void {
  if (own === undefined) return
  const where = statement.where.bind(statement)
  where(own)
  statement.where = (condition) => where(and(condition, own))
}

const UNNARROWED = ['rightJoin', 'fullJoin', 'crossJoin', 'crossJoinLateral'] as const

/** A statement over `source`, and whatever is joined to it. */
function narrowSelect(by: Narrowing, statement: Statement, source: unknown): Statement {
  if (isTable(source)) alwaysWhere(statement, rowsOf(by, source).seen)
  else if (!is(source, Subquery)) throw new Error('what is read within a jurisdiction is a table')
  for (const join of ['innerJoin', 'leftJoin'] as const) {
    const joined = statement[join].bind(statement)
    statement[join] = (table, on) =>
      joined(table, isTable(table) ? and(on, rowsOf(by, table).seen) : on)
  }
  for (const join of UNNARROWED) {
    Object.assign(statement, {
      [join]: () => {
        throw new Error(`${join} within a jurisdiction is not narrowed`)
      },
    })
  }
  return statement
}

/** A row that names its place lies within. Rows that hang on another were reached by it. */
function checkRow(jurisdiction: Jurisdiction, table: unknown, row: Row): void {
  const { region } = row
  if (PLACEMENTS.get(table) === 'everywhere' || !('region' in row)) return
  if (typeof region !== 'string' || !hasRegion(jurisdiction, region)) {
    throw new OutsideJurisdiction(typeof region === 'string' ? region : '')
  }
}

/**
 * A row that was there and lies elsewhere stays as it is, and the database says nothing of it: told by how many rows were
 * written. An upsert with a condition of its own (a version) looks at that itself.
 */
function toWriteAll(upsert: Upsert, rows: number): Upsert {
  const told = upsert.returning({ written: sql`1` })
  const execute = told.execute.bind(told)
  told.execute = async (...given) => {
    const written = await execute(...given)
    if (written.length < rows) throw new OutsideJurisdiction('')
    return written
  }
  return told
}

function insertInto(database: DrizzleDatabase, by: Narrowing, table: unknown) {
  const { owned } = rowsOf(by, table)
  return {
    values: (given: Row | readonly Row[]): unknown => {
      const rows = [given].flat() as readonly Row[]
      for (const row of rows) checkRow(by.jurisdiction, table, row)
      const insertion = database
        .insert(table as never)
        .values(given as never) as unknown as Insertion
      const onConflict = insertion.onConflictDoUpdate.bind(insertion)
      insertion.onConflictDoUpdate = (config) => {
        const upsert = onConflict({ ...config, setWhere: and(config.setWhere, owned) })
        const isPlain = owned !== undefined && config.setWhere === undefined
        return isPlain ? toWriteAll(upsert, rows.length) : upsert
      }
      return insertion
    },
  }
}

function updateOf(database: DrizzleDatabase, by: Narrowing, table: unknown) {
  const { owned } = rowsOf(by, table)
  return {
    set: (row: Row): unknown => {
      checkRow(by.jurisdiction, table, row)
      const statement = database.update(table as never).set(row as never) as unknown as Statement
      alwaysWhere(statement, owned)
      return statement
    },
  }
}

const dialect = new PgDialect()

/** Locks read and write nothing. */
const isLock = (query: unknown): boolean =>
  /^\s*select pg_advisory_xact_lock\(/.test(dialect.sqlToQuery(query as SQL).sql)

type Selecting = { from(source: unknown): Statement }

/**
 * The same transaction, for somebody who is bound to regions: whatever is read, changed or deleted through it is narrowed to
 * rows that lie there, by what `PLACEMENTS` says of the table. A repository that is written tomorrow is narrowed as those of
 * today are; what cannot be narrowed (SQL by hand) is refused.
 * @param hidden violations that he may not read, wherever they are
 */
export function placedDatabase(
  database: DrizzleDatabase,
  jurisdiction: Jurisdiction,
  hidden: readonly string[] = [],
): DrizzleDatabase {
  const by = { places: placesOf(jurisdiction, database), jurisdiction, hidden }
  const selecting = (begun: unknown): Selecting => ({
    from: (source) => narrowSelect(by, (begun as Selecting).from(source), source),
  })
  const narrowed = {
    select: (fields?: unknown) => selecting(database.select(fields as never)),
    selectDistinct: (fields?: unknown) => selecting(database.selectDistinct(fields as never)),
    selectDistinctOn: (on: unknown, fields?: unknown) =>
      selecting(database.selectDistinctOn(on as never, fields as never)),
    insert: (table: unknown) => insertInto(database, by, table),
    update: (table: unknown) => updateOf(database, by, table),
    delete: (table: unknown) => {
      const statement = database.delete(table as never) as unknown as Statement
      alwaysWhere(statement, rowsOf(by, table).owned)
      return statement
    },
    execute: async (query: unknown) => {
      if (!isWhole(jurisdiction) && !isLock(query))
        throw new Error('SQL by hand within a jurisdiction is not narrowed')
      return await database.execute(query as SQL)
    },
  }
  return narrowed as unknown as DrizzleDatabase
}
