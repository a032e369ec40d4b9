import type { CardAppeal } from '../../core/policy/card-appeals.ts'
import type { CivilDate } from '../../core/time/civil-date.ts'
import { civilDateOf } from '../../core/time/instant.ts'
import type { ViolationStatus } from '../../core/violations/violation.ts'
import { loadMarks } from './case-marks.ts'
import { type CardQueryDeps, type ShownLedger, shownLedger } from './institution-cards.ts'

const STATUSES = ['suspected', 'confirmed', 'dismissed', 'disposed', 'closed'] as const

export type InstitutionRecordView = {
  readonly institutionId: string
  readonly cases: Readonly<Record<ViolationStatus, number>>
  readonly ledger: ShownLedger
  readonly appeals: readonly (CardAppeal & { readonly violationId: string })[]
  readonly today: CivilDate
}

/** What is on record of an institution, for whoever looks at one more case of it. `null`: there is no such institution. */
export function recordOfInstitution(
  deps: CardQueryDeps,
  institutionId: string,
): Promise<InstitutionRecordView | null> {
  return deps.transactions.run(async (records) => {
    const institution = await records.institutions.find(institutionId)
    if (institution === null) return null
    const cases = { suspected: 0, confirmed: 0, dismissed: 0, disposed: 0, closed: 0 }
    for (const status of STATUSES) {
      cases[status] = await records.violations.count({ institutionId, status })
    }
    const ledger = await shownLedger(records, deps, institution)
    const ids = [...ledger.entries, ...ledger.setAside].map(({ caseId }) => caseId)
    const marksOf = await loadMarks(records, ids)
    const appeals = ids.flatMap((violationId) =>
      marksOf(violationId).appeals.map((appeal) => ({ ...appeal, violationId })),
    )
    return { institutionId, cases, ledger, appeals, today: civilDateOf(deps.clock.now()) }
  })
}
