import type { DataSpace } from '../../core/data-space.ts'
import type { Result } from '../../core/fault.ts'
import type { Instant } from '../../core/time/instant.ts'
import type { Sha256 } from '../../ports/hasher.ts'
import type { Logger } from '../../ports/logger.ts'
import type { ProofLedger } from '../../ports/proofs/proof-ledger.ts'
import type { PlacedTransactions } from '../../ports/records/records.ts'
import type { WholeTables } from './backup/whole-tables.ts'
import type { CanaryRecords } from './canaries/canary-records.ts'
import type { InstallationFacts } from './installation-facts.ts'
import type { JournalNews, OnGrown } from './news/journal-channel.ts'
import type { QueueConnection } from './queue-connection.ts'
import type { TickLedger } from './ticks/tick-ledger.ts'

export type OpenDatabase = {
  readonly kind: 'pglite' | 'postgres'
  readonly transactions: PlacedTransactions
  /** What the line writes of canaries, apart from all else. Rejects when the role may not make its tables. */
  canaryRecords(): Promise<CanaryRecords>
  /** Every row, for backups. */
  readonly wholeTables: WholeTables
  /** The journal and what it speaks for, word for word. */
  readonly proofs: ProofLedger
  /** Which scheduled ticks were taken, for the cron adapter. */
  readonly ticks: TickLedger
  /** How the queue reaches the same database. */
  queueConnection(): QueueConnection
  /** Brings the schema up to date. Safe when several machines start at once. Faults when the role may not. */
  migrate(): Promise<Result<null>>
  /** Forgets marks, idempotency answers and sessions of before that instant (a day ago or more). Call it daily. */
  forgetGuards(before: Instant): Promise<void>
  /** Gives back the space of rows that were written again; a server does it by itself. Call it every minute or so. */
  reclaimSpace(): Promise<void>
  /** Tells of what other processes write into the journal, until it is stopped; `null`: no other process writes. */
  readonly journalNews: ((onGrown: OnGrown) => JournalNews) | null
  /** What all machines of an installation have in common. */
  readonly installation: InstallationFacts
  /** Why the database does not answer; `null` when it does. Never rejects and takes seconds at most. */
  trouble(): Promise<string | null>
  /** Room on the disk of the embedded database; `null` for a server, which knows its own. */
  space(): DataSpace | null
  /** Close after everything that uses it; safe to call twice. */
  close(): Promise<void>
}

export type DatabaseSettings = {
  /** `postgres://…`; `null` for the embedded database in `<dataFolder>/database`. */
  readonly databaseUrl: string | null
  readonly dataFolder: string
  readonly logger: Logger
  readonly sha256: Sha256
}
