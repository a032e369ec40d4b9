import { PGlite } from '@electric-sql/pglite'
import { drizzle } from 'drizzle-orm/pglite'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { embeddedFolder } from '../../../src/adapters/db/embedded-database.ts'
import { createCutOrderRepository } from '../../../src/adapters/db/repositories/cut-order-repository.ts'
import { createRoomRepository } from '../../../src/adapters/db/repositories/room-repository.ts'
import { createKeptFileRepository } from '../../../src/adapters/db/repositories/upkeep/kept-file-repository.ts'
import {
  createTransactionScope,
  createTransactions,
} from '../../../src/adapters/db/transactions.ts'
import { sha256 } from '../../../src/adapters/system/sha256.ts'
import { plan } from '../../../src/app/plan/plan.ts'
import { createCourseQueries } from '../../../src/app/queries/course-queries.ts'
import { createCoverageQueries } from '../../../src/app/queries/coverage/coverage-queries.ts'
import { createEventQueries } from '../../../src/app/queries/event-queries.ts'
import { exportLabels } from '../../../src/app/queries/export-labels.ts'
import { createAlertQueries } from '../../../src/app/queries/record-queries.ts'
import { shadowRun } from '../../../src/app/queries/replay/shadow-run.ts'
import { createRoomQueries } from '../../../src/app/queries/room-queries.ts'
import { listTimetableConflicts } from '../../../src/app/queries/timetable-conflicts.ts'
import { createViolationQueries } from '../../../src/app/queries/violation-queries.ts'
import { whatIfStored } from '../../../src/app/queries/what-if.ts'
import { ongoingOfTwin } from '../../../src/app/record/twin-rooms.ts'
import { WHOLE_JURISDICTION } from '../../../src/core/access/jurisdiction.ts'
import { hours } from '../../../src/core/time/duration.ts'
import { instantOfEpochMilliseconds, minus, plus } from '../../../src/core/time/instant.ts'
import type { OperatorLabel } from '../../../src/core/violations/operator-label.ts'
import type { Transactions } from '../../../src/ports/records/records.ts'
import { shippedClassifier } from '../../build/classifier.ts'
import { preparedFolder, removeFolder } from '../../build/database/database.ts'
import {
  anEvidenceFrame,
  aStoredAlert,
  aStoredViolation,
  SATURDAY,
} from '../../build/database/database-rows.ts'
import { loadedLaw } from '../../build/law.ts'
import { aBudget } from '../../build/politeness.ts'
import { aCourse } from '../../build/register/registry.ts'
import { anInstitution, aRoom, aVerdict } from '../../build/violations.ts'
import { createFakeClock, createFakeIdentifiers } from '../../fakes/fake-clock.ts'

const law = await loadedLaw()
const clock = createFakeClock(SATURDAY)
const FEW = 3
const MANY = 60

let folder = ''
let pglite: PGlite
let transactions: Transactions
const statements: string[] = []

beforeAll(async () => {
  folder = await preparedFolder()
  pglite = await PGlite.create(embeddedFolder(folder))
  const logger = { logQuery: (query: string) => void statements.push(query) }
  const scope = createTransactionScope()
  transactions = createTransactions(drizzle(pglite, { logger }), scope, sha256)
})
afterAll(async () => {
  await pglite.close()
  await removeFolder(folder)
})

const aLabel = (violationId: string): OperatorLabel => ({
  id: `label-${violationId}`,
  violationId,
  decision: 'dismissed',
  reason: 'not-k12',
  subject: null,
  stage: 'adult',
  note: '',
  machine: { label: 'subject', score: 0.9, subject: 'ENG', stage: 'senior', modelVersion: 'x' },
  at: SATURDAY,
  who: 'user:wang',
})

async function allOf<T>(items: AsyncIterable<T>): Promise<readonly T[]> {
  const all: T[] = []
  for await (const item of items) all.push(item)
  return all
}

/** Rooms of as many institutions, each with an ongoing violation and all that hangs on it. */
async function fill(from: number, to: number): Promise<void> {
  await transactions.run(async (records) => {
    for (let n = from; n < to; n += 1) {
      const id = `n${n}`
      await records.institutions.save(anInstitution({ id }))
      const streamUrls = [`https://${id}.example.cn/live.m3u8`]
      await records.rooms.save(aRoom({ id, institutionId: id, streamUrls }))
      await records.courses.saveMany([aCourse({ id, institutionId: id })])
      const violation = aStoredViolation({ id, roomId: id, institutionId: id })
      await records.violations.save(violation)
      await records.violationEvidence.add(id, [anEvidenceFrame()])
      await records.operatorLabels.save(aLabel(id))
      await records.alerts.save(aStoredAlert({ id: `a${n}`, violationId: id, roomId: id }))
      for (const [type, subjectKind, subjectId] of [
        ['violation.opened', 'violation', id],
        ['alert.raised', 'alert', `a${n}`],
        ['room.changed', 'room', id],
      ] as const) {
        const about = { type, subjectKind, subjectId, at: SATURDAY, monotonic: 1 }
        await records.journal.append({
          ...about,
          who: 'system',
          why: 'x',
          ruleVersion: 'r',
          data: {},
        })
      }
    }
  })
}

const politeness = () => ({ rules: [], others: aBudget() })

