import type { CardLedger } from '../../../core/policy/cards.ts'

export const presentCards = ({ entries, ...ledger }: CardLedger) => ({
  ...ledger,
  entries: entries.map(({ caseId, ...entry }) => ({ ...entry, violationId: caseId })),
})
