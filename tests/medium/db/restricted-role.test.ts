import postgres from 'postgres'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openDatabase } from '../../../src/adapters/db/open-database.ts'
import { createPgBossQueue } from '../../../src/adapters/queue/pg-boss-queue.ts'
import { sha256 } from '../../../src/adapters/system/sha256.ts'
import { createSystemClock } from '../../../src/adapters/system/system-clock.ts'
import type { Result } from '../../../src/core/fault.ts'
import { startPostgres } from '../../build/database/database.ts'
import { aJournalEntry } from '../../build/database/database-rows.ts'
import { silentLogger } from '../../fakes/silent-logger.ts'

let server: Awaited<ReturnType<typeof startPostgres>>
let administrator: postgres.Sql
let places = 0
beforeAll(async () => {
  server = await startPostgres()
  administrator = postgres(server.url, { onnotice: () => undefined })
})
afterAll(async () => {
  await administrator.end()
  await server.stop()
})

const addressOf = (database: string, role: string, password: string): string => {
  const url = new URL(server.url)
  Object.assign(url, { pathname: `/${database}`, username: role, password })
  return url.href
}

/** An empty database and a role that may connect to it. */
async function place() {
  places += 1
  const [database, role] = [`patrol-${places}`, `night watch ${places}`]
  await administrator.unsafe(`create role "${role}" login password 'secret'`)
  await administrator.unsafe(`create database "${database}"`)
  const asAdministrator = addressOf(database, 'postgres', 'password')
  return {
    role,
    url: addressOf(database, encodeURIComponent(role), 'secret'),
    asAdministrator,
    async grant(statements: string) {
      const sql = postgres(asAdministrator, { max: 1, onnotice: () => undefined })
      await sql.unsafe(statements)
      await sql.end()
    },
  }
}

/** Opens, migrates, writes a line of the journal, starts the queue. */
async function use(databaseUrl: string): Promise<Result<number>> {
  const opened = await openDatabase({
    databaseUrl,
    dataFolder: '/nowhere',
    logger: silentLogger,
    sha256,
  })
  if (!opened.ok) return opened
  const database = opened.value
  try {
    const migrated = await database.migrate()
    if (!migrated.ok) return migrated
    const queue = createPgBossQueue({
      connection: database.queueConnection(),
      logger: silentLogger,
      clock: createSystemClock(),
    })
    await queue.start([])
    await queue.stop()
    const { sequence } = await database.transactions.run(({ journal }) =>
      journal.append(aJournalEntry()),
    )
    return { ok: true, value: sequence }
  } finally {
    await database.close()
  }
}

const grantsIn = (result: Result<number>): string => {
  if (result.ok) throw new Error('nothing was missing')
  expect(result.fault).toMatchObject({ code: 'database-not-permitted', where: 'DATABASE_URL' })
  expect(result.fault.message).not.toContain('secret')
  expect(result.fault.message.split('\n')).toHaveLength(1)
  return /run there: (.*)$/.exec(result.fault.message)?.[1] ?? ''
}

describe('a database role that may little', () => {
  test('is told every GRANT that is missing, and works once they were run', async () => {
    const { role, url, grant } = await place()
    const grants = grantsIn(await use(url))
    expect(grants).toContain(`GRANT CREATE ON DATABASE "patrol-1" TO "${role}";`)
    expect(grants).toContain(`GRANT USAGE, CREATE ON SCHEMA "public" TO "${role}";`)
    await grant(grants)
    expect(await use(url)).toEqual({ ok: true, value: 1 })
  })

  test('works in schemas that the administrator made beforehand', async () => {
    const { role, url, grant } = await place()
    await grant(`create schema drizzle; create schema pgboss authorization "${role}"`)
    const grants = grantsIn(await use(url))
    expect(grants).not.toContain('ON DATABASE')
    expect(grants).not.toContain('"pgboss"')
    await grant(grants)
    expect(await use(url)).toEqual({ ok: true, value: 1 })
    expect(await use(url)).toEqual({ ok: true, value: 2 })
  })

  test('works with tables that the administrator made, once they are open to it', async () => {
    const { role, url, asAdministrator, grant } = await place()
    expect(await use(asAdministrator)).toEqual({ ok: true, value: 1 })
    const first = grantsIn(await use(url))
    expect(first).not.toContain('CREATE')
    expect(first).toContain(`ON ALL TABLES IN SCHEMA "public" TO "${role}"`)
    await grant(first)
    expect(await use(url)).toEqual({ ok: true, value: 2 })
  })
})
