import { and, desc, eq, inArray } from 'drizzle-orm'
import type { ServerStream } from '../../../core/registry/media-server.ts'
import { ANY_SERVER, type StreamBans } from '../../../ports/records/stream-bans.ts'
import type { DrizzleDatabase } from '../drizzle-database.ts'
import { streamBans } from '../schema/cuts.ts'

export function createStreamBanRepository(database: DrizzleDatabase): StreamBans {
  const named = ({ server, app, stream }: ServerStream) =>
    and(
      inArray(streamBans.server, [server, ANY_SERVER]),
      eq(streamBans.app, app),
      eq(streamBans.stream, stream),
    )
  return {
    async add(ban) {
      await database
        .insert(streamBans)
        .values(ban)
        .onConflictDoUpdate({
          target: [streamBans.server, streamBans.app, streamBans.stream],
          set: ban,
        })
    },
    async remove(stream) {
      const removed = await database
        .delete(streamBans)
        .where(named(stream))
        .returning({ app: streamBans.app })
      return removed.length > 0
    },
    async find(stream) {
      const [row] = await database
        .select()
        .from(streamBans)
        .where(named(stream))
        .orderBy(desc(streamBans.server))
        .limit(1)
      return row ?? null
    },
  }
}
