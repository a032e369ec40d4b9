import { PGlite } from '@electric-sql/pglite'
import { sql } from 'drizzle-orm'
import { drizzle } from 'drizzle-orm/pglite'
import { embeddedFolder } from '../../../src/adapters/db/embedded-database.ts'
import {
  createTransactionScope,
  createTransactions,
} from '../../../src/adapters/db/transactions.ts'
import { loadSchedules } from '../../../src/adapters/schedules/load-schedules.ts'
import { sha256 } from '../../../src/adapters/system/sha256.ts'
import { createSystemClock } from '../../../src/adapters/system/system-clock.ts'
import { plan } from '../../../src/app/plan/plan.ts'
import { factsOf } from '../../../src/core/policy/facts-of.ts'
import { judge } from '../../../src/core/policy/judge.ts'
import { seconds } from '../../../src/core/time/duration.ts'
import { plus } from '../../../src/core/time/instant.ts'
import type { Transactions } from '../../../src/ports/records/records.ts'
import { preparedFolder, removeFolder } from '../../build/database/database.ts'
import { SCHEDULES_FOLDER } from '../../build/law.ts'
import { plannedProbes } from '../../build/probe-batches.ts'
import { anInstitution, aRoom, at } from '../../build/violations.ts'
import { createFakeIdentifiers } from '../../fakes/fake-clock.ts'

/**
 * `node tests/bench/planning/planning.ts [rooms] [times]`: what a tick of the patrol costs with the shipped sweeps, on the embedded
 * database: processor and wall milliseconds (medians), statements, and the longest the database was held at once. Beside
 * it, in the same run, the way of before (three whole tables in one transaction, every room judged by itself) and the
 * plain join that reads the same rows. Prints JSON.
 *
 * 2026-11-29, 2 cores under a load of 8, 5,000 rooms on 50 hosts, seven sweeps: tick 283 ms of processor, 317 ms, longest transaction
 * 47 ms; plain join 159 ms of processor. The release before, one sweep: tick 334 ms of processor in one transaction of 322 ms.
 */
const [rooms = 5_000, times = 5] = process.argv.slice(2).map(Number)
const HOSTS = 50
const SATURDAY = at('2026-10-17T10:00:00+08:00')
const PIECE = 500

const statements: string[] = []
let held: number[] = []

async function register(transactions: Transactions): Promise<void> {
  for (let from = 0; from < rooms; from += PIECE) {
    const ids = Array.from({ length: Math.min(PIECE, rooms - from) }, (_, n) => from + n)
    await transactions.run(async (records) => {
      await records.institutions.saveMany(ids.map((n) => anInstitution({ id: `i${n}` })))
      await records.rooms.saveMany(
        ids.map((n) =>
          aRoom({
            id: `r${n}`,
            institutionId: `i${n}`,
            streamUrls: [`https://r${n}.host${n % HOSTS}.cn/live.m3u8`],
          }),
        ),
      )
      for (const n of ids) {
        const off = { state: 'off-air' as const, unseenReason: null }
        const lastLookAt = plus(SATURDAY, seconds(-60 - (n % 30)))
        await records.roomBoard.saveStatus({
          roomId: `r${n}`,
          ...off,
          since: lastLookAt,
          lastLookAt,
        })
      }
    })
  }
}

const median = (figures: readonly number[]): number =>
  Math.round((figures.toSorted((a, b) => a - b)[Math.floor(figures.length / 2)] ?? 0) * 10) / 10

async function measured(work: () => Promise<unknown>) {
  const wall: number[] = []
  const cpu: number[] = []
  const longest: number[] = []
  await work()
  let count = 0
  for (let n = 0; n < times; n += 1) {
    statements.length = 0
    held = []
    const began = performance.now()
    const before = process.cpuUsage()
    await work()
    const { user, system } = process.cpuUsage(before)
    wall.push(performance.now() - began)
    cpu.push((user + system) / 1_000)
    longest.push(Math.max(0, ...held))
    count = statements.length
  }
  return {
    statements: count,
    cpuMilliseconds: median(cpu),
    wallMilliseconds: median(wall),
    longestTransactionMilliseconds: median(longest),
  }
}

/** Says how long each transaction was held. */
const timed = (transactions: Transactions): Transactions => ({
  run: async (work) => {
    const began = performance.now()
    try {
      return await transactions.run(work)
    } finally {
      held.push(performance.now() - began)
    }
  },
})

const loaded = await loadSchedules(SCHEDULES_FOLDER)
if (!loaded.ok) throw new Error(loaded.fault.message)
const { law, sweeps, politeness } = loaded.value
const folder = await preparedFolder()
const pglite = await PGlite.create(embeddedFolder(folder))
try {
  const logger = { logQuery: (query: string) => void statements.push(query) }
  const database = drizzle(pglite, { logger })
  const transactions = timed(createTransactions(database, createTransactionScope(), sha256))
  await register(transactions)
  await pglite.exec('analyze')
  const clock = { ...createSystemClock(), now: () => SATURDAY }
  const judged: Parameters<typeof plan>[0]['judge'] = (session, facts) => judge(session, law, facts)
  let probes = 0
  const tick = async () => {
    const jobs = await plan({
      transactions,
      clock,
      identifiers: createFakeIdentifiers('plan'),
      politeness: () => politeness,
      judge: judged,
      law: () => law,
      sweeps: () => sweeps,
    })
    probes = plannedProbes(jobs).length
  }
  const asBefore = () =>
    transactions.run(async (records) => {
      const active = await records.rooms.active()
      await records.roomBoard.statuses()
      const owners = await records.institutions.findMany(
        active.map(({ institutionId }) => institutionId),
      )
      const byId = new Map(owners.map((owner) => [owner.id, owner]))
      for (const { institutionId, region, stage } of active) {
        const owner = byId.get(institutionId)
        if (owner === undefined) continue
        const { actor } = owner
        const end = plus(SATURDAY, seconds(1))
        const session = { start: SATURDAY, end, region, actor, stage, content: 'subject' as const }
        judged(session, factsOf(owner, SATURDAY))
      }
      await records.hostPaces.all()
    })
  const join = () =>
    database.execute(sql`select * from live_rooms r join institutions i on i.id = r.institution_id
      left join room_statuses s on s.room_id = r.id where r.active order by r.registered`)
  const now = await measured(tick)
  const before = await measured(asBefore)
  const yardstick = await measured(join)
  const summary = {
    rooms,
    times,
    probesPlanned: probes,
    tick: now,
    readAndJudgedAsBefore: before,
    plainJoin: yardstick,
    cpuBeforeToNow: Math.round((before.cpuMilliseconds / now.cpuMilliseconds) * 100) / 100,
    cpuNowToJoin: Math.round((now.cpuMilliseconds / yardstick.cpuMilliseconds) * 100) / 100,
  }
  process.stdout.write(`${JSON.stringify(summary, null, 2)}\n`)
} finally {
  await pglite.close()
  await removeFolder(folder)
}
