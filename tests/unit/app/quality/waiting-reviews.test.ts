import { expect, test } from 'vitest'
import { takeReview, waitingReviews } from '../../../../src/app/quality/second-reviews.ts'
import { type DecidedLead, NOT_ASKED } from '../../../../src/core/quality/decided-lead.ts'
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
  ...NOT_ASKED,
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
  const waiting = async (who: string) => {
    const { taken, free } = await waitingReviews(deps, who)
    return { taken: taken.map(({ lead: { id } }) => id), free }
  }
  expect(await waiting('user:li')).toEqual({ taken: [], free: 1 })
  expect(await waiting('user:wang')).toEqual({ taken: [], free: 200 })
  expect(await takeReview(deps, { who: 'user:li' })).toMatchObject({
    value: { lead: { id: 'lead-400' } },
  })
  expect(await waiting('user:li')).toEqual({ taken: ['lead-400'], free: 0 })
  expect(await takeReview(deps, { who: 'user:li' })).toEqual({ ok: true, value: null })
})
