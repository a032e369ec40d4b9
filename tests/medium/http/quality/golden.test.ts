import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { asBrowser } from '../../../build/as-browser.ts'
import { anEvidenceFrame, aStoredViolation } from '../../../build/database/database-rows.ts'
import { type Harness, seedViolation, startHttp } from '../http-harness.ts'

let harness: Harness
type Method = 'GET' | 'POST' | 'PUT'
type Answer = { readonly statusCode: number; readonly body: string; json(): never }
type Call = (method: Method, url: string, payload?: object) => Promise<Answer>
let li: Call
let wang: Call
let officer: Call

async function person(role: 'operator' | 'officer', name: string): Promise<Call> {
  const password = await harness.account(role, name)
  const { cookie, csrf } = await asBrowser(harness.app, name, password)
  const headers = { cookie, 'x-csrf-token': csrf }
  return (method, url, payload) =>
    harness.app.inject({
      ...{ method, url: `/api/v1${url}`, headers },
      ...(payload === undefined ? {} : { payload }),
    })
}

const lead = (id: string) => aStoredViolation({ id, roomId: 'room-1', ongoing: false })
const SETTLED = 'violation-golden'
const reason = '画面为数学授课'

beforeEach(async () => {
  harness = await startHttp()
  await seedViolation(harness)
  await harness.transactions.run(async ({ violations, violationEvidence }) => {
    for (const id of [SETTLED, 'violation-2', 'violation-3']) await violations.save(lead(id))
    await violationEvidence.add(SETTLED, [anEvidenceFrame()])
  })
  li = await person('operator', 'li')
  wang = await person('operator', 'wang')
  officer = await person('officer', 'zhao')
  const share = { region: null, confirmed: 0, dismissed: 0, golden: 1, reason: '试行' }
  expect((await officer('PUT', '/review-shares', share)).statusCode).toBe(200)
  const truth = { truth: 'confirmed', reason: '板书为方程，见第二帧' }
  await officer('POST', `/violations/${SETTLED}/golden`, truth)
})
afterEach(() => harness.app.close())

const queueOf = async (call: Call): Promise<readonly string[]> => {
  const { items }: { readonly items: readonly { readonly id: string }[] } = (
    await call('GET', '/violations?limit=30')
  ).json()
  return items.map(({ id }) => id)
}

/** The id under which the golden case lies before li, once he has decided something. */
async function put(): Promise<string> {
  const before = await queueOf(li)
  await li('POST', '/violations/violation-1/confirm', { reason })
  return (await queueOf(li)).find((id) => !before.includes(id)) ?? ''
}

describe('a golden item', () => {
  it('lies in the queue of one person as a lead like any other, and nowhere else', async () => {
    const id = await put()
    const real = (await li('GET', '/violations/violation-2')).json() as object
    const golden = await li('GET', `/violations/${id}`)
    expect(Object.keys(golden.json()).toSorted()).toEqual(Object.keys(real).toSorted())
    expect(golden.json()).toMatchObject({ id, status: 'suspected', cuttable: false, cut: null })
    expect(golden.body).not.toContain(SETTLED)
    for (const part of ['events', 'evidence', 'curve', 'notes', 'deadlines']) {
      const answer = await li('GET', `/violations/${id}/${part}`)
      expect([part, answer.statusCode]).toEqual([part, 200])
      expect(answer.body).not.toContain(SETTLED)
    }
    for (const call of [wang, officer]) {
      expect(await queueOf(call)).not.toContain(id)
      expect((await call('GET', `/violations/${id}`)).statusCode).toBe(404)
    }
    const narrowed = await li('GET', '/violations?status=suspected')
    expect(narrowed.body).not.toContain(id)
    const span = 'from=2026-10-01T00:00:00%2B08:00&to=2026-11-01T00:00:00%2B08:00'
    for (const url of [`/violations/file?${span}&format=csv`, `/violations/axis?${span}`]) {
      expect((await officer('GET', url)).body).not.toContain(id)
    }
  })

  it('tells who decided wrongly the truth and why, and changes no lead', async () => {
    const id = await put()
    const answer = await li('POST', `/violations/${id}/dismiss`, { reason: '是美术课' })
    expect(answer.json()).toMatchObject({
      status: 'dismissed',
      qualityCheck: {
        ...{ outcome: 'missed-lesson', truth: 'confirmed', violationId: SETTLED },
        why: '板书为方程，见第二帧',
      },
    })
    expect((await li('GET', `/violations/${SETTLED}`)).json()).toMatchObject({
      status: 'suspected',
    })
    const kept = await harness.transactions.run(async (records) => ({
      labels: await records.operatorLabels.ofViolation(SETTLED),
      ofItem: await records.journal.ofSubject(id),
      ofLead: (await records.journal.ofSubject(SETTLED)).length,
    }))
    expect(kept).toEqual({ labels: [], ofItem: [], ofLead: 0 })
    expect((await li('POST', `/violations/${id}/confirm`, { reason })).json()).toMatchObject({
      code: 'wrong-state',
    })
  })

  it('is never cut, written about, held or given to another', async () => {
    const id = await put()
    const cut = { reason, ban: true, until: null, dryRun: false }
    expect((await li('POST', `/violations/${id}/cut`, cut)).statusCode).toBe(404)
    const hold = { kind: 'violation', subjectId: id, reason }
    expect((await li('POST', '/legal-holds', hold)).statusCode).toBe(404)
    expect((await li('POST', `/violations/${id}/claim`, { reason })).json()).toMatchObject({
      claimedBy: 'user:li',
    })
    const given = await li('POST', `/violations/${id}/assign`, { reason, assignee: 'wang' })
    expect(given.json()).toMatchObject({ code: 'wrong-state' })
    expect(await queueOf(li)).not.toContain(id)
    const orders = await harness.transactions.run(({ cutOrders }) => cutOrders.ofViolation(id))
    expect([orders, harness.platform.calls]).toEqual([[], []])
  })

  it('is put before nobody twice', async () => {
    const id = await put()
    await li('POST', `/violations/${id}/confirm`, { reason })
    const before = await queueOf(li)
    await li('POST', '/violations/violation-2/dismiss', { reason })
    await li('POST', '/violations/violation-3/dismiss', { reason })
    expect(await queueOf(li)).toEqual(before)
  })
})

