import { sql } from 'drizzle-orm'
import { drizzle } from 'drizzle-orm/postgres-js'
import postgres from 'postgres'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { sha256 } from '../../../src/adapters/system/sha256.ts'
import { verifyChain } from '../../../src/core/evidence/hash-chain.ts'
import { openEmbedded, openOnServer, type TestDatabase } from '../../build/database/database.ts'
import { aJournalEntry } from '../../build/database/database-rows.ts'

type Administrator = { run(statement: string): Promise<unknown>; close(): Promise<void> }

/** Somebody with the database in his hands and this program out of the way. */
function administratorOf({ database, databaseUrl }: TestDatabase): Administrator {
  const connection = database.queueConnection()
  if (connection.kind === 'pglite') {
    return { run: (statement) => connection.engine.exec(statement), close: async () => undefined }
  }
  const client = postgres(databaseUrl ?? '', { max: 1, onnotice: () => undefined })
  const direct = drizzle(client)
  return { run: (statement) => direct.execute(sql.raw(statement)), close: () => client.end() }
}

describe.each([
  ['PGlite', openEmbedded],
  ['PostgreSQL', openOnServer],
])('journal on %s', (_name, open) => {
  let opened: TestDatabase
  let administrator: Administrator
  beforeAll(async () => {
    opened = await open()
    administrator = administratorOf(opened)
  })
  afterAll(async () => {
    await administrator.close()
    await opened.close()
  })
  beforeEach(async () => {
    await administrator.run(
      `alter table journal_events disable trigger all; truncate journal_events;
       alter table journal_events enable trigger all;`,
    )
    for (const why of ['发现', '延续', '结束']) {
      await opened.database.transactions.run(({ journal }) =>
        journal.append(aJournalEntry({ why })),
      )
    }
  })

  const verdict = async () =>
    verifyChain(
      await opened.database.transactions.run(({ journal }) => journal.after(0, 100)),
      sha256,
    )
  const tamper = (statement: string) =>
    administrator.run(
      `alter table journal_events disable trigger all; ${statement}; alter table journal_events enable trigger all;`,
    )

  test('the database itself refuses to change, delete or empty the journal', async () => {
    for (const statement of [
      `update journal_events set body = '{}' where sequence = 2`,
      'delete from journal_events where sequence = 3',
      'truncate journal_events',
    ]) {
      const refusal = await administrator.run(statement).then(
        () => null,
        (error: unknown) => error,
      )
      const cause = refusal instanceof Error ? (refusal.cause ?? refusal) : refusal
      expect(String(cause), statement).toContain('append-only')
    }
    expect(await verdict()).toEqual({ intact: true })
  })

  test('whoever gets around that and changes an event is found out', async () => {
    await tamper(
      `update journal_events set body = replace(body, '延续', '无事') where sequence = 2`,
    )
    expect(await verdict()).toEqual({ intact: false, at: 2, why: 'changed' })
  })

  test('whoever takes an event out is found out', async () => {
    await tamper('delete from journal_events where sequence = 2')
    expect(await verdict()).toEqual({ intact: false, at: 2, why: 'gap' })
  })

  test('whoever takes an event out and renumbers the rest is found out', async () => {
    await tamper(
      `delete from journal_events where sequence = 2;
       update journal_events set sequence = 2, body = replace(body, '"sequence":3', '"sequence":2') where sequence = 3`,
    )
    expect(await verdict()).toMatchObject({ intact: false, at: 2 })
  })
})
