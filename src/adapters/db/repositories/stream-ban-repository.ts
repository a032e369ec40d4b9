import { and, eq } from 'drizzle-orm'
import type { StreamBans } from '../../../ports/records.ts'
import type { DrizzleDatabase } from '../drizzle-database.ts'
import { streamBans } from '../schema/cuts.ts'

export function createStreamBanRepository(database: DrizzleDatabase): StreamBans {
  const named = (app: string, stream: string) =>
    and(eq(streamBans.app, app), eq(streamBans.stream, stream))
  return {
    async add(ban) {
      await database
        .insert(streamBans)
        .values(ban)
        .onConflictDoUpdate({ target: [streamBans.app, streamBans.stream], set: ban })
    },
    async remove(app, stream) {
      const removed = await database
        .delete(streamBans)
        .where(named(app, stream))
        .returning({ app: streamBans.app })
      return removed.length > 0
    },
    async find(app, stream) {
      const [row] = await database.select().from(streamBans).where(named(app, stream))
      return row ?? null
    },
  }
}