describe('the truth of a golden item', () => {
  it('keeps what was told, also when the case is entered anew with another truth', async () => {
    const id = await put()
    await li('POST', `/violations/${id}/confirm`, { reason })
    const truth = { truth: 'dismissed', reason: '其实是美术课' }
    await officer('POST', `/violations/${SETTLED}/golden`, truth)
    expect((await li('GET', `/violations/${id}`)).json()).toMatchObject({
      status: 'confirmed',
      qualityCheck: { outcome: 'hit', truth: 'confirmed', why: '板书为方程，见第二帧' },
    })
  })

  it('goes with the decision that two people had agreed on, and waits before nobody any more', async () => {
    const caseOf = () =>
      harness.transactions.run(({ goldenItems }) => goldenItems.ofViolation(SETTLED))
    await harness.transactions.run(async ({ goldenItems }) => {
      const entered = await goldenItems.ofViolation(SETTLED)
      if (entered !== null) await goldenItems.saveCase({ ...entered, by: 'system' })
    })
    const id = await put()
    await officer('POST', `/violations/${SETTLED}/dismiss`, { reason: '是美术课' })
    expect(await caseOf()).toMatchObject({ retired: true })
    expect(await queueOf(li)).not.toContain(id)
    expect((await li('POST', `/violations/${id}/confirm`, { reason })).statusCode).toBe(404)
  })

  it('is listed with how each person answered, for who may see that, and is taken out with a reason', async () => {
    const id = await put()
    await li('POST', `/violations/${id}/dismiss`, { reason: '是美术课' })
    const listed: { readonly items: readonly { readonly id: string }[] } = (
      await officer('GET', '/golden-cases')
    ).json()
    expect(listed.items).toMatchObject([
      {
        ...{ violationId: SETTLED, truth: 'confirmed', by: 'user:zhao', retired: false },
        outcomes: { open: 0, hits: 0, missedLessons: 1, wrongAccusations: 0, withdrawn: 0 },
        answers: [{ who: 'user:li', outcome: 'missed-lesson' }],
      },
    ])
    const token = await harness.token('officer', 'a program', { scopes: ['manage'] })
    const program = await harness.app.inject({
      url: '/api/v1/golden-cases',
      headers: { authorization: `Bearer ${token}` },
    })
    expect(program.json().items).toMatchObject([{ answers: null }])
    const caseId = listed.items[0]?.id ?? ''
    const out = await officer('POST', `/golden-cases/${caseId}/retire`, { reason: '证据已不清楚' })
    expect(out.json()).toMatchObject({ id: caseId, retired: true, violationId: SETTLED })
  })
})
