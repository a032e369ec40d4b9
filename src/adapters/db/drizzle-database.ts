import type { PgDatabase, PgQueryResultHKT } from 'drizzle-orm/pg-core'

/** What repositories write through: a drizzle transaction of either driver. Only what both can do is used. */
export type DrizzleDatabase = PgDatabase<PgQueryResultHKT, Record<string, never>>
