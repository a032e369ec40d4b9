import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { asBrowser } from '../../../build/as-browser.ts'
import { aCutOrder, anEvidenceFrame } from '../../../build/database/database-rows.ts'
import { type Harness, seedViolation, startHttp } from '../http-harness.ts'

let harness: Harness
type Method = 'GET' | 'POST' | 'PUT'
type Call = (method: Method, url: string, payload?: object) => Promise<Answer>
type Answer = { readonly statusCode: number; readonly body: string; json(): never }
let li: Call
let wang: Call
let officer: Call
let chief: Call

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

beforeEach(async () => {
  harness = await startHttp()
  await seedViolation(harness)
  li = await person('operator', 'li')
  wang = await person('operator', 'wang')
  officer = await person('officer', 'zhao')
  chief = await person('officer', 'chief')
  const saved = { region: null, confirmed: 1, dismissed: 1, reason: '试行' }
  expect((await officer('PUT', '/review-shares', saved)).statusCode).toBe(200)
})
afterEach(() => harness.app.close())

const decide = (call: Call, verb: 'confirm' | 'dismiss') =>
  call('POST', `/violations/violation-1/${verb}`, { reason: '画面为数学授课' })

/** Takes whatever waits for this person. */
async function waitingFor(call: Call): Promise<readonly { readonly id: string }[]> {
  expect((await call('POST', '/second-reviews/take')).statusCode).toBe(200)
  const answer: { readonly items: readonly { readonly id: string }[] } = (
    await call('GET', '/second-reviews')
  ).json()
  return answer.items
}

async function disagree(): Promise<string> {
  await decide(li, 'confirm')
  const id = (await waitingFor(wang))[0]?.id ?? ''
  await wang('POST', `/second-reviews/${id}/answer`, { answer: 'dismissed', reason: '是美术课' })
  return id
}

describe('a decided lead', () => {
  it('is put before another person, who sees nothing of the decision but all that it rests on', async () => {
    await decide(li, 'confirm')
    expect(await waitingFor(li)).toEqual([])
    const [waiting] = await waitingFor(wang)
    const review = await wang('GET', `/second-reviews/${waiting?.id}`)
    expect(review.json()).toMatchObject({
      lead: { id: waiting?.id, status: 'suspected', step: 'clue', decision: null, cut: null },
    })
    expect(review.body).not.toMatch(/user:li|"confirmed"|violation-1/)
    const evidence = await wang('GET', `/violations/${waiting?.id}/evidence`)
    expect(evidence.json()).toMatchObject({ items: [{ kind: 'frame' }] })
    expect(evidence.body).not.toContain('violation-1')
    const frame = `/violations/${waiting?.id}/evidence/${anEvidenceFrame().sha256}`
    expect((await wang('GET', frame)).statusCode).toBe(200)
    expect((await li('GET', `/second-reviews/${waiting?.id}`)).statusCode).toBe(403)
  })

  it('stands until an officer who is no party settles what the second person saw otherwise', async () => {
    const id = await disagree()
    const standing = await li('GET', '/violations/violation-1')
    expect(standing.json()).toMatchObject({ status: 'confirmed', decision: { by: 'user:li' } })
    expect((await wang('GET', '/disagreements')).statusCode).toBe(403)
    const listed = await officer('GET', '/disagreements')
    expect(listed.json()).toMatchObject({
      items: [{ id, state: 'disagreed', second: { kind: 'dismissed', why: '是美术课' } }],
    })
    const settle = { kind: 'dismissed', reason: '确为美术课' }
    const byToken = await harness.app.inject({
      ...{ method: 'POST', url: `/api/v1/disagreements/${id}/settle`, payload: settle },
      headers: { authorization: `Bearer ${await harness.token('officer')}` },
    })
    expect(byToken.json(), 'a party makes a token').toMatchObject({ code: 'not-allowed' })
    expect((await officer('POST', `/disagreements/${id}/settle`, settle)).statusCode).toBe(200)
    const settled = await li('GET', '/violations/violation-1')
    expect(settled.json()).toMatchObject({ status: 'dismissed', decision: { by: 'user:zhao' } })
    const again = await chief('POST', `/disagreements/${id}/settle`, settle)
    expect(again.json()).toMatchObject({ code: 'wrong-state' })
    const labels = await harness.transactions.run((records) =>
      records.operatorLabels.ofViolation('violation-1'),
    )
    expect(labels.map(({ decision, who }) => [decision, who])).toEqual([['dismissed', 'user:zhao']])
  })
})

