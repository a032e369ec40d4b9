import { expect, it } from 'vitest'
import { heldNow } from '../../../../src/app/plan/held-now.ts'
import { easedBy } from '../../../../src/core/patrol/load/ease.ts'
import { NO_LOAD } from '../../../../src/core/patrol/load/load-ladder.ts'
import { aBudget } from '../../../build/politeness.ts'
import { aSweep } from '../../../build/sweeps.ts'
import { anInstitution, aRoom, at, aVerdict, aViolation } from '../../../build/violations.ts'
import { createMemoryTransactions } from '../../../fakes/memory-records.ts'

const NOON = at('2026-10-17T12:00:00+08:00')

it('a room whose lesson broke off is looked at as ever while the violation stands, however much there is to do', async () => {
  const transactions = createMemoryTransactions()
  await transactions.run(async (records) => {
    await records.institutions.save(anInstitution())
    for (const id of ['accused', 'quiet']) {
      await records.rooms.save(aRoom({ id, tier: 'low' }))
      const offAir = {
        state: 'off-air',
        unseenReason: null,
        since: NOON,
        lastLookAt: NOON,
      } as const
      await records.roomBoard.saveStatus({ roomId: id, ...offAir })
    }
    await records.violations.save(aViolation({ roomId: 'accused', ongoing: true }))
  })
  const { rooms } = await heldNow(
    {
      transactions,
      judge: () => aVerdict(),
      sweeps: () => [aSweep({ regions: [] })],
      politeness: () => ({ rules: [], others: aBudget() }),
    },
    NOON,
  )
  const load = { ...NO_LOAD, rung: 'lowest-tier-shed', before: 'lowest-tier-shed' } as const
  const eased = rooms.map((held) => [held.room.id, easedBy(load, held, NOON)])
  expect(Object.fromEntries(eased)).toEqual({ accused: 1, quiet: 'shed' })
})
