// How fast the patrol goes round its rooms, as JSON.
//   node tests/bench/rounds/rounds.ts [--rooms 2000] [--on-air 40] [--seconds 60] [--database embedded|postgres] [--ways batches,single]
// The real queue, plan, probe, politeness gate, record and database in this process, over HTTP rooms on 50 platforms on
// loopback, each with the shipped budget (240 looks a minute, 6 at once); the rooms of two platforms never answer. Every
// room is due once a minute. The yardstick, over the same rooms in the same run, is the way of before: one job a room, four
// at a time, each look written down by a job of its own. Rooms on air are handed to a watch that only writes down every
// 20 s that it sees; what watching costs is measured by `patrol/patrol.ts`. Memory and database per hour are reckoned from the
// seconds of the run: `--seconds 1200` for figures to be believed.
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import postgres from 'postgres'
import { openEmbedded, openOnServer, type TestDatabase } from '../../build/database/database.ts'
import { folderBytes } from '../growth/folder-bytes.ts'
import { measureWay, type Way } from './measured-way.ts'

const { values } = parseArgs({
  options: {
    rooms: { type: 'string', default: '2000' },
    'on-air': { type: 'string', default: '40' },
    seconds: { type: 'string', default: '60' },
    database: { type: 'string', default: 'embedded' },
    ways: { type: 'string', default: 'batches,single' },
  },
})
const SERVER = fileURLToPath(new URL('./rooms-server.ts', import.meta.url))
const isWay = (name: string): name is Way => name === 'batches' || name === 'single'

/** Of an embedded database its files without the log, of a server what it says itself. */
async function databaseBytes({ dataFolder, databaseUrl }: TestDatabase): Promise<number> {
  if (databaseUrl === null) return (await folderBytes(dataFolder)).database
  const sql = postgres(databaseUrl, { max: 1 })
  try {
    const [row] = await sql<
      { bytes: string }[]
    >`select pg_database_size(current_database()) as bytes`
    return Number(row?.bytes)
  } finally {
    await sql.end()
  }
}

const server = spawn(process.execPath, [SERVER], { stdio: ['ignore', 'pipe', 'inherit'] })
try {
  const [line] = (await once(server.stdout, 'data')) as [Buffer]
  const port = Number(line.toString())
  const [rooms, onAir, seconds] = [values.rooms, values['on-air'], values.seconds].map(Number)
  const found: Record<string, Awaited<ReturnType<typeof measureWay>>> = {}
  for (const way of values.ways.split(',').filter(isWay)) {
    const opened = await (values.database === 'postgres' ? openOnServer() : openEmbedded())
    try {
      const asked = { port, rooms: rooms ?? 0, onAir: onAir ?? 0, seconds: seconds ?? 0 }
      const plan = {
        ...asked,
        serverPid: server.pid ?? 0,
        databaseBytes: () => databaseBytes(opened),
      }
      found[way] = await measureWay(way, opened.database, plan)
      process.stderr.write(`${way}: ${JSON.stringify(found[way])}\n`)
    } finally {
      await opened.close()
    }
  }
  const { batches, single } = found
  const faster =
    batches === undefined || single === undefined
      ? null
      : Math.round((batches.looksPerSecond / Math.max(0.01, single.looksPerSecond)) * 10) / 10
  const summary = { ...values, ...found, timesFasterThanSingle: faster }
  process.stdout.write(`${JSON.stringify(summary, null, 2)}\n`)
} finally {
  server.kill()
}