describe('a review', () => {
  it('is void once the decision was taken back', async () => {
    await decide(li, 'confirm')
    const [waiting] = await waitingFor(wang)
    await li('POST', '/violations/violation-1/confirm/undo', { reason: '点错了' })
    expect(await waitingFor(wang)).toEqual([])
    const answer = { answer: 'confirmed', reason: '是数学课' }
    const late = await wang('POST', `/second-reviews/${waiting?.id}/answer`, answer)
    expect(late.json()).toMatchObject({ code: 'wrong-state' })
  })

  it('is not put before who had to do with it, nor before a program', async () => {
    await wang('POST', '/violations/violation-1/claim', { reason: '看看' })
    await wang('POST', '/violations/violation-1/release', { reason: '交给李' })
    await decide(li, 'dismiss')
    expect(await waitingFor(wang)).toEqual([])
    const [waiting] = await waitingFor(chief)
    expect(waiting).toBeDefined()
    const authorization = `Bearer ${await harness.token('officer')}`
    const url = `/api/v1/second-reviews/${waiting?.id}/answer`
    const payload = { answer: 'confirmed', reason: '程序' }
    const answer = await harness.app.inject({
      ...{ method: 'POST', url, payload, headers: { authorization } },
    })
    expect(answer.json()).toMatchObject({ code: 'not-allowed' })
  })

  it('can be drawn by an officer where the share would not have', async () => {
    await officer('PUT', '/review-shares', {
      ...{ region: null, confirmed: 0, dismissed: 0, reason: '停' },
    })
    await decide(li, 'confirm')
    expect(await waitingFor(wang)).toEqual([])
    const drawn = await officer('POST', '/violations/violation-1/second-review', { reason: '重大' })
    expect(drawn.statusCode).toBe(204)
    expect(await waitingFor(wang)).toHaveLength(1)
    expect(await waitingFor(officer)).toEqual([])
  })
})

it('tells the later of two who set a share at once', async () => {
  const set = (call: Call) =>
    call('PUT', '/review-shares', {
      ...{ region: '4403', confirmed: 0.5, dismissed: 0, reason: '调整', expectedSavedAt: null },
    })
  const both = await Promise.all([set(officer), set(chief)])
  expect(both.map(({ statusCode }) => statusCode).toSorted((a, b) => a - b)).toEqual([200, 409])
})

it('refuses a share that somebody else has set since it was opened', async () => {
  const set = (confirmed: number, expectedSavedAt: string | null) =>
    chief('PUT', '/review-shares', {
      ...{ region: null, confirmed, dismissed: 0, reason: '调整', expectedSavedAt },
    })
  const before: { readonly items: readonly { readonly savedAt: string }[] } = (
    await chief('GET', '/review-shares')
  ).json()
  const { savedAt = '' } = before.items[0] ?? {}
  const late = await set(0.5, null)
  expect([late.statusCode, late.json()]).toEqual([
    409,
    expect.objectContaining({ code: 'overtaken' }),
  ])
  expect((await set(0.5, savedAt)).statusCode).toBe(200)
})

it('remembers that the stream was cut upon what the second person finds untrue', async () => {
  await harness.transactions.run((records) =>
    records.cutOrders.save(aCutOrder({ status: 'verified', version: 1 })),
  )
  const id = await disagree()
  const disputed = await harness.transactions.run((records) => records.decidedLeads.cutDisputed())
  expect(disputed.map((lead) => lead.id)).toEqual([id])
})

describe('the figures', () => {
  const span = 'from=2026-10-01T00:00:00%2B08:00&to=2026-11-01T00:00:00%2B08:00'

  it('of everybody are for officers, as a page and as files; an operator sees his own', async () => {
    await disagree()
    const all = await officer('GET', `/quality?${span}`)
    const person = { name: 'user:li', title: 'li', figures: { decisions: 1, unsettled: 1 } }
    const city = { name: '440100', title: '广东省广州市' }
    expect(all.json()).toMatchObject({
      whose: 'everybody',
      total: { decisions: 1, agreed: { part: 0, whole: 1, share: null }, noKappa: 'too-few' },
      ...{ cities: [city], persons: [person] },
    })
    expect((await li('GET', `/quality?${span}`)).json()).toMatchObject({
      ...{ whose: 'own', cities: [], persons: [person], total: { decisions: 1 } },
    })
    expect((await wang('GET', `/quality?${span}`)).json(), 'none of others').toMatchObject({
      ...{ whose: 'own', persons: [], total: { decisions: 0 } },
    })
    const hour = 'from=2026-10-17T09:00:00%2B08:00&to=2026-10-17T10:00:00%2B08:00'
    expect((await wang('GET', `/quality?${hour}`)).json()).toMatchObject({ code: 'bad-request' })
    expect((await li('GET', `/quality/file?${span}&format=csv`)).statusCode).toBe(403)
    const csv = await officer('GET', `/quality/file?${span}&format=csv`)
    expect(csv.body).toContain('人员 Person,li,user:li')
    expect(csv.body).toContain('样本太少 too few')
    const xlsx = await officer('GET', `/quality/file?${span}&format=xlsx`)
    expect(xlsx.body.slice(0, 2)).toBe('PK')
  })
})
