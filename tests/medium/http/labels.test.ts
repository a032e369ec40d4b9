import { describe, expect, it } from 'vitest'
import { pool } from './harness-pool.ts'
import { asProgram, seedViolation } from './http-harness.ts'

const start = pool()
const HERE = '/api/v1/violations/violation-1'

async function startSeeded() {
  const harness = await start()
  await seedViolation(harness)
  return { harness, call: await asProgram(harness) }
}

describe("a person's word on what the machine found", () => {
  it('is kept with who, when and why, the chosen reason and what the machine had said', async () => {
    const { harness, call } = await startSeeded()
    const body = {
      reason: '成人考研英语',
      dismissReason: 'not-k12',
      subject: 'ENG',
      stage: 'adult',
    }
    expect((await call('POST', `${HERE}/dismiss`, body)).statusCode).toBe(200)
    const { items } = (await call('GET', '/api/v1/labels')).json()
    expect(items).toMatchObject([
      {
        violationId: 'violation-1',
        decision: 'dismissed',
        reason: 'not-k12',
        subject: 'ENG',
        stage: 'adult',
        note: '成人考研英语',
        content: 'non-subject',
        machine: { label: 'subject', subject: 'MAT' },
        who: 'program:operator',
        at: '2026-10-17T09:31:00+08:00',
      },
    ])
    const journal = await harness.transactions.run((records) =>
      records.journal.ofSubject('violation-1'),
    )
    expect(journal.at(-1)).toMatchObject({ who: 'program:operator', why: '成人考研英语' })
  })

  it('a confirmation with the right subject and stage counts as a lesson of that subject', async () => {
    const { call } = await startSeeded()
    await call('POST', `${HERE}/confirm`, { reason: '属实', subject: 'PHY', stage: 'senior' })
    const { items } = (await call('GET', '/api/v1/labels')).json()
    expect(items).toMatchObject([
      { decision: 'confirmed', reason: null, content: 'subject', subject: 'PHY', stage: 'senior' },
    ])
  })

  it('needs no choice: a written reason alone is kept as before', async () => {
    const { call } = await startSeeded()
    await call('POST', `${HERE}/dismiss`, { reason: '实为绘画课' })
    const { items } = (await call('GET', '/api/v1/labels')).json()
    expect(items).toMatchObject([{ reason: null, content: null, note: '实为绘画课' }])
  })

  it('refuses a reason that is none of the list, and leaves nothing behind', async () => {
    const { call } = await startSeeded()
    const refused = await call('POST', `${HERE}/dismiss`, { reason: 'x', dismissReason: 'bored' })
    expect(refused.statusCode).toBe(400)
    expect((await call('GET', '/api/v1/labels')).json()).toEqual({ items: [], nextCursor: null })
  })

  it('is listed by the time at which it was given', async () => {
    const { call } = await startSeeded()
    await call('POST', `${HERE}/confirm`, { reason: '属实' })
    const inside = await call('GET', '/api/v1/labels?from=2026-10-17T09:31:00%2B08:00')
    const before = await call('GET', '/api/v1/labels?to=2026-10-17T09:31:00%2B08:00')
    expect([inside.json().items.length, before.json().items.length]).toEqual([1, 0])
  })
})
