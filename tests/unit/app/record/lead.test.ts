import { beforeEach, expect, it } from 'vitest'
import { alert } from '../../../../src/app/record/alert.ts'
import { record } from '../../../../src/app/record/record.ts'
import { reviewFor } from '../../../../src/core/policy/for-a-person.ts'
import { minutes, seconds } from '../../../../src/core/time/duration.ts'
import { plus } from '../../../../src/core/time/instant.ts'
import type { Transactions } from '../../../../src/ports/records/records.ts'
import { anInstitution, aRoom, aSighting, at, aVerdict } from '../../../build/violations.ts'
import { createFakeClock, createFakeIdentifiers } from '../../../fakes/fake-clock.ts'
import { createMemoryTransactions } from '../../../fakes/memory-records.ts'

const NINE_THIRTY = at('2026-10-17T09:30:00+08:00')
const REVIEW = reviewFor('leaning', aVerdict()) ?? aVerdict()

let transactions: Transactions
let deps: Parameters<typeof record>[0]
const look = (id: string, after: number, change: Parameters<typeof aSighting>[0] = {}) =>
  record(deps, aSighting({ id, at: plus(NINE_THIRTY, seconds(after)), verdict: REVIEW, ...change }))

const known = () =>
  transactions.run(async (records) => {
    const { items } = await records.violations.list({}, { limit: 9, cursor: null })
    const lead = items[0]
    const called = lead === undefined ? null : await records.alerts.ofViolation(lead.id)
    return { items, lead, called, told: await records.journal.after(0, 100) }
  })

beforeEach(async () => {
  transactions = createMemoryTransactions()
  const identifiers = createFakeIdentifiers('lead')
  deps = { clock: createFakeClock(NINE_THIRTY), identifiers, transactions, drill: false }
  await transactions.run(async (records) => {
    await records.institutions.save(anInstitution())
    await records.rooms.save(aRoom())
  })
  await look('a', 0)
  await alert(deps, { violationId: (await known()).lead?.id ?? '' })
})

const something = { instructing: false, verdict: aVerdict() }

it('a lead calls a person with a notice and is not called instruction', async () => {
  const { called, told } = await known()
  expect(called).toMatchObject({ level: 'notice', status: 'raised' })
  const opened = told.find(({ type }) => type === 'violation.opened')
  expect(opened?.why).toContain('偏向学科授课满 5 分钟')
})

it('a lead that turned out otherwise is over at once, says so, and calls nobody any more', async () => {
  await look('b', 60, { ...something, withdrawn: true })
  const { lead, called, told } = await known()
  expect(lead).toMatchObject({ ongoing: false, endReason: 'withdrawn', endedAt: NINE_THIRTY })
  expect(called).toMatchObject({ status: 'resolved', acknowledgedBy: 'system' })
  expect(told.find(({ type }) => type === 'violation.ended')?.why).toContain('线索撤回')
  expect(told.find(({ type }) => type === 'alert.changed')?.why).toContain('线索撤回')
})

it('it ends when permitted time begins, and after a silence as any other does', async () => {
  const permitted = aVerdict({ verdict: 'permitted', hits: [] })
  await look('b', 60, { instructing: false, verdict: permitted })
  expect((await known()).lead).toMatchObject({ ongoing: false, endReason: 'permitted-time' })
})

it('a look without a sighting leaves it as it is until the silence is long enough', async () => {
  await look('b', 60, something)
  expect((await known()).lead).toMatchObject({ ongoing: true })
  await look('c', minutes(10) / 1_000, something)
  expect((await known()).lead).toMatchObject({ ongoing: false, endReason: 'quiet' })
})

it('a lesson that was believed is not taken back as a lead', async () => {
  await look('b', 60, { verdict: aVerdict() })
  await look('c', 120, { ...something, withdrawn: true })
  const { items, lead } = await known()
  expect(items).toHaveLength(1)
  expect(lead).toMatchObject({ ongoing: true, verdict: 'forbidden' })
})
