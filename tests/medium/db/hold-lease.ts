// A process that opens the database, appends to the journal, takes a lease and holds it until it is killed.
import { openDatabase } from '../../../src/adapters/db/open-database.ts'
import { createPgBossQueue } from '../../../src/adapters/queue/pg-boss-queue.ts'
import { sha256 } from '../../../src/adapters/system/sha256.ts'
import { createSystemClock } from '../../../src/adapters/system/system-clock.ts'
import { seconds } from '../../../src/core/time/duration.ts'
import { aJournalEntry } from '../../build/database/database-rows.ts'
import { silentLogger } from '../../fakes/silent-logger.ts'

const settings = JSON.parse(process.argv[2] ?? '{}') as {
  dataFolder: string
  databaseUrl: string | null
}
const say = (line: string): void => void process.stdout.write(`${line}\n`)

const opened = await openDatabase({ ...settings, logger: silentLogger, sha256 })
if (!opened.ok) {
  say(`refused ${opened.fault.code}`)
} else {
  const database = opened.value
  await database.migrate()
  await database.transactions.run(({ journal }) => journal.append(aJournalEntry()))
  const queue = createPgBossQueue({
    connection: database.queueConnection(),
    logger: silentLogger,
    clock: createSystemClock(),
  })
  await queue.start([
    {
      stage: 'watch',
      concurrency: 1,
      heartbeat: seconds(10),
      policy: 'exclusive',
      handler: async (payload) => {
        say(`holding ${JSON.stringify(payload)}`)
        return await new Promise(() => undefined)
      },
    },
  ])
  await queue.enqueue([{ stage: 'watch', key: 'room-1', payload: { room: 1 } }])
}
