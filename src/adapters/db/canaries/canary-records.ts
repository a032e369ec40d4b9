import type { Sha256 } from '../../../ports/hasher.ts'
import type { Transactions } from '../../../ports/records/records.ts'
import type { DrizzleDatabase } from '../drizzle-database.ts'
import { createTransactions, type TransactionScope } from '../transactions.ts'
import { amongCanaries, emptyCanarySchema, makeCanarySchema } from './canary-schema.ts'

/** Records of the same kind as the real ones, kept apart from them. */
export type CanaryRecords = {
  readonly transactions: Transactions
  /** Forgets all of them. */
  empty(): Promise<void>
}

/** Makes their tables where that has to be done. Rejects when the database, or the role, cannot. */
export async function openCanaryRecords(
  database: DrizzleDatabase,
  scope: TransactionScope,
  sha256: Sha256,
): Promise<CanaryRecords> {
  await makeCanarySchema(database)
  return {
    transactions: createTransactions(database, scope, sha256, amongCanaries),
    empty: () => emptyCanarySchema(database),
  }
}
