import { cp } from 'node:fs/promises'
import { afterEach, expect, test } from 'vitest'
import type { OpenDatabase } from '../../../src/adapters/db/database.ts'
import { openDatabase } from '../../../src/adapters/db/open-database.ts'
import { createPgBossQueue } from '../../../src/adapters/queue/pg-boss-queue.ts'
import { sha256 } from '../../../src/adapters/system/sha256.ts'
import { createSystemClock } from '../../../src/adapters/system/system-clock.ts'
import { createLookKeeper } from '../../../src/app/outage/look-keeper.ts'
import { verifyChain } from '../../../src/core/evidence/hash-chain.ts'
import { seconds } from '../../../src/core/time/duration.ts'
import type { Observation } from '../../../src/core/violations/observation.ts'
import { openMigrated, preparedFolder, removeFolder } from '../../build/database/database.ts'
import { aJournalEntry, SATURDAY } from '../../build/database/database-rows.ts'
import { patiently } from '../../build/patience.ts'
import { type FullDisk, openFullDisk } from '../../build/program/full-disk.ts'
import { silentLogger } from '../../fakes/silent-logger.ts'

const clock = createSystemClock()
const cleanUp: (() => Promise<unknown>)[] = []
afterEach(async () => {
  for (const step of cleanUp.splice(0).toReversed()) await step()
})

async function aDisk(way: FullDisk['way']): Promise<FullDisk> {
  const prepared = await preparedFolder()
  const disk = await openFullDisk(way)
  cleanUp.push(() => disk.remove())
  await cp(prepared, disk.folder, { recursive: true })
  await removeFolder(prepared)
  return disk
}

/** What the queue says of the database, and how often it was read. */
function listenTo(database: OpenDatabase) {
  const connection = database.queueConnection()
  if (connection.kind !== 'pglite') throw new Error('the embedded database is meant')
  const { engine } = connection
  const heard: string[] = []
  let asked = 0
  const hear = (_fields: unknown, message: string): void => {
    if (message.startsWith('the database is')) heard.push(message)
  }
  const query: typeof engine.query = (text, parameters, options) => {
    if (text.includes('as wall')) asked += 1
    return engine.query(text, parameters, options)
  }
  return {
    heard,
    asked: () => asked,
    connection: { kind: 'pglite', engine: { ...engine, query } } as const,
    logger: { ...silentLogger, warn: hear, error: hear },
  }
}

/** Each look that is recorded is an entry of the journal, in one transaction with the mark that it was. */
async function aPatrol(database: OpenDatabase) {
  const { connection, logger, heard, asked } = listenTo(database)
  const queue = createPgBossQueue({ connection, logger, clock })
  cleanUp.push(() => queue.stop())
  const looks = createLookKeeper({
    clock,
    logger: silentLogger,
    hand: (jobs) => queue.enqueue(jobs),
  })
  cleanUp.push(() => looks.stop())
  await queue.start([
    {
      stage: 'record',
      concurrency: 4,
      heartbeat: seconds(10),
      policy: 'once',
      handler: async (payload) => {
        const { id } = payload as Observation
        await database.transactions.run(async ({ observationMarks, journal }) => {
          if (!(await observationMarks.mark(id, SATURDAY))) return
          const data = { page: 'x'.repeat(4_000) }
          await journal.append(aJournalEntry({ subjectId: id, data }))
        })
        return []
      },
    },
  ])
  return { queue, looks, heard, asked }
}

const look = (n: number): Observation => ({
  id: `look-${n}`,
  roomId: 'room',
  watchId: 'watch',
  at: SATURDAY,
  kind: 'off-air',
})

const recorded = async (database: OpenDatabase) =>
  await database.transactions.run(({ journal }) => journal.after(0, 10_000))

test.for(['small disk', 'file limit'] as const)(
  'a full data disk (%s) ends nothing: looks wait in memory, the database says what is wrong, and with room all is written, once, in an intact journal',
  async (way) => {
    const disk = await aDisk(way)
    const database = await openMigrated(disk.folder)
    cleanUp.push(() => database.close())
    const { queue, looks, heard, asked } = await aPatrol(database)
    for (let n = 0; n < 20; n += 1) await looks.report(look(n))
    await patiently(async () => expect(await recorded(database)).toHaveLength(20))

    await disk.fill()
    let n = 20
    await patiently(async () => {
      await looks.report(look(n++))
      expect(looks.held()).toBeGreaterThan(10)
      expect(await database.trouble()).not.toBeNull()
      expect(queue.trouble()).not.toBeNull()
    })
    if (disk.way === 'small disk') {
      expect(await database.trouble()).toMatch(/磁盘已满.*cannot write, disk full \(\d+ MB free\)/)
      // What was written before can still be read.
      expect((await recorded(database)).length).toBeGreaterThanOrEqual(20)
      // That it can be read does not make it well.
      const before = asked()
      await patiently(() => expect(asked()).toBeGreaterThan(before + 8))
      expect(heard).toEqual(['the database is away'])
    }

    await disk.giveRoom()
    await patiently(async () => expect(await database.trouble()).toBeNull())
    await looks.report(look(n++))
    const ids = Array.from({ length: n }, (_, i) => `look-${i}`)
    await patiently(async () => {
      const events = await recorded(database)
      expect(events.map(({ subjectId }) => subjectId).toSorted()).toEqual(ids.toSorted())
    })
    await patiently(() => expect(queue.trouble()).toBeNull())
    if (disk.way === 'small disk') {
      expect(heard).toEqual(['the database is away', 'the database is back'])
    }
    expect(looks.dropped()).toBe(0)
    expect(verifyChain(await recorded(database), sha256)).toEqual({ intact: true })
  },
)

test('a disk that fills in the middle of a transaction undoes it whole, and the next is whole', async () => {
  const disk = await aDisk('small disk')
  const database = await openMigrated(disk.folder)
  cleanUp.push(() => database.close())
  const append = (count: number, before: () => Promise<void>) =>
    database.transactions.run(async ({ journal }) => {
      for (let n = 0; n < count; n += 1) {
        if (n === 10) await before()
        // Like a picture, nothing that could be packed.
        const noise = Buffer.from(crypto.getRandomValues(new Uint8Array(40_000))).toString('hex')
        await journal.append(aJournalEntry({ subjectId: `n${n}`, data: { noise } }))
      }
    })
  let filled = false
  const fillOnce = async () => {
    if (!filled) await disk.fill()
    filled = true
  }
  await expect(append(2_000, fillOnce)).rejects.toThrow('the database is away')
  await disk.giveRoom()
  await patiently(async () => expect(await database.trouble()).toBeNull())
  expect(await recorded(database)).toEqual([])
  await append(3, async () => undefined)
  expect(verifyChain(await recorded(database), sha256)).toEqual({ intact: true })
})

test('a start on a full disk is refused in a sentence that names it', async () => {
  const disk = await aDisk('small disk')
  await disk.fill()
  const settings = { databaseUrl: null, dataFolder: disk.folder, logger: silentLogger, sha256 }
  const opened = await openDatabase(settings)
  if (disk.way === 'file limit') {
    // Where only the length of files is limited there is room, and what PGlite makes of the limit is its own.
    if (opened.ok) await opened.value.close()
    else expect(opened.fault.code).toBe('database-unreachable')
    return
  }
  if (opened.ok) {
    await opened.value.close()
    throw new Error('it started')
  }
  expect(opened.fault).toMatchObject({
    code: 'database-unreachable',
    message: expect.stringMatching(/磁盘已满 disk full, \d+ MB free/),
  })
})
