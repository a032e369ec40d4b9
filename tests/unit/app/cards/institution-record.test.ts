import { expect, it } from 'vitest'
import { recordOfInstitution } from '../../../../src/app/cards/institution-record.ts'
import { loadedLaw } from '../../../build/law.ts'
import { anInstitution, at, aViolation } from '../../../build/violations.ts'
import { createFakeClock } from '../../../fakes/fake-clock.ts'
import { createMemoryTransactions } from '../../../fakes/memory-records.ts'

const NOW = at('2026-10-17T09:31:00+08:00')

it('tells how many leads an institution has in each state, its cards, and the appeals against them', async () => {
  const law = await loadedLaw()
  const transactions = createMemoryTransactions()
  await transactions.run(async (records) => {
    await records.institutions.save(anInstitution())
    const past = { ongoing: false, openedAt: at('2026-09-05T09:30:00+08:00') } as const
    await records.violations.save(aViolation({ id: 'a', status: 'confirmed', ...past }))
    await records.violations.save(aViolation({ id: 'b', status: 'dismissed', ...past }))
    await records.violations.save(aViolation({ id: 'c', status: 'suspected' }))
    await records.cardCases.save({
      violationId: 'a',
      grave: null,
      appeals: [
        {
          ordinal: 1,
          appellant: '晨光',
          grounds: '当日停课',
          filedAt: NOW,
          enteredAt: NOW,
          enteredBy: 'user:li',
          until: null,
          state: 'rejected',
          decision: null,
        },
      ],
      version: 1,
    })
  })
  const deps = { transactions, law: () => law, clock: createFakeClock(NOW) }
  expect(await recordOfInstitution(deps, anInstitution().id)).toMatchObject({
    cases: { suspected: 1, confirmed: 1, dismissed: 1, disposed: 0, closed: 0 },
    ledger: { entries: [{ caseId: 'a', mark: 'reminder' }] },
    appeals: [{ violationId: 'a', state: 'rejected' }],
  })
  expect(await recordOfInstitution(deps, 'nobody')).toBeNull()
})
