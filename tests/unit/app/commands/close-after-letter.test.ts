import { expect, it } from 'vitest'
import { closeViolation } from '../../../../src/app/commands/close-violation.ts'
import type { Letter } from '../../../../src/core/letters/letter.ts'
import { aLetter, ISSUED } from '../../../build/letters/letters.ts'
import { aViolation } from '../../../build/violations.ts'
import { createFakeClock } from '../../../fakes/fake-clock.ts'
import { createMemoryTransactions } from '../../../fakes/memory-records.ts'

async function close(letter: Partial<Letter>) {
  const transactions = createMemoryTransactions()
  await transactions.run(async (records) => {
    await records.violations.save(aViolation({ status: 'confirmed', ongoing: false }))
    await records.letters.save(aLetter(letter))
  })
  const command = { violationId: 'violation-1', who: 'user:a', why: '已停播' }
  return await closeViolation({ transactions, clock: createFakeClock(ISSUED) }, command)
}

it('a case is closed once our own look has proven its letter, and not on the word of the platform', async () => {
  expect((await close({ status: 'acknowledged' })).ok).toBe(false)
  // Off air, but another measure is still waited for.
  expect((await close({ status: 'acknowledged', verifiedAt: ISSUED })).ok).toBe(false)
  const proven = await close({ status: 'verified', verifiedAt: ISSUED })
  expect(proven).toMatchObject({ ok: true, value: { status: 'closed' } })
})
