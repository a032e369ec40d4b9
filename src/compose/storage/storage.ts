import { realpath } from 'node:fs/promises'
import { tmpdir, userInfo } from 'node:os'
import { join } from 'node:path'
import type { OpenDatabase } from '../../adapters/db/database.ts'
import { openDatabase } from '../../adapters/db/open-database.ts'
import { evidencePlace } from '../../adapters/evidence/create-evidence-store.ts'
import { createEnduringStore } from '../../adapters/evidence/enduring-store.ts'
import type { StoreIdentity } from '../../adapters/evidence/store-identity.ts'
import { createArgon2PasswordHasher } from '../../adapters/security/argon2-password-hasher.ts'
import { createRandomSecretTokens } from '../../adapters/security/random-secret-tokens.ts'
import type { AccountDeps } from '../../app/commands/create-account.ts'
import { type Result, succeed } from '../../core/fault.ts'
import type { EnduringEvidenceStore } from '../../ports/evidence-store.ts'
import type { Sha256 } from '../../ports/hasher.ts'
import type { PlacedTransactions, Transactions } from '../../ports/records/records.ts'
import type { Foundation } from '../foundation.ts'
import { closePrivateFolders } from '../secrets/private-folders.ts'
import { type JournalFeed, withJournalFeed } from './journal-feed.ts'
import { openKnownStore } from './known-store.ts'

const NOBODY = '0'.repeat(64)

/** Where everything is kept. */
export type Storage = {
  readonly database: OpenDatabase
  readonly transactions: PlacedTransactions
  readonly feed: JournalFeed
  readonly evidenceStore: EnduringEvidenceStore
  /** By which other machines see whether theirs is the same; `null` while the store is away. */
  readonly storeIdentity: StoreIdentity | null
}

/**
 * Where evidence waits when the data folder takes nothing either: another disk, where there is one. In a place that all
 * may write to, so each user and each installation has a name of its own.
 */
async function temporaryAside(dataFolder: string, sha256: Sha256): Promise<string> {
  const installation = sha256(await realpath(dataFolder))
  const name = `xuncha-evidence-aside-${userInfo().uid}-${installation.slice(0, 16)}`
  return join(tmpdir(), name)
}

/** Whoever has a larger disk puts a link there; inside the data folder, which is ours alone, a link is ours too. */
async function asideOf(dataFolder: string): Promise<string> {
  const folder = join(dataFolder, 'evidence-aside')
  return await realpath(folder).catch(() => folder)
}

/** Opens database and evidence store and brings the schema up to date. */
export async function openStorage(foundation: Foundation): Promise<Result<Storage>> {
  const { settings, secrets, logger, closers, sha256 } = foundation
  const { dataFolder, evidenceUrl } = settings.storage
  const closed = await closePrivateFolders(foundation)
  if (!closed.ok) return closed
  const { databaseUrl } = secrets
  const opened = await openDatabase({ databaseUrl, dataFolder, logger, sha256 })
  if (!opened.ok) return opened
  const database = opened.value
  closers.add('database', () => database.close())
  const migrated = await database.migrate()
  if (!migrated.ok) return migrated
  const alone = databaseUrl === null
  const known = await openKnownStore({
    installation: database.installation,
    evidenceUrl,
    logger,
    alone,
  })
  if (!known.ok) return known
  const { store, late } = known.value
  const { transactions, feed } = withJournalFeed(database.transactions)
  const evidenceStore = await createEnduringStore({
    store,
    place: evidencePlace(evidenceUrl),
    folders: [await asideOf(dataFolder), await temporaryAside(dataFolder, sha256)],
    clock: foundation.clock,
    logger,
  })
  closers.add('evidence store', () => evidenceStore.close())
  // Asked at once for what nobody kept, so that its trouble is known before the first picture.
  if (late) await evidenceStore.get(NOBODY).catch(() => null)
  const storeIdentity = late ? null : store.identity
  return succeed({ database, transactions, feed, evidenceStore, storeIdentity })
}

/** What the commands about accounts need. */
export function accountDeps<Of extends Transactions>(
  foundation: Foundation,
  transactions: Of,
): AccountDeps & { readonly transactions: Of } {
  return {
    clock: foundation.clock,
    identifiers: foundation.identifiers,
    transactions,
    passwords: createArgon2PasswordHasher(),
    secrets: createRandomSecretTokens(),
  }
}
