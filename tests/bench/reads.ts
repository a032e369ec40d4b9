import { PGlite } from '@electric-sql/pglite'
import { sql } from 'drizzle-orm'
import { drizzle } from 'drizzle-orm/pglite'
import { embeddedFolder } from '../../src/adapters/db/embedded-database.ts'
import { createTransactionScope, createTransactions } from '../../src/adapters/db/transactions.ts'
import { sha256 } from '../../src/adapters/system/sha256.ts'
import { createSystemClock } from '../../src/adapters/system/system-clock.ts'
import { plan } from '../../src/app/plan/plan.ts'
import { createViolationQueries } from '../../src/app/queries/violation-queries.ts'
import type { Transactions } from '../../src/ports/records/records.ts'
import { preparedFolder, removeFolder } from '../build/database/database.ts'
import { anEvidenceFrame, aStoredAlert, aStoredViolation } from '../build/database/database-rows.ts'
import { aBudget } from '../build/politeness.ts'
import { anInstitution, aRoom, aVerdict } from '../build/violations.ts'
import { createFakeIdentifiers } from '../fakes/fake-clock.ts'

/**
 * `node tests/bench/reads.ts [rooms] [violations] [times]`: statements and median milliseconds of the list of violations
 * and of a tick of the patrol, as JSON, each beside one plain join that reads the same rows in the same run.
 *
 * 2026-11-28, 2 cores under a load of 20, full size: list 7 statements, 447 ms, join 1 statement, 89 ms (5.0 times);
 * tick 5 statements, 1,927 ms, join 1 statement, 1,086 ms (1.8 times).
 */
const [rooms = 5_000, violations = 200, times = 7] = process.argv.slice(2).map(Number)

const clock = createSystemClock()
const statements: string[] = []

async function register(transactions: Transactions): Promise<void> {
  await transactions.run(async (records) => {
    for (let n = 0; n < rooms; n += 1) {
      const id = `n${n}`
      await records.institutions.save(anInstitution({ id }))
      await records.rooms.save(
        aRoom({ id, institutionId: id, streamUrls: [`https://${id}.example.cn/live.m3u8`] }),
      )
    }
    for (let n = 0; n < violations; n += 1) {
      const id = `n${n}`
      await records.violations.save(aStoredViolation({ id, roomId: id, institutionId: id }))
      await records.violationEvidence.add(id, [anEvidenceFrame()])
      await records.alerts.save(aStoredAlert({ id: `a${n}`, violationId: id, roomId: id }))
    }
  })
}

async function measured(work: () => Promise<unknown>) {
  const took: number[] = []
  await work()
  let count = 0
  for (let n = 0; n < times; n += 1) {
    statements.length = 0
    const began = performance.now()
    await work()
    took.push(performance.now() - began)
    count = statements.length
  }
  const median = took.toSorted((a, b) => a - b)[Math.floor(took.length / 2)] ?? Number.NaN
  return { statements: count, medianMilliseconds: Math.round(median * 10) / 10 }
}

const JOINED_VIOLATIONS = sql`
  select * from violations v join live_rooms r on r.id = v.room_id
  join institutions i on i.id = v.institution_id
  left join violation_evidence e on e.violation_id = v.id left join alerts a on a.violation_id = v.id
  order by v.opened_at desc limit 200`
const JOINED_ROOMS = sql`
  select * from live_rooms r join institutions i on i.id = r.institution_id
  left join room_statuses s on s.room_id = r.id`

const folder = await preparedFolder()
const pglite = await PGlite.create(embeddedFolder(folder))
try {
  const logger = { logQuery: (query: string) => void statements.push(query) }
  const database = drizzle(pglite, { logger })
  const transactions = createTransactions(database, createTransactionScope(), sha256)
  await register(transactions)
  await pglite.exec('analyze')
  const evidenceStore = { get: async () => null }
  const queries = createViolationQueries({ transactions, evidenceStore })
  const tick = () =>
    plan({
      transactions,
      clock,
      identifiers: createFakeIdentifiers('plan'),
      politeness: () => ({ rules: [], others: aBudget() }),
      judge: () => aVerdict(),
      sweeps: () => [
        { name: 'x', regions: [], stages: [], cadence: { probeSeconds: 60, watchSeconds: 5 } },
      ],
    })
  const summary = {
    rooms,
    violations,
    times,
    listOfViolations: await measured(() => queries.list({}, { limit: 200, cursor: null })),
    listYardstick: await measured(() => database.execute(JOINED_VIOLATIONS)),
    planTick: await measured(tick),
    planYardstick: await measured(() => database.execute(JOINED_ROOMS)),
  }
  process.stdout.write(`${JSON.stringify(summary, null, 2)}\n`)
} finally {
  await pglite.close()
  await removeFolder(folder)
}
