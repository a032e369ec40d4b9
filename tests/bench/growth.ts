import { setTimeout as delay } from 'node:timers/promises'
import { PGlite } from '@electric-sql/pglite'
import { embeddedFolder } from '../../src/adapters/db/embedded-database.ts'
import { removeFolder } from '../build/database/database.ts'
import { catalogBytes, tableSizes } from '../build/database/table-sizes.ts'
import { startProgram } from '../build/program/running-program.ts'
import { type FolderBytes, folderBytes } from './growth/folder-bytes.ts'
import { openGrowingTown } from './growth/growing-town.ts'

/**
 * `node tests/bench/growth.ts [minutes] [rooms]`: how fast the data folder of a patrol grows, as JSON. The whole program
 * patrols rooms of which one in five is on air, on its embedded database. The yardstick is taken from the same rows: how
 * long they are as JSON lines. Prints at the latest two minutes after `minutes`, by patrolling less where the machine is
 * slow to begin; `minutes` in the answer says for how long it did.
 */
const [minutes = 5, rooms = 60] = process.argv.slice(2).map(Number)

const MILLISECONDS = 60_000
/** What is made once for every room is not growth: it is counted from a fifth of the time on. */
const WARM_UP = 0.2
/** Of the two minutes, for the end. */
const FOR_THE_END = 60_000

async function tablesOf(folder: string) {
  const pglite = await PGlite.create(embeddedFolder(folder))
  try {
    const query = <Row>(text: string) => pglite.query<Row>(text)
    return { tables: await tableSizes(query), catalog: await catalogBytes(query) }
  } finally {
    await pglite.close()
  }
}

type Sample = FolderBytes & { readonly minute: number }

const perHour = (from: Sample, to: Sample): FolderBytes => {
  const hours = (to.minute - from.minute) / 60
  const grown = (kind: keyof FolderBytes) => Math.round((to[kind] - from[kind]) / hours)
  return {
    database: grown('database'),
    writeAheadLog: grown('writeAheadLog'),
    evidence: grown('evidence'),
    others: grown('others'),
  }
}

async function patrol(folder: string, until: number): Promise<readonly Sample[]> {
  const program = startProgram(['serve'], {
    XUNCHA_DATA_DIR: folder,
    XUNCHA_ALLOW_PRIVATE_HOSTS: '127.0.0.1',
    PORT: '0',
    LOG_LEVEL: 'error',
  })
  const samples: Sample[] = []
  try {
    await program.waitFor(/dashboard: (\S+)/)
    const began = performance.now()
    const end = Math.min(began + minutes * MILLISECONDS, until)
    while (performance.now() < end) {
      const minute = (performance.now() - began) / MILLISECONDS
      samples.push({ minute, ...(await folderBytes(folder)) })
      await delay(Math.max(1, Math.min(10_000, end - performance.now())))
    }
    const minute = (performance.now() - began) / MILLISECONDS
    return [...samples, { minute, ...(await folderBytes(folder)) }]
  } finally {
    await program.stop()
  }
}

const total = (numbers: readonly number[]) => numbers.reduce((sum, one) => sum + one, 0)

const until = performance.now() + (minutes + 2) * MILLISECONDS - FOR_THE_END
const town = await openGrowingTown(rooms)
try {
  const before = await tablesOf(town.folder)
  const samples = await patrol(town.folder, until)
  const after = await tablesOf(town.folder)
  const last = samples.at(-1)
  const steady = samples.find(({ minute }) => minute >= (last?.minute ?? 0) * WARM_UP)
  if (last === undefined || steady === undefined) throw new Error('no time was left to patrol')
  const former = new Map(before.tables.map((one) => [one.table, one]))
  const grown = after.tables.map((one) => ({
    ...one,
    grownBytes: one.bytes - (former.get(one.table)?.bytes ?? 0),
    grownFactBytes: one.factBytes - (former.get(one.table)?.factBytes ?? 0),
  }))
  const [bytes, factBytes] = [
    total(grown.map((one) => one.grownBytes)),
    total(grown.map((one) => one.grownFactBytes)),
  ]
  const summary = {
    rooms,
    onAir: town.onAir,
    minutes: Math.round(last.minute * 100) / 100,
    bytesPerHour: perHour(steady, last),
    yardstick: {
      grownBytes: bytes,
      asJsonLines: factBytes,
      ratio: Math.round((bytes / factBytes) * 100) / 100,
    },
    catalogGrownBytes: after.catalog - before.catalog,
    largest: grown.toSorted((a, b) => b.grownBytes - a.grownBytes).slice(0, 10),
    samples: samples.map((one) => ({ ...one, minute: Math.round(one.minute * 100) / 100 })),
  }
  process.stdout.write(`${JSON.stringify(summary, null, 2)}\n`)
} finally {
  await town.close()
  await removeFolder(town.folder)
}
