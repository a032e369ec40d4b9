import type { Sha256 } from '../../../ports/hasher.ts'
import type { ProofLedger } from '../../../ports/proofs/proof-ledger.ts'
import type { DrizzleDatabase } from '../drizzle-database.ts'
import { createAnchorRecords } from './anchor-records.ts'
import { createFileRecords } from './file-records.ts'
import { journalPowers } from './journal-powers.ts'
import { createRowRecords } from './row-records.ts'
import { stampsOf } from './stamp-reads.ts'
import { createStampRecords } from './stamp-records.ts'

/** Of the embedded database and of a server alike. `sha256`: of text. */
export const createProofLedger = (
  database: DrizzleDatabase,
  sha256: Sha256,
): Omit<ProofLedger, 'inTurn'> => ({
  ...createAnchorRecords(database),
  ...createFileRecords(database, sha256),
  ...createRowRecords(database),
  ...createStampRecords(database),
  powers: () => journalPowers(database),
  stampsOf: (anchors) => stampsOf(database, anchors),
})
