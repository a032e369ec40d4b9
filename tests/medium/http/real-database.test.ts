import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openEmbedded, type TestDatabase } from '../../build/database/database.ts'
import { aStoredViolation } from '../../build/database/database-rows.ts'
import { aRoom, at } from '../../build/violations.ts'
import { asProgram, type Harness, seedViolation, startHttp } from './http-harness.ts'

let database: TestDatabase
let harness: Harness

beforeAll(async () => {
  database = await openEmbedded()
  harness = await startHttp({ transactions: database.database.transactions })
  await seedViolation(harness)
})
afterAll(async () => {
  await harness.app.close()
  await database.close()
})

type Listed = { readonly items: { readonly id: string }[]; readonly nextCursor: string | null }

describe('the API on the embedded database', () => {
  it('confirms, orders a cut, and tells the history with an unbroken chain', async () => {
    const call = await asProgram(harness)
    const here = '/api/v1/violations/violation-1'
    const headers = { 'idempotency-key': 'once' }
    const confirmed = await call('POST', `${here}/confirm`, { reason: '属实' }, headers)
    expect(confirmed.json()).toMatchObject({ status: 'confirmed', step: 'determine' })
    const again = await call('POST', `${here}/confirm`, { reason: '属实' }, headers)
    expect(again.body).toBe(confirmed.body)
    const order = await call('POST', `${here}/cut`, { reason: '休息日学科培训' })
    expect(order.json()).toMatchObject({ state: 'approved', ban: true })
    const { items } = (await call('GET', `${here}/events`)).json()
    const types = items.map((item: { type: string }) => item.type)
    expect(types).toEqual(['violation.opened', 'violation.changed', 'alert.changed', 'cut.changed'])
  })

  it('pages through what it kept, each once, and refuses a made-up cursor', async () => {
    await harness.transactions.run(async (records) => {
      for (let minute = 10; minute < 35; minute += 1) {
        const openedAt = at(`2026-10-17T08:${minute}:00+08:00`)
        const id = `old-${minute}`
        const times = { openedAt, lastSeenAt: openedAt, endedAt: openedAt, ongoing: false }
        await records.rooms.save(aRoom({ id: `room-${minute}` }))
        await records.violations.save(
          aStoredViolation({ id, roomId: `room-${minute}`, ...times, endReason: 'off-air' }),
        )
      }
    })
    const call = await asProgram(harness)
    const seen: string[] = []
    let cursor: string | null = ''
    while (cursor !== null) {
      const from: string = cursor === '' ? '' : `&cursor=${encodeURIComponent(cursor)}`
      const page: Listed = (await call('GET', `/api/v1/violations?limit=7${from}`)).json()
      seen.push(...page.items.map(({ id }) => id))
      cursor = page.nextCursor
    }
    expect(seen).toHaveLength(26)
    expect(new Set(seen).size).toBe(26)
    const forged = Buffer.from('[1,"x"]').toString('base64url')
    const refused = await call('GET', `/api/v1/violations?cursor=${forged}`)
    expect(refused.statusCode).toBe(400)
  })
})
