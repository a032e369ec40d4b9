import { sql } from 'drizzle-orm'
import type { DrizzleDatabase } from '../drizzle-database.ts'

/** Where a commit that wrote to the journal is notified, with the sequence number of its event. */
export const JOURNAL_CHANNEL = 'xuncha_journal'

/** The journal has grown up to that number; `null`: it may have grown by anything meanwhile. */
export type OnGrown = (sequence: number | null) => void

export type JournalNews = {
  /** Whether notifications really come through; until they do, the journal has to be polled. */
  hears(): boolean
  stop(): Promise<void>
}

/** Notifies everybody who listens, in a transaction of its own. */
export async function notifyJournal(database: DrizzleDatabase, payload: string): Promise<void> {
  await database.execute(sql`select pg_notify(${JOURNAL_CHANNEL}, ${payload})`)
}
