import { integer, pgTable, text } from 'drizzle-orm/pg-core'
import type { ClipPiece } from '../../../core/violations/evidence-piece.ts'
import { instant, verbatim } from './column-types.ts'

/** How long somebody has been heard speaking, so that the next watch goes on from there: one row a room, overwritten. */
export const roomSpeech = pgTable('room_speech', {
  roomId: text('room_id').primaryKey(),
  since: instant('since'),
  last: instant('last'),
  listenings: integer('listenings').notNull(),
  listenedAt: instant('listened_at'),
  clippedAt: instant('clipped_at'),
  clips: verbatim<readonly ClipPiece[]>('clips').notNull(),
})
