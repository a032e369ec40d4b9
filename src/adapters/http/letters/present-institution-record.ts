import type { InstitutionRecordView } from '../../../app/cards/institution-record.ts'
import type { InstitutionRecord } from '../../../contracts/letters/institution-record.ts'
import { formatInstant } from '../../../core/time/instant.ts'

export function presentInstitutionRecord({
  institutionId,
  cases,
  ledger,
  appeals,
  today,
}: InstitutionRecordView): InstitutionRecord {
  const { entries, setAside, yellowCards, foreign, standing, elsewhere } = ledger
  return {
    institutionId,
    cases: { ...cases },
    yellowCards,
    foreign,
    standing,
    elsewhere,
    cards: entries.toReversed().map(({ caseId, on, mark, countsUntil }) => ({
      violationId: caseId,
      on,
      mark,
      countsUntil,
      counts: on <= today && today <= countsUntil,
    })),
    setAside: setAside.map(({ caseId, standing: why }) => ({ violationId: caseId, standing: why })),
    appeals: appeals.map(({ violationId, ordinal, appellant, filedAt, state }) => ({
      violationId,
      ordinal,
      appellant,
      filedAt: formatInstant(filedAt),
      state,
    })),
  }
}
