import { AsyncLocalStorage } from 'node:async_hooks'
import { type Jurisdiction, WHOLE_JURISDICTION } from '../../core/access/jurisdiction.ts'
import { storageAwayIn } from '../../core/storage-away.ts'
import type { Sha256 } from '../../ports/hasher.ts'
import type { PlacedTransactions, Records, Transactions } from '../../ports/records/records.ts'
import type { DrizzleDatabase } from './drizzle-database.ts'
import { hiddenFrom } from './placed/hidden-leads.ts'
import { createRecords } from './repositories/create-records.ts'
import { isWorthAnotherTry } from './server-errors.ts'

const ATTEMPTS = 5

/** Knows whether the caller runs inside a transaction, through every await. */
export type TransactionScope = {
  run<T>(work: () => Promise<T>): Promise<T>
  /** @throws Error when called inside a transaction. */
  forbid(what: string): void
}

/**
 * A transaction that waits for another one of its own would wait for ever on the one connection of the embedded
 * database, and would not be part of the transaction on a server: refused loudly on both.
 */
export function createTransactionScope(): TransactionScope {
  const storage = new AsyncLocalStorage<{ open: boolean }>()
  return {
    async run(work) {
      const scope = { open: true }
      try {
        return await storage.run(scope, work)
      } finally {
        scope.open = false
      }
    },
    forbid(what) {
      if (storage.getStore()?.open === true) {
        throw new Error(`${what} inside Transactions.run: finish the transaction first`)
      }
    },
  }
}

async function triedAgain<T>(once: () => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await once()
    } catch (error) {
      const away = storageAwayIn(error)
      // One lost connection is not a lost database: a new one is tried when nothing of it was kept.
      const again = away === null ? isWorthAnotherTry(error) : away.outcome === 'nothing-done'
      if (attempt === ATTEMPTS || !again) throw away ?? error
    }
  }
}

/**
 * Read committed, with row locks where the port says so. When the server ends a transaction to break a deadlock, or its
 * connection is lost before the commit was sent, `work` runs again from its beginning, so it must do nothing but use its
 * records. `begin` is done first in each.
 * @throws StorageAway when the database stays away, or the answer to a commit was lost.
 */
export function createTransactions(
  database: DrizzleDatabase,
  scope: TransactionScope,
  sha256: Sha256,
  begin: (transaction: DrizzleDatabase) => Promise<unknown> = async () => {},
): PlacedTransactions {
  const once = <T>(jurisdiction: Jurisdiction, work: (records: Records) => Promise<T>) =>
    scope.run(() =>
      database.transaction(async (transaction) => {
        await begin(transaction)
        const hidden = await hiddenFrom(transaction, jurisdiction)
        return await work(createRecords(transaction, sha256, jurisdiction, hidden))
      }),
    )
  const within = (jurisdiction: Jurisdiction): Transactions => ({
    async run(work) {
      scope.forbid('Transactions.run')
      return await triedAgain(() => once(jurisdiction, work))
    },
  })
  return { ...within(WHOLE_JURISDICTION), within }
}
