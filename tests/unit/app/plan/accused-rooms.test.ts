import { expect, it } from 'vitest'
import { heldNow } from '../../../../src/app/plan/held-now.ts'
import { LOAD_MARK } from '../../../../src/app/plan/load-mark.ts'
import { easedBy } from '../../../../src/core/patrol/load/ease.ts'
import { NO_LOAD } from '../../../../src/core/patrol/load/load-ladder.ts'
import { minutes } from '../../../../src/core/time/duration.ts'
import { minus } from '../../../../src/core/time/instant.ts'
import { aBudget } from '../../../build/politeness.ts'
import { aSweep } from '../../../build/sweeps.ts'
import { anInstitution, aRoom, at, aVerdict, aViolation } from '../../../build/violations.ts'
import { createMemoryTransactions } from '../../../fakes/memory-records.ts'

const NOON = at('2026-10-17T12:00:00+08:00')

it('a room whose lesson broke off or was cut is looked at as ever while the violation stands and for an hour, however much there is to do', async () => {
  const transactions = createMemoryTransactions()
  const load = { ...NO_LOAD, rung: 'lowest-tier-shed', before: 'lowest-tier-shed' } as const
  await transactions.run(async (records) => {
    await records.patrolMarks.save(LOAD_MARK, { at: NOON, value: load })
    await records.institutions.save(anInstitution())
    for (const id of ['accused', 'cut', 'dismissed', 'yesterday', 'quiet']) {
      await records.rooms.save(aRoom({ id, tier: 'low' }))
      const offAir = {
        state: 'off-air',
        unseenReason: null,
        since: NOON,
        lastLookAt: NOON,
      } as const
      await records.roomBoard.saveStatus({ roomId: id, ...offAir })
    }
    const ended = (minutesAgo: number) => ({
      ongoing: false,
      openedAt: minus(NOON, minutes(minutesAgo + 30)),
      endedAt: minus(NOON, minutes(minutesAgo)),
    })
    for (const change of [
      { roomId: 'accused', ongoing: true },
      { roomId: 'cut', ...ended(20) },
      { roomId: 'dismissed', ...ended(20), status: 'dismissed' },
      { roomId: 'yesterday', ...ended(24 * 60) },
    ] as const) {
      await records.violations.save(aViolation({ id: `of ${change.roomId}`, ...change }))
    }
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
  const eased = rooms.map((held) => [held.room.id, easedBy(load, held, NOON)])
  expect(Object.fromEntries(eased)).toEqual({
    accused: 1,
    cut: 1,
    dismissed: 'shed',
    yesterday: 'shed',
    quiet: 'shed',
  })
})
