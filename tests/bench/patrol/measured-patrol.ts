import { setTimeout as delay } from 'node:timers/promises'
import { LOAD_MARK } from '../../../src/app/plan/load-mark.ts'
import { LOAD_RUNGS, type LoadRung } from '../../../src/core/patrol/load/load-ladder.ts'
import { hours } from '../../../src/core/time/duration.ts'
import { instantOfEpochMilliseconds } from '../../../src/core/time/instant.ts'
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
  /** The patrol does with less all the time, and every third room is of the tier low; left out: as it finds itself. */
  readonly rung?: LoadRung
}

const FIRST_LOOK_SECONDS = 120

/** A data folder with the rooms registered in it. */
async function registered({ onAir, offAir, rung }: Patrol): Promise<string> {
  const folder = await preparedFolder()
  const database = await openMigrated(folder)
  await database.transactions.run(async (records) => {
    await records.institutions.save(anInstitution({ actor: 'unlicensed' }))
    for (const [n, url] of [...onAir, ...offAir].entries()) {
      const room = aRoom({ id: `room-${n}`, title: `直播间 ${n}`, streamUrls: [url] })
      await records.rooms.save(rung === undefined || n % 3 > 0 ? room : { ...room, tier: 'low' })
    }
    if (rung === undefined) return
    const patience = Object.fromEntries(LOAD_RUNGS.map((one) => [one, hours(4)]))
    const value = { rung, before: 'none', patience }
    const at = instantOfEpochMilliseconds(Date.now())
    await records.patrolMarks.save(LOAD_MARK, { at, value })
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

const written = async (origin: string): Promise<number> =>
  Number(await (await fetch(`${origin}/written`)).text())

const SETTLES_WITHIN_SECONDS = 45

/** What the program says and what its tree took, at the moment at which it has just shared out what was spent. */
async function atSettling(address: string, pid: number, origin: string) {
  const { coreSeconds: before } = await ownWord(address)
  for (let turn = 0; turn < SETTLES_WITHIN_SECONDS * 4; turn += 1) {
    await delay(250)
    const { own, children } = treeCpu(pid)
    const said = await ownWord(address)
    if (said.coreSeconds === before) continue
    return { ...said, tree: (own + children) / 1_000, sent: await written(origin) }
  }
  throw new Error('the program does not share out what was spent')
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
    const said = await atSettling(address, pid, patrol.origin)
    const before = { cpu: treeCpu(pid), counts: await readings(address) }
    const lying = await folderBytes(folder)
    const [bytes, began] = [await written(patrol.origin), performance.now()]
    await delay(patrol.seconds * 1_000)
    const after = { cpu: treeCpu(pid), counts: await readings(address) }
    const seconds = (performance.now() - began) / 1_000
    const sent = (await written(patrol.origin)) - bytes
    const grown = await growth(folder, lying, seconds)
    const saidAfter = await atSettling(address, pid, patrol.origin)
    const [coreSeconds, tree] = [
      saidAfter.coreSeconds - said.coreSeconds,
      saidAfter.tree - said.tree,
    ]
    const counted = [...after.counts].map(
      ([what, count]) => [what, count - (before.counts.get(what) ?? 0)] as const,
    )
    const looks = new Map(counted).get('pictures') ?? 0
    const cpu = between(before.cpu, after.cpu)
    return {
      seconds: rounded(seconds),
      looks,
      /** Of all that it does, processor time of one core taken up by it. */
      cores: Math.round((cpu.own + cpu.children) / seconds) / 1_000,
      cpuMillisecondsPerLook: rounded((cpu.own + cpu.children) / looks),
      ownPerLook: rounded(cpu.own / looks),
      childrenPerLook: rounded(cpu.children / looks),
      bytesPerLook: Math.round(sent / looks),
      bytesPerHour: grown,
      ownWord: {
        coreSeconds: rounded(coreSeconds),
        ofWatches: rounded(saidAfter.ofWatches - said.ofWatches),
        /** What the ledger shared out of what proc(5) says of the tree in the same span; 1 is all of it. */
        ofTree: Math.round((1_000 * coreSeconds) / tree) / 1_000,
        bytesOfSent: rounded((saidAfter.bytes - said.bytes) / (saidAfter.sent - said.sent)),
      },
      readings: Object.fromEntries(counted),
    }
  } finally {
    await program.stop()
    await removeFolder(folder)
  }
}
