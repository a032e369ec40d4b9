import { expect, test } from 'vitest'
import type { RehearsalRecord } from '../../../../src/core/rehearsal/rehearsal.ts'
import { minutes } from '../../../../src/core/time/duration.ts'
import { plus } from '../../../../src/core/time/instant.ts'
import { SATURDAY } from '../../../build/database/database-rows.ts'
import type { RecordsTestContext } from '../records-suite.ts'

export function rehearsalTests({ transactions, unique }: RecordsTestContext): void {
  test('a rehearsal is written again as it ends, with its sheets, and the newest comes first', async () => {
    // Far ahead, so that it is the newest whatever else a shared database holds.
    const startedAt = plus(SATURDAY, minutes(60 * 24 * 3_650))
    const begun: RehearsalRecord = {
      id: unique('rehearsal'),
      startedBy: 'li',
      regions: ['4401'],
      node: 'node',
      minutes: 15,
      startedAt,
      endedAt: null,
      end: null,
      trouble: null,
      sheets: [],
    }
    const lead = {
      leadId: 'lead',
      roomTitle: '初三数学',
      lesson: true,
      seenAfter: 5_000,
      claimedAfter: null,
      decidedAfter: 9_000,
      decision: 'confirmed',
      cut: 'verified',
      points: 100,
    } as const
    const ended: RehearsalRecord = {
      ...begun,
      endedAt: plus(startedAt, minutes(15)),
      end: 'time',
      sheets: [{ person: 'wu', points: 100, leads: [lead] }],
    }
    const earlier = { ...begun, id: unique('rehearsal'), startedAt: plus(startedAt, minutes(-1)) }
    const latest = await transactions().run(async ({ rehearsals }) => {
      for (const one of [earlier, begun, ended]) await rehearsals.save(one)
      return rehearsals.latest(2)
    })
    expect(latest).toEqual([ended, earlier])
  })
}
