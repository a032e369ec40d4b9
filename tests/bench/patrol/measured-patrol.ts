import { setTimeout as delay } from 'node:timers/promises'
import { openMigrated, preparedFolder, removeFolder } from '../../build/database/database.ts'
import { startProgram } from '../../build/program/running-program.ts'
import { anInstitution, aRoom } from '../../build/violations.ts'
import { folderBytes } from '../growth/folder-bytes.ts'
import { between, treeCpu } from './tree-cpu.ts'

export type Patrol = {
  readonly origin: string
  readonly onAir: readonly string[]
  readonly offAir: readonly string[]
  /** Of the first reading of every room, of the start of readers and browser. */
  readonly warmUpSeconds: number
  readonly seconds: number
}

const FIRST_LOOK_SECONDS = 120

/** A data folder with the rooms registered in it. */
async function registered({ onAir, offAir }: Patrol): Promise<string> {
  const folder = await preparedFolder()
  const database = await openMigrated(folder)
  await database.transactions.run(async (records) => {
    await records.institutions.save(anInstitution({ actor: 'unlicensed' }))
    for (const [n, url] of [...onAir, ...offAir].entries()) {
      await records.rooms.save(aRoom({ id: `room-${n}`, title: `直播间 ${n}`, streamUrls: [url] }))
    }
  })
  await database.close()
  return folder
}

/** What the program counted of its readings, by name. */
async function readings(address: string): Promise<ReadonlyMap<string, number>> {
  const text = await (await fetch(`${address}/metrics`)).text()
  const counts = text.matchAll(/^xuncha_readings_total\{what="([^"]+)"\} (\d+)/gm)
  return new Map([...counts].map(([, what = '', count]) => [what, Number(count)]))
}

/** What the program says that looks cost it, added up over tiers: core-seconds and bytes of watches and of all. */
async function ownWord(address: string) {
  const text = await (await fetch(`${address}/metrics`)).text()
  const sum = (name: string, look = '[^"]+') =>
    [...text.matchAll(new RegExp(`^${name}\\{tier="[^"]+",look="${look}"\\} (\\S+)`, 'gm'))]
      .map(([, value]) => Number(value))
      .reduce((total, value) => total + value, 0)
  return {
    coreSeconds: sum('xuncha_cost_core_seconds_total'),
    ofWatches: sum('xuncha_cost_core_seconds_total', 'watch'),
    bytes: sum('xuncha_cost_bytes_total'),
  }
}

/** Per hour, at the pace of these seconds. */
async function growth(
  folder: string,
  before: Awaited<ReturnType<typeof folderBytes>>,
  seconds: number,
) {
  const after = await folderBytes(folder)
  const perHour = (grown: number) => Math.round((grown / seconds) * 3_600)
  return {
    database: perHour(after.database - before.database),
    evidence: perHour(after.evidence - before.evidence),
  }
}

const written = async (origin: string): Promise<number> =>
  Number(await (await fetch(`${origin}/written`)).text())

/** Every room on air was looked at, so that what is counted from now on is the standing patrol. */
async function whenWatching(address: string, rooms: number): Promise<void> {
  for (let second = 0; second < FIRST_LOOK_SECONDS; second += 1) {
    if (((await readings(address)).get('pictures') ?? 0) >= 2 * rooms) return
    await delay(1_000)
  }
  throw new Error('the patrol does not look')
}

const rounded = (value: number): number => Math.round(value * 10) / 10

/** The real program, everything in one process on its embedded database, over these rooms for so long. */
export async function measurePatrol(patrol: Patrol) {
  const folder = await registered(patrol)
  const program = startProgram(['serve'], {
    XUNCHA_DATA_DIR: folder,
    XUNCHA_ALLOW_PRIVATE_HOSTS: '127.0.0.1',
    PORT: '0',
    LOG_LEVEL: 'error',
  })
  try {
    const [, address = ''] = await program.waitFor(/dashboard: (\S+)/)
    const { pid = 0 } = program.child
    await whenWatching(address, patrol.onAir.length)
    await delay(patrol.warmUpSeconds * 1_000)
    const before = { cpu: treeCpu(pid), counts: await readings(address) }
    const [lying, said] = [await folderBytes(folder), await ownWord(address)]
    const [bytes, began] = [await written(patrol.origin), performance.now()]
    await delay(patrol.seconds * 1_000)
    const after = { cpu: treeCpu(pid), counts: await readings(address) }
    const seconds = (performance.now() - began) / 1_000
    const sent = (await written(patrol.origin)) - bytes
    const saidAfter = await ownWord(address)
    const counted = [...after.counts].map(
      ([what, count]) => [what, count - (before.counts.get(what) ?? 0)] as const,
    )
    const looks = new Map(counted).get('pictures') ?? 0
    const cpu = between(before.cpu, after.cpu)
    return {
      seconds: rounded(seconds),
      looks,
      cpuMillisecondsPerLook: rounded((cpu.own + cpu.children) / looks),
      ownPerLook: rounded(cpu.own / looks),
      childrenPerLook: rounded(cpu.children / looks),
      bytesPerLook: Math.round(sent / looks),
      bytesPerHour: await growth(folder, lying, seconds),
      ownWord: {
        coreSeconds: rounded(saidAfter.coreSeconds - said.coreSeconds),
        ofWatches: rounded(saidAfter.ofWatches - said.ofWatches),
        bytesOfSent: rounded((saidAfter.bytes - said.bytes) / sent),
      },
      readings: Object.fromEntries(counted),
    }
  } finally {
    await program.stop()
    await removeFolder(folder)
  }
}
