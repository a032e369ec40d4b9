import { sql } from 'drizzle-orm'
import { type MigrationMeta, readMigrationFiles } from 'drizzle-orm/migrator'
import { fail, type Result, succeed } from '../../core/fault.ts'
import type { DrizzleDatabase } from './drizzle-database.ts'
import { migrationsFolder } from './migrations-folder.ts'
import { missingGrants, type RoleFacts, type SchemaFacts } from './missing-grants.ts'
import { rootMessage, sqlState } from './server-errors.ts'

/** Any number that no other advisory lock of this database uses; here the letters `migr`. */
const MIGRATION_LOCK = 0x6d_69_67_72
/** SQLSTATE `insufficient_privilege`. */
const NOT_PERMITTED = '42501'

/** Where drizzle keeps the list of migrations that were run. */
const LIST = sql.raw('"drizzle"."__drizzle_migrations"')

type Row = Record<string, unknown>

const rowsOf = async (database: DrizzleDatabase, query: ReturnType<typeof sql>): Promise<Row[]> => [
  ...((await database.execute(query)) as Iterable<Row>),
]

const SCHEMAS = sql`
  select wanted.name, space.oid is not null as exists,
    coalesce(has_schema_privilege(space.oid, 'USAGE'), false) as may_use,
    coalesce(has_schema_privilege(space.oid, 'CREATE'), false) as may_create,
    exists (select from pg_class where relnamespace = space.oid and relkind in ('r', 'p')
      and relname in ('__drizzle_migrations', 'version')) as listed,
    exists (select from pg_class where relnamespace = space.oid and (
      (relkind in ('r', 'p') and not (has_table_privilege(oid, 'SELECT')
        and (relname = '__drizzle_migrations' or (has_table_privilege(oid, 'INSERT')
          and (relname in ('journal_events', 'journal_anchors')
            or (has_table_privilege(oid, 'UPDATE') and has_table_privilege(oid, 'DELETE')))))))
      or (relkind = 'S' and nspname <> 'drizzle' and not has_sequence_privilege(oid, 'USAGE')))) as closed
  from (values ('drizzle'), ('public'), ('pgboss')) as wanted (name)
  left join (select oid, nspname from pg_namespace) as space on space.nspname = wanted.name`

const ROLE = sql`
  select current_user as role, current_database() as database,
    has_database_privilege(current_database(), 'CREATE') as may_create_schemas`

/** What the role may do. `pending` says whether tables of ours are still to be made or changed. */
async function roleFacts(database: DrizzleDatabase, pending: boolean): Promise<RoleFacts> {
  const [role] = await rowsOf(database, ROLE)
  const schemas = (await rowsOf(database, SCHEMAS)).map((row): SchemaFacts => {
    const name = row['name'] as SchemaFacts['name']
    return {
      name,
      exists: row['exists'] === true,
      mayUse: row['may_use'] === true,
      mayCreate: row['may_create'] === true,
      complete: name === 'public' ? !pending : row['listed'] === true,
      closedTables: row['closed'] === true,
    }
  })
  return {
    role: String(role?.['role']),
    database: String(role?.['database']),
    mayCreateSchemas: role?.['may_create_schemas'] === true,
    schemas,
  }
}

async function pendingOf(database: DrizzleDatabase): Promise<readonly MigrationMeta[]> {
  const migrations = readMigrationFiles({ migrationsFolder: migrationsFolder() })
  const [list] = await rowsOf(
    database,
    sql`select has_schema_privilege(space.oid, 'USAGE') and has_table_privilege(list.oid, 'SELECT') as readable
        from pg_class as list join pg_namespace as space on space.oid = list.relnamespace
        where space.nspname = 'drizzle' and list.relname = '__drizzle_migrations'`,
  )
  if (list === undefined) return migrations
  // Whether anything is to be made shows once the list is open; until then only that is asked for.
  if (list['readable'] !== true) return []
  const [last] = await rowsOf(database, sql`select max(created_at) as at from ${LIST}`)
  return migrations.filter(({ folderMillis }) => folderMillis > Number(last?.['at'] ?? 0))
}

/** As drizzle's own migrator does it, but a schema or table that is there is not asked for again. */
async function write(
  database: DrizzleDatabase,
  facts: RoleFacts,
  pending: readonly MigrationMeta[],
): Promise<void> {
  for (const { name, exists } of facts.schemas) {
    if (!exists) await database.execute(sql`create schema if not exists ${sql.identifier(name)}`)
  }
  if (facts.schemas.some(({ name, complete }) => name === 'drizzle' && !complete)) {
    await database.execute(
      sql`create table if not exists ${LIST} (id serial primary key, hash text not null, created_at bigint)`,
    )
  }
  await database.transaction(async (transaction) => {
    for (const { sql: statements, hash, folderMillis } of pending) {
      for (const statement of statements) await transaction.execute(sql.raw(statement))
      await transaction.execute(
        sql`insert into ${LIST} ("hash", "created_at") values (${hash}, ${folderMillis})`,
      )
    }
  })
}

const notPermitted = (role: string, database: string, wanted: string): Result<never> =>
  fail(
    'database-not-permitted',
    `数据库账号 ${role} 在 ${database} 中缺少权限，请数据库管理员在该库执行：${wanted}` +
      ` The role ${role} lacks privileges in the database ${database}; as its administrator run there: ${wanted}`,
    'DATABASE_URL',
  )

/**
 * Brings the schema of a server up to date, over a connection of its own: machines that start together wait for each
 * other on a lock that ends with the connection. Schemas that an administrator made beforehand are used as they are.
 * Faults with `database-not-permitted`, naming every GRANT that is missing.
 */
export async function migrateServer(database: DrizzleDatabase): Promise<Result<null>> {
  await database.execute(sql`select pg_advisory_lock(${MIGRATION_LOCK}::bigint)`)
  const pending = await pendingOf(database)
  const facts = await roleFacts(database, pending.length > 0)
  const missing = missingGrants(facts)
  if (missing.length > 0) return notPermitted(facts.role, facts.database, missing.join(' '))
  try {
    await write(database, facts, pending)
    return succeed(null)
  } catch (error) {
    if (sqlState(error) !== NOT_PERMITTED) throw error
    // Its tables belong to somebody else, who has to migrate them.
    return notPermitted(facts.role, facts.database, `xuncha migrate (${rootMessage(error)})`)
  }
}
