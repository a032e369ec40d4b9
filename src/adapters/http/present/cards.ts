import type { NamedLedger } from '../../../app/cards/institution-cards.ts'

export const presentCards = ({ entries, setAside, ...ledger }: NamedLedger) => ({
  ...ledger,
  setAside: setAside.map(({ caseId, ...one }) => ({ ...one, violationId: caseId })),
  entries: entries.map(({ caseId, ...entry }) => ({ ...entry, violationId: caseId })),
})
