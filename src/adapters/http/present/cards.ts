import type { CardLedger } from '../../../core/policy/cards.ts'

export const presentCards = ({ entries, setAside, ...ledger }: CardLedger) => ({
  ...ledger,
  setAside: setAside.map(({ caseId, ...one }) => ({ ...one, violationId: caseId })),
  entries: entries.map(({ caseId, ...entry }) => ({ ...entry, violationId: caseId })),
})
