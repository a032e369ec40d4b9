import { afterAll, beforeAll, expect, test } from 'vitest'
import { asBrowser } from '../../../build/as-browser.ts'
import { openEmbedded, type TestDatabase } from '../../../build/database/database.ts'
import { aCutOrder, aStoredViolation, SATURDAY } from '../../../build/database/database-rows.ts'
import { aReport } from '../../../build/reports/report-rows.ts'
import { at } from '../../../build/violations.ts'
import { type Harness, seedViolation, startHttp } from '../http-harness.ts'

let database: TestDatabase
let harness: Harness

beforeAll(async () => {
  database = await openEmbedded()
  harness = await startHttp({ transactions: database.database.transactions })
  await seedViolation(harness)
  await harness.transactions.run((records) =>
    records.cutOrders.save(aCutOrder({ status: 'verified', version: 1 })),
  )
  const typical = [
    {
      ...{ violationId: 'violation-1', institutionId: 'institution-1', reasons: [] },
      ...{ masked: '某机构', told: '经人工核查认定' },
    },
  ]
  const content = { title: '', table: null, document: null, figures: [], typical, merged: null }
  const filed = {
    ...{ at: SATURDAY, by: 'user:boss', why: '报送', addressee: '省教育厅' },
    ...{ content, files: [] },
  }
  await harness.transactions.run(async ({ reports }) => {
    await reports.save(aReport({ id: 'of-others', state: 'filed', filed }))
    await reports.save(aReport({ id: 'draft' }))
  })
})
afterAll(async () => {
  await harness.app.close()
  await database.close()
})

const EARLIER = at('2026-10-11T09:30:00+08:00')

type Role = 'administrator' | 'officer' | 'operator'

async function person(role: Role, name: string, regions: readonly string[] = []) {
  const password = await harness.account(role, name, { regions: [...regions] })
  const { cookie, csrf } = await asBrowser(harness.app, name, password)
  const headers = { cookie, 'x-csrf-token': csrf }
  return (method: 'GET' | 'POST' | 'PUT', url: string, payload?: object) =>
    harness.app.inject({
      ...{ method, url: `/api/v1${url}`, headers },
      ...(payload === undefined ? {} : { payload }),
    })
}
type Call = Awaited<ReturnType<typeof person>>

const SPAN = 'from=2026-10-01T00:00:00%2B08:00&to=2026-11-01T00:00:00%2B08:00'
const WAYS = [
  '/violations',
  '/violations?status=confirmed',
  `/violations/over-time?${SPAN}`,
  `/violations/file?${SPAN}&format=csv`,
  '/violations/violation-1',
  '/violations/violation-1/events',
  '/violations/violation-1/evidence',
  '/violations/violation-1/notes',
  '/violations/violation-1/deadlines',
  '/violations/violation-1/letters',
  '/rooms',
  '/rooms/room-1',
  '/institutions/institution-1/record',
  '/cuts',
  '/cuts/cut-1',
  '/alerts',
  '/audit',
  '/audit.csv',
  '/words?words=%E6%96%B9%E7%A8%8B',
  '/disagreements',
  '/labels',
  '/reports/of-others',
  '/reports/of-others/file?format=xlsx',
  '/reports/preview?kind=inspection-table&from=2026-10-12&to=2026-10-25&region=4401',
] as const

const TOLD = /violation-1|cut-1|user:li|:"(?:confirmed|reminder)"|"confirmed":1/
const REASON = { reason: '画面为数学授课' }

