import postgres from 'postgres'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { roleGrants } from '../../../src/adapters/db/proofs/role-grants.ts'
import { createPgBossQueue } from '../../../src/adapters/queue/pg-boss-queue.ts'
import { createSystemClock } from '../../../src/adapters/system/system-clock.ts'
import { openMigrated, openOnServer, type TestDatabase } from '../../build/database/database.ts'
import { aJournalEntry } from '../../build/database/database-rows.ts'
import { silentLogger } from '../../fakes/silent-logger.ts'

const ROLE = 'night watch'

let owners: TestDatabase
let owner: postgres.Sql
let url: string
beforeAll(async () => {
  owners = await openOnServer()
  owner = postgres(owners.databaseUrl ?? '', { max: 1, onnotice: () => undefined })
  const address = new URL(owners.databaseUrl ?? '')
  Object.assign(address, { username: encodeURIComponent(ROLE), password: 'secret' })
  url = address.href
  await startQueue(owners.database)
  await owner.unsafe(`create role "${ROLE}" login password 'secret'`)
  for (const statement of [...roleGrants(ROLE), ...roleGrants(ROLE)]) await owner.unsafe(statement)
})
afterAll(async () => {
  await owner.end()
  await owners.close()
})

async function startQueue({ queueConnection }: TestDatabase['database']): Promise<void> {
  const connection = queueConnection()
  const queue = createPgBossQueue({ connection, logger: silentLogger, clock: createSystemClock() })
  await queue.start([])
  await queue.stop()
}

test('a role that owns nothing works, adds to the journal, and cannot change it', async () => {
  const database = await openMigrated(owners.dataFolder, url)
  try {
    await startQueue(database)
    await database.canaryRecords()
    await database.transactions.run(({ journal }) => journal.append(aJournalEntry()))
    const anchor = { number: 1, at: aJournalEntry().at, statement: '{}', signature: '' }
    await database.proofs.keepAnchor(anchor, [])
    expect(await database.proofs.powers()).toEqual({ role: ROLE, mayAlter: false })
  } finally {
    await database.close()
  }
  expect(await owners.database.proofs.powers()).toMatchObject({ mayAlter: true })
  const role = postgres(url, { max: 1, onnotice: () => undefined })
  for (const statement of [
    `update journal_events set who = 'user:nobody'`,
    'delete from journal_events',
    'truncate journal_events',
    'alter table journal_events disable trigger all',
    'drop trigger journal_events_append_only on journal_events',
    'create or replace function public.journal_refuses_change() returns trigger language plpgsql as $$ begin return new; end $$',
    `update journal_anchors set signature = 'x'`,
    'delete from journal_anchors',
    'grant update on journal_events to current_user',
  ]) {
    const refusal = await role.unsafe(statement).then(
      ({ statement: done }) => String(done.string),
      (error: unknown) => String(error),
    )
    if (statement.startsWith('grant')) continue
    expect(refusal, statement).toMatch(/permission denied|must be owner/)
  }
  expect(await owners.database.proofs.entries(0, 10)).toHaveLength(1)
  await expect(role.unsafe('delete from journal_events')).rejects.toThrow('permission denied')
  await role.end()
})
