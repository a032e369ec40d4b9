import type { Transactions } from '../../../src/ports/records/records.ts'
import { aCutOrder, aStoredViolation, SATURDAY } from '../database/database-rows.ts'
import { aLetter } from '../letters/letters.ts'
import { anInstitution, aRoom, at } from '../violations.ts'

/** A made-up city and fortnight, and a lead on either side of it. */
export async function seedFortnight(transactions: Transactions): Promise<void> {
  await transactions.run(async (records) => {
    const bodies = [
      anInstitution({ id: 'free', name: '无证工作室', actor: 'unlicensed', region: '440106' }),
      anInstitution({ id: 'school', name: '=某某培训中心', region: '440103' }),
      anInstitution({ id: 'far', name: '深圳机构', region: '440305' }),
      anInstitution({ id: 'drill', name: '演练机构', region: '440106', rehearsal: true }),
    ]
    for (const body of bodies) {
      await records.institutions.save(body)
      await records.rooms.save(
        aRoom({ id: `room-${body.id}`, institutionId: body.id, region: body.region }),
      )
    }
    const lead = (id: string, institutionId: string, change = {}) =>
      aStoredViolation({
        ...{ id, institutionId, roomId: `room-${institutionId}`, ongoing: false },
        ...{ region: bodies.find((body) => body.id === institutionId)?.region ?? '' },
        ...{ endedAt: SATURDAY, endReason: 'off-air' as const },
        ...change,
      })
    const early = at('2026-10-01T09:00:00+08:00')
    const leads = [
      lead('a1', 'free', { status: 'confirmed' }),
      lead('a2', 'free', { status: 'disposed' }),
      lead('b1', 'school', { status: 'suspected' }),
      lead('b2', 'school', { status: 'dismissed' }),
      lead('b3', 'school', { status: 'closed' }),
      lead('before', 'school', { openedAt: early, lastSeenAt: early, endedAt: early }),
      lead('far1', 'far', { status: 'confirmed' }),
      lead('drill1', 'drill', { status: 'confirmed', rehearsal: true }),
    ]
    for (const one of leads) await records.violations.save(one)
    const cuts = [
      aCutOrder({ id: 'cut-1', violationId: 'a1', status: 'verified', verifiedAt: SATURDAY }),
      aCutOrder({ id: 'cut-2', violationId: 'a2' }),
      aCutOrder({ id: 'cut-dry', violationId: 'a1', dryRun: true }),
    ]
    for (const one of cuts) await records.cutOrders.save(one)
    await records.letters.save(
      aLetter({ id: 'letter-1', violationId: 'a1', institutionId: 'free' }),
    )
  })
}
