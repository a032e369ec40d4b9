import { beforeEach, expect, it } from 'vitest'
import { cardsOf, weightOf } from '../../../../src/app/cards/institution-cards.ts'
import type { Law } from '../../../../src/core/policy/law.ts'
import type { Institution } from '../../../../src/core/registry/institution.ts'
import type { Violation } from '../../../../src/core/violations/violation.ts'
import type { Transactions } from '../../../../src/ports/records/records.ts'
import { loadedLaw } from '../../../build/law.ts'
import { anInstitution, at, aViolation } from '../../../build/violations.ts'
import { createFakeClock } from '../../../fakes/fake-clock.ts'
import { createMemoryTransactions } from '../../../fakes/memory-records.ts'

const CODE = '52440100MJTEXT012H'
let law: Law
let transactions: Transactions

beforeEach(async () => {
  law = await loadedLaw()
  transactions = createMemoryTransactions()
})

const confirmed = (id: string, date: string, change: Partial<Violation> = {}): Violation =>
  aViolation({
    id,
    ongoing: false,
    status: 'confirmed',
    openedAt: at(`${date}T09:30:00+08:00`),
    ...change,
  })

async function cardsWith(
  violations: readonly Violation[],
  institution: Institution = anInstitution({ creditCode: CODE }),
) {
  await transactions.run(async (records) => {
    await records.institutions.save(institution)
    for (const violation of violations) await records.violations.save(violation)
  })
  const clock = createFakeClock(at('2026-10-17T09:31:00+08:00'))
  return await cardsOf({ transactions, law: () => law, clock }, institution)
}

it('counts confirmed, disposed and closed cases, each once', async () => {
  const cards = await cardsWith([
    confirmed('a', '2026-09-05'),
    confirmed('b', '2026-09-12', { status: 'disposed' }),
    confirmed('c', '2026-09-19', { status: 'closed' }),
  ])
  expect(cards).toMatchObject({ counted: 3, standing: 'red' })
  expect(cards.entries.map(({ caseId }) => caseId)).toEqual(['a', 'b', 'c'])
})

it('leaves out what nobody confirmed, what was dismissed, other rules, and drills', async () => {
  const cards = await cardsWith([
    confirmed('a', '2026-09-05', { status: 'suspected' }),
    confirmed('b', '2026-09-12', { status: 'dismissed' }),
    confirmed('c', '2026-09-19', { rule: 'CLS-LEN30', rules: ['CLS-LEN30'] }),
    confirmed('d', '2026-09-26', { rehearsal: true }),
  ])
  expect(cards).toMatchObject({ counted: 0, standing: null, next: 'reminder' })
})

it('counts the drills of a made-up institution', async () => {
  const made = anInstitution({ rehearsal: true })
  const cards = await cardsWith([confirmed('a', '2026-09-05', { rehearsal: true })], made)
  expect(cards).toMatchObject({ counted: 1, standing: 'reminder', next: 'yellow' })
})

it('takes a body that is registered twice for one', async () => {
  await cardsWith([], anInstitution({ id: 'institution-2', creditCode: CODE }))
  const cards = await cardsWith([
    confirmed('a', '2026-09-05'),
    confirmed('b', '2026-09-12', { institutionId: 'institution-2', roomId: 'room-2' }),
  ])
  expect(cards).toMatchObject({ counted: 2, standing: 'yellow' })
})

async function weightWith(earlier: readonly Violation[], found: Violation) {
  await cardsWith([...earlier, found])
  return await weightOf({ transactions, law: () => law }, found)
}

it('tells that a violation comes again within two years, and the card it would bring', async () => {
  const found = confirmed('now', '2026-10-17', { status: 'suspected' })
  expect(await weightWith([confirmed('a', '2025-02-22')], found)).toMatchObject({
    aggravations: [{ rule: 'AGG-REPEAT', law: ['教育部令53号第16条（一）'] }],
    card: { mark: 'yellow', earlierCases: 1 },
  })
})

it('counts an earlier case of another kind as repetition, but not towards a card', async () => {
  const scope = confirmed('a', '2025-02-22', { rule: 'ACT-SCOPE', rules: ['ACT-SCOPE'] })
  const found = confirmed('now', '2026-10-17', { status: 'suspected' })
  expect(await weightWith([scope], found)).toMatchObject({
    aggravations: [{ rule: 'AGG-REPEAT' }],
    card: { mark: 'reminder', earlierCases: 0 },
  })
})

it('does not take a violation for its own repetition, once it is confirmed', async () => {
  const weight = await weightWith([], confirmed('now', '2026-10-17'))
  expect(weight).not.toHaveProperty('aggravations')
  expect(weight).toMatchObject({ card: { mark: 'reminder', earlierCases: 0 } })
})
