import { mkdir, writeFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openDatabase } from '../../../src/adapters/db/open-database.ts'
import { sha256 } from '../../../src/adapters/system/sha256.ts'
import {
  openEmbedded,
  openMigrated,
  removeFolder,
  startPostgres,
  temporaryFolder,
} from '../../build/database/database.ts'
import { aJournalEntry, SATURDAY } from '../../build/database/database-rows.ts'
import { silentLogger } from '../../fakes/silent-logger.ts'

const open = (databaseUrl: string | null, dataFolder: string) =>
  openDatabase({ databaseUrl, dataFolder, logger: silentLogger, sha256 })

describe('a PostgreSQL server', () => {
  let server: Awaited<ReturnType<typeof startPostgres>>
  let dataFolder: string
  beforeAll(async () => {
    server = await startPostgres()
    dataFolder = await temporaryFolder()
  })
  afterAll(async () => {
    await server.stop()
    await removeFolder(dataFolder)
  })

  test('several machines that start together migrate it once, and all can use it', async () => {
    const databases = await Promise.all([1, 2, 3].map(() => openMigrated(dataFolder, server.url)))
    const sequences = await Promise.all(
      databases.map(({ transactions }) =>
        transactions.run(async ({ journal }) => (await journal.append(aJournalEntry())).sequence),
      ),
    )
    expect(sequences.toSorted()).toEqual([1, 2, 3])
    for (const database of databases) {
      expect(await database.trouble()).toBeNull()
      await database.close()
    }
  })

  test('two transactions that wait for each other are both done in the end', async () => {
    const database = await openMigrated(dataFolder, server.url)
    const met = [Promise.withResolvers<void>(), Promise.withResolvers<void>()] as const
    let attempts = 0
    const crossing = (mine: string, theirs: string, place: 0 | 1) =>
      database.transactions.run(async ({ violations, observationMarks }) => {
        attempts += 1
        await violations.ongoingOf(mine)
        met[place].resolve()
        await met[1 - place]?.promise
        await violations.ongoingOf(theirs)
        return await observationMarks.mark(`crossing ${mine}`, SATURDAY)
      })
    const done = await Promise.all([
      crossing('room-a', 'room-b', 0),
      crossing('room-b', 'room-a', 1),
    ])
    expect(done).toEqual([true, true])
    // The server ended one of them to break the deadlock, and it was run again.
    expect(attempts).toBe(3)
    await database.close()
  })

  test('a wrong password is a fault that names the server and no secret', async () => {
    const url = server.url.replace(':password@', ':wrong-secret@')
    const opened = await open(url, dataFolder)
    expect(opened).toMatchObject({
      ok: false,
      fault: { code: 'database-unreachable', where: 'DATABASE_URL' },
    })
    expect(JSON.stringify(opened)).toContain(new URL(url).host)
    expect(JSON.stringify(opened)).not.toContain('wrong-secret')
  })
})

test('a server that is not there is a fault, soon', async () => {
  const opened = await open('postgres://nobody:secret@127.0.0.1:1/nowhere', '/tmp')
  expect(opened).toMatchObject({ ok: false, fault: { code: 'database-unreachable' } })
  expect(JSON.stringify(opened)).not.toContain('secret')
})

test('a server that takes the connection and never answers is a fault within its time limit', async () => {
  const silent = createServer()
  const port = await new Promise<number>((resolve) => {
    silent.listen(0, '127.0.0.1', () => {
      const address = silent.address()
      resolve(typeof address === 'object' && address !== null ? address.port : 0)
    })
  })
  const opened = await open(`postgres://user:secret@127.0.0.1:${port}/database`, '/tmp')
  expect(opened).toMatchObject({ ok: false, fault: { code: 'database-unreachable' } })
  silent.close()
})

test('an address that is none is a fault', async () => {
  for (const url of ['', 'nonsense', 'http://127.0.0.1/database']) {
    expect(await open(url, '/tmp'), url).toMatchObject({
      ok: false,
      fault: { code: 'database-unreachable' },
    })
  }
})

test('a folder that holds something else than a database is a fault, and is let go of', async () => {
  const dataFolder = await temporaryFolder()
  await mkdir(join(dataFolder, 'database'))
  await writeFile(join(dataFolder, 'database', 'PG_VERSION'), '9.6\n')
  for (const attempt of [1, 2]) {
    expect(await open(null, dataFolder), `attempt ${attempt}`).toMatchObject({
      ok: false,
      fault: { code: 'database-unreachable' },
    })
  }
  await removeFolder(dataFolder)
})

test('a closed database is not ready', async () => {
  const { database, close } = await openEmbedded()
  expect(await database.trouble()).toBeNull()
  await database.close()
  expect(await database.trouble()).not.toBeNull()
  await close()
})
