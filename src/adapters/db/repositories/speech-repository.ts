import { and, eq, lt, sql } from 'drizzle-orm'
import type { SpeechLog } from '../../../ports/records/speech-log.ts'
import type { DrizzleDatabase } from '../drizzle-database.ts'
import { roomSpeech } from '../schema/hearing.ts'
import { isNoneOf } from './conditions.ts'

export function createSpeechRepository(database: DrizzleDatabase): SpeechLog {
  return {
    async of(roomId) {
      const [row] = await database.select().from(roomSpeech).where(eq(roomSpeech.roomId, roomId))
      if (row === undefined) return null
      const { roomId: _, ...speech } = row
      return speech
    },
    async save(roomId, speech) {
      await database
        .insert(roomSpeech)
        .values({ ...speech, roomId })
        .onConflictDoUpdate({ target: roomSpeech.roomId, set: speech })
    },
    async forget(before, except = []) {
      const { since, last, listenedAt, clippedAt } = roomSpeech
      // Moments that there are not are left out by `greatest`; where there are none, nothing is remembered.
      const newest = sql`coalesce(greatest(${since}, ${last}, ${listenedAt}, ${clippedAt}), 0)`
      const gone = await database
        .delete(roomSpeech)
        .where(and(lt(newest, before), isNoneOf(roomSpeech.roomId, except)))
        .returning({ roomId: roomSpeech.roomId })
      return gone.length
    },
  }
}