function asked(): Readonly<Record<string, () => Promise<unknown>>> {
  const schedules = { sweeps: () => [] }
  const deps = { transactions, clock, law: () => law, politeness, schedules }
  const page = { limit: 200, cursor: null }
  const evidenceStore = { get: async () => null }
  const span = { start: SATURDAY, end: clock.now() }
  const day = { from: minus(SATURDAY, hours(24)), to: plus(SATURDAY, hours(24)) }
  const scope = { year: 2026, region: '44', stage: null }
  return {
    violations: () => createViolationQueries({ transactions, evidenceStore }).list({}, page),
    rooms: () => createRoomQueries(deps).list(page),
    alerts: () => createAlertQueries(deps).list(page),
    courses: () => createCourseQueries(deps).list(page, {}),
    coverage: () => createCoverageQueries(deps).ofRegion('44', span),
    conflicts: () => listTimetableConflicts(deps, scope),
    events: () => createEventQueries({ ...deps, jurisdiction: WHOLE_JURISDICTION }).after(0, 1_000),
    'label export': () => allOf(exportLabels({ transactions, evidenceStore }, day)),
    shadow: () =>
      shadowRun(
        {
          transactions,
          evidenceStore,
          classifier: shippedClassifier(),
          judge: () => aVerdict(),
          judgeTaught: () => aVerdict(),
        },
        day,
      ),
    'what-if': () => whatIfStored(transactions, { before: law, after: law }, {}),
    'plan tick': () =>
      plan({
        ...deps,
        identifiers: createFakeIdentifiers('plan'),
        judge: () => aVerdict(),
        sweeps: () => [
          { name: 'x', regions: [], stages: [], cadence: { probeSeconds: 60, watchSeconds: 5 } },
        ],
      }),
    'opening a violation': () =>
      transactions.run((records) =>
        ongoingOfTwin(records, aRoom({ id: 'n1', institutionId: 'n1' }), undefined),
      ),
  }
}

async function counted(): Promise<Readonly<Record<string, number>>> {
  const counts: Record<string, number> = {}
  for (const [name, ask] of Object.entries(asked())) {
    statements.length = 0
    await ask()
    counts[name] = statements.length
  }
  return counts
}

test('a list of many costs as many statements as a list of few, and so does a tick of the patrol', async () => {
  await fill(0, FEW)
  const few = await counted()
  await fill(FEW, MANY)
  const many = await counted()
  expect(many).toEqual(few)
  for (const [name, count] of Object.entries(few)) {
    expect(count, name).toBeGreaterThan(0)
    expect(count, name).toBeLessThanOrEqual(25)
  }
})

test('names are looked through once for all old files, also where they do not fit into memory', async () => {
  let explained = { text: '', values: [] as unknown[] }
  const logger = {
    logQuery: (text: string, values: unknown[]) => {
      explained = { text: `explain ${text}`, values }
    },
  }
  const { unnamed } = createKeptFileRepository(drizzle(pglite, { logger }))
  const old = () => unnamed(instantOfEpochMilliseconds(2), { after: '', limit: 10_000 })
  expect(await old()).toEqual([])
  await pglite.exec(`
    set work_mem = '64kB';
    create temporary table names as
      select number, encode(sha256(number::text::bytea), 'hex') as name from generate_series(1, 5000) as number;
    insert into kept_files (sha256, room_id, at) select name, 'room', 1 from names;
    insert into room_findings (id, room_id, institution_id, first_seen_at, last_seen_at, finding)
      select number, 'room', '', 1, 1, json_build_object('file', name) from names where number > 2`)
  const plan = await pglite.query(explained.text, explained.values)
  await pglite.exec('reset work_mem')
  // Other ways look through all names for each file.
  expect(JSON.stringify(plan.rows)).not.toMatch(/SubPlan|Nested Loop Anti/)
  expect(await old()).toHaveLength(2)
})

test('who would be hit by a cut, and the orders of its stream, are found by an index among thousands', async () => {
  const violation = aStoredViolation({ id: 'v-cut', roomId: 'r-cut' })
  await transactions.run(({ violations }) => violations.save(violation))
  await pglite.exec(`
    insert into live_rooms (id, institution_id, title, stream_urls, region, stage, active, found_by)
      select 'x' || n, 'n0', '', '{}', '44', 'junior', true, array['cut http://m live-' || n]
      from generate_series(1, 5000) as n;
    insert into cut_orders (id, violation_id, room_id, target, status, reason, ban, dry_run, requested_by, requested_at,
        steps, version, stream_platform, stream_server, stream_app, stream_name)
      select 'x' || n, 'v-cut', 'r-cut',
        json_build_object('platform', 'srs', 'apiUrl', 'http://m', 'app', 'live', 'stream', 's' || n), 'held', '', true, false, '', 1, '[]', 1, 'srs', 'http://m', 'live', 's' || n
      from generate_series(1, 5000) as n;
    analyze live_rooms; analyze cut_orders`)
  const plans: string[] = []
  const logger = {
    logQuery: (text: string, values: unknown[]) => {
      plans.push(JSON.stringify({ text: `explain ${text}`, values }))
    },
  }
  const records = drizzle(pglite, { logger })
  const target = { platform: 'srs', apiUrl: 'http://m', app: 'live', stream: 's7' } as const
  const orders = await createCutOrderRepository(records).ofStream(target)
  expect(orders.map(({ id }) => id)).toEqual(['x7'])
  const found = await createRoomRepository(records).foundBy(['cut http://m live-7'], () => [])
  expect(found.map(({ id }) => id)).toEqual(['x7'])
  for (const asked of plans.filter((plan) => plan.includes('explain select'))) {
    const { text, values } = JSON.parse(asked) as { text: string; values: unknown[] }
    const { rows } = await pglite.query(text, values)
    expect(JSON.stringify(rows)).not.toContain('Seq Scan on live_rooms')
    expect(JSON.stringify(rows)).not.toContain('Seq Scan on cut_orders')
  }
})