/** He takes the review of what was just decided, looks everywhere, and answers. */
async function reviewedBlind(call: Call, others: Call) {
  const taken = await call('POST', '/second-reviews/take')
  const id = taken.json<{ taken: { id: string } | null }>().taken?.id
  expect(id).toBeDefined()
  for (const way of WAYS) {
    const { body } = await call('GET', way)
    expect(body.replaceAll(way, ''), way).not.toMatch(TOLD)
  }
  const draft = await call('GET', '/reports/draft')
  expect(draft.body, 'a draft says that it is not whole').toContain('数字与名单不全')
  const filing = await call('POST', '/reports/draft/submit', { addressee: '省教育厅', ...REASON })
  if (filing.statusCode !== 403) {
    expect(filing.json(), 'nor is it filed with the lead left out').toMatchObject({
      ...{ code: 'wrong-state', detail: expect.stringContaining('漏报') },
    })
  }
  const told = await call('GET', '/violations/violation-1')
  expect(told.json()).toMatchObject({ code: 'not-found', detail: expect.stringContaining('复核') })
  const act = await call('POST', '/violations/violation-1/claim', REASON)
  expect(act.statusCode).toBe(404)
  const kept = await call('GET', `/violations/${id}/evidence`)
  expect(kept.json(), 'by the id of the review').toMatchObject({ items: [{ kind: 'frame' }] })
  const there = await others('GET', '/violations/violation-1')
  expect(there.json(), 'for others it is there').toMatchObject({ decision: { by: 'user:li' } })
  await call('POST', `/second-reviews/${id}/answer`, { answer: 'confirmed', reason: '是数学课' })
  expect((await call('GET', '/reports/of-others')).body).toContain('violation-1')
  const after = await call('GET', '/violations/violation-1')
  expect(after.json()).toMatchObject({ decision: { by: 'user:li' } })
}

test('a decided lead is not there for who reviews it, whichever way he looks, until he has answered', async () => {
  const li = await person('operator', 'li')
  const boss = await person('administrator', 'boss')
  const chief = await person('officer', 'chief')
  await boss('PUT', '/review-shares', {
    ...{ region: null, confirmed: 1, dismissed: 1, reason: '试行' },
  })
  expect((await li('POST', '/violations/violation-1/confirm', REASON)).statusCode).toBe(200)
  const before = await chief('GET', '/second-reviews')
  expect(before.json(), 'which it is, is not told').toMatchObject({ items: [], free: 1 })
  await reviewedBlind(chief, boss)
  // Decided anew, and reviewed by somebody who is bound to a city.
  const wang = await person('operator', 'wang', ['4401'])
  await li('POST', '/violations/violation-1/confirm/undo', REASON)
  expect((await li('POST', '/violations/violation-1/confirm', REASON)).statusCode).toBe(200)
  await reviewedBlind(wang, boss)
})

test('the audit leaves out what its reader reviews', async () => {
  const li = await person('operator', 'li2')
  const zhou = await person('administrator', 'zhou')
  await harness.transactions.run(async (records) => {
    const [lead] = await records.decidedLeads.ofViolation('violation-1')
    if (lead === undefined) throw new Error('nothing was decided')
    await records.decidedLeads.save({
      ...{ ...lead, id: 'again', state: 'waiting', askedOf: 'user:zhou' },
      askedAt: lead.decidedAt,
    })
  })
  const entries = async (call: Call) =>
    (await call('GET', '/audit?about=violation-1')).json<{ items: unknown[] }>().items
  expect(await entries(zhou)).toEqual([])
  const boss = await person('administrator', 'boss2')
  expect((await entries(boss)).length).toBeGreaterThan(0)
  expect((await li('GET', '/violations/violation-1')).statusCode).toBe(200)
  // Nor does the sum of another card tell that what he reviews was found true.
  await harness.transactions.run(({ violations }) =>
    violations.save(
      aStoredViolation({ id: 'other', status: 'disposed', ongoing: false, openedAt: EARLIER }),
    ),
  )
  const cardOf = async (call: Call) => (await call('GET', '/violations/other/card')).json()
  expect(await cardOf(zhou)).toMatchObject({ foreign: 0 })
  const [seen, all] = [await cardOf(zhou), await cardOf(boss)]
  expect(seen.yellowCards).toBeLessThan(all.yellowCards)
})
