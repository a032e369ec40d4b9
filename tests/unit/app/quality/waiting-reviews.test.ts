import { expect, test } from 'vitest'
import { waitingReviews } from '../../../../src/app/quality/second-reviews.ts'
import type { DecidedLead } from '../../../../src/core/quality/decided-lead.ts'
import { seconds } from '../../../../src/core/time/duration.ts'
import { plus } from '../../../../src/core/time/instant.ts'
import { SATURDAY } from '../../../build/database/database-rows.ts'
import { anInstitution, aRoom, aViolation } from '../../../build/violations.ts'
import { createFakeClock, createFakeIdentifiers } from '../../../fakes/fake-clock.ts'
import { createMemoryTransactions } from '../../../fakes/memory-records.ts'

const { id: violationId, region } = aViolation()
const lead = (number: number, by: string): DecidedLead => ({
  ...{ id: `lead-${number}`, violationId, region, kind: 'confirmed', by },
  ...{ openedAt: SATURDAY, firstLookAt: SATURDAY, decidedAt: plus(SATURDAY, seconds(number)) },
  ...{ state: 'waiting', drawnBy: 'system', drawnAt: SATURDAY },
  ...{ second: null, settlement: null, cutDisputed: false },
})

test('what somebody may review is found behind however many of his own decisions', async () => {
  const transactions = createMemoryTransactions()
  await transactions.run(async (records) => {
    await records.institutions.save(anInstitution())
    await records.rooms.save(aRoom())
    await records.violations.save(aViolation())
    for (let number = 0; number < 400; number += 1) {
      await records.decidedLeads.save(lead(number, 'user:li'))
    }
    await records.decidedLeads.save(lead(400, 'user:wang'))
  })
  const deps = {
    transactions,
    clock: createFakeClock(SATURDAY),
    identifiers: createFakeIdentifiers(),
    handsBehind: async (who: string) => new Set([who]),
  }
  const waiting = async (who: string) =>
    (await waitingReviews(deps, who)).map((review) => review.lead.id)
  expect(await waiting('user:li')).toEqual(['lead-400'])
  expect(await waiting('user:wang')).toHaveLength(200)
})
