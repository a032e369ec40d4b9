import { setTimeout as delay } from 'node:timers/promises'
import type { OpenDatabase } from '../../../src/adapters/db/database.ts'
import { createPgBossQueue } from '../../../src/adapters/queue/pg-boss-queue.ts'
import { openSeeing } from '../../build/streams/seeing.ts'
import { anInstitution, aRoom } from '../../build/violations.ts'
import { silentLogger } from '../../fakes/silent-logger.ts'
import { treeCpu } from '../patrol/tree-cpu.ts'
import { addressOf, PLATFORMS, roundStages, SWEEP } from './round-stages.ts'

export type Way = 'batches' | 'single'

export type Rounds = {
  readonly port: number
  readonly rooms: number
  readonly onAir: number
  readonly seconds: number
  /** Of the rooms: what it uses does not count. */
  readonly serverPid: number
  /** How large the database is at the moment. */
  readonly databaseBytes: () => Promise<number>
}

const TICK_MILLISECONDS = 10_000
const CADENCE_SECONDS = 60
const LONGEST_FIRST_ROUND = 60
const SILENT_PLATFORMS = 2
const PIECE = 500

/** Processor time of this process and all below it (the database server is one of them), milliseconds. */
function cpuBeside(serverPid: number): number {
  const { own, children } = treeCpu(process.pid)
  const server = treeCpu(serverPid)
  return own + children - server.own - server.children
}

async function register(database: OpenDatabase, { port, rooms, onAir }: Rounds): Promise<void> {
  const urlOf = (n: number): string => {
    const platform = n % PLATFORMS
    const kind = platform < SILENT_PLATFORMS ? 'silent' : n < onAir ? 'on' : 'off'
    return `http://${addressOf(platform)}:${port}/${kind}/${n}.m3u8`
  }
  for (let from = 0; from < rooms; from += PIECE) {
    const numbers = Array.from({ length: Math.min(PIECE, rooms - from) }, (_, n) => from + n)
    await database.transactions.run(async (records) => {
      await records.institutions.saveMany(numbers.map((n) => anInstitution({ id: `i${n}` })))
      await records.rooms.saveMany(
        numbers.map((n) =>
          aRoom({
            id: `r${n}`,
            institutionId: `i${n}`,
            streamUrls: [urlOf(n)],
            cutTarget: null,
          }),
        ),
      )
    })
  }
}

async function agesOf(database: OpenDatabase) {
  const statuses = await database.transactions.run(({ roomBoard }) => roomBoard.statuses())
  const now = Date.now()
  return statuses
    .filter(({ unseenReason }) => unseenReason === null)
    .map(({ lastLookAt }) => (now - lastLookAt) / 1_000)
}

const HOUR = 3_600_000
const MEGABYTE = 1_048_576

type MemoryReading = { readonly at: number; readonly bytes: number }

/**
 * Bytes a millisecond, by least squares over the second half: the first is filling caches. Only a run of twenty minutes says
 * something of leaks.
 */
function slopeOf(memory: readonly MemoryReading[]): number {
  const late = memory.slice(Math.floor(memory.length / 2))
  const mean = (values: readonly number[]) => values.reduce((a, b) => a + b, 0) / values.length
  const [at, bytes] = [mean(late.map((one) => one.at)), mean(late.map((one) => one.bytes))]
  const across = late.reduce((sum, one) => sum + (one.at - at) * (one.bytes - bytes), 0)
  return (
    across /
    Math.max(
      1,
      late.reduce((sum, one) => sum + (one.at - at) ** 2, 0),
    )
  )
}

/** Lets so many seconds pass, and tells what the process held meanwhile. */
async function memoryFor(seconds: number) {
  const from = performance.now()
  const memory: MemoryReading[] = []
  while (performance.now() - from < seconds * 1_000) {
    await delay(1_000)
    memory.push({ at: performance.now() - from, bytes: process.memoryUsage().rss })
  }
  return {
    memoryMegabytes: Math.round(Math.max(...memory.map(({ bytes }) => bytes)) / MEGABYTE),
    memoryMegabytesPerHour: Math.round((slopeOf(memory) * HOUR) / MEGABYTE),
  }
}

const rounded = (value: number): number => Math.round(value * 100) / 100

/** Goes round for so long after the first round (or a minute), and counts what the platforms were asked. */
export async function measureWay(way: Way, database: OpenDatabase, rounds: Rounds) {
  await register(database, rounds)
  const seeing = await openSeeing()
  const queue = createPgBossQueue({
    connection: database.queueConnection(),
    logger: silentLogger,
    clock: seeing.clock,
  })
  const { stages, parts } = roundStages(way, seeing, database.transactions)
  const count = async () =>
    (await (await fetch(`http://127.0.0.1:${rounds.port}/count`)).json()) as Record<
      'off' | 'on' | 'silent',
      number
    >
  await queue.start(stages)
  let tick = 0
  const planNow = () => {
    tick += 1
    const payload = { sweeps: [SWEEP.name], ahead: { [SWEEP.name]: TICK_MILLISECONDS } }
    return queue.enqueue([{ stage: 'plan', key: `${way} ${tick}`, payload }])
  }
  await planNow()
  const ticking = setInterval(() => void planNow(), TICK_MILLISECONDS)
  try {
    await count()
    const began = performance.now()
    const answering = (rounds.rooms * (PLATFORMS - SILENT_PLATFORMS)) / PLATFORMS
    let firstRound: number | null = null
    while (performance.now() - began < LONGEST_FIRST_ROUND * 1_000) {
      await delay(1_000)
      if ((await agesOf(database)).length < answering * 0.999) continue
      firstRound ??= Math.round((performance.now() - began) / 1_000)
    }
    await count()
    const cpu = cpuBeside(rounds.serverPid)
    const from = performance.now()
    const lying = await rounds.databaseBytes()
    const memory = await memoryFor(rounds.seconds)
    const spent = cpuBeside(rounds.serverPid) - cpu
    const seconds = (performance.now() - from) / 1_000
    const grown = (await rounds.databaseBytes()) - lying
    const asked = await count()
    const ages = await agesOf(database)
    const looks = asked.off + asked.on + asked.silent
    return {
      firstRoundSeconds: firstRound,
      looks,
      looksPerSecond: rounded(looks / seconds),
      silentLooks: asked.silent,
      roundsAMinute: rounded((asked.off / seconds) * (60 / (answering - rounds.onAir))),
      cores: rounded(spent / 1_000 / seconds),
      cpuMillisecondsALook: rounded(spent / Math.max(1, looks)),
      looksPerSecondOnTwoCores: rounded((2_000 * looks) / spent),
      ...memory,
      databaseMegabytesPerHour: Math.round(((grown / seconds) * 3_600) / MEGABYTE),
      roomsSeen: ages.length,
      overdue: ages.filter((age) => age > CADENCE_SECONDS * 1.5).length,
      veryOverdue: ages.filter((age) => age > CADENCE_SECONDS * 3).length,
      oldestSeconds: Math.round(Math.max(0, ...ages)),
    }
  } finally {
    clearInterval(ticking)
    await queue.stop()
    await parts.gate.settled()
    await seeing.close()
  }
}
