import { index, pgTable, text } from 'drizzle-orm/pg-core'
import type { RoomFinding } from '../../../core/findings/room-finding.ts'
import { instant, verbatim } from './column-types.ts'

/** Names that hide and soliciting, one row of each for a stretch on air. Contacts in them are masked. */
export const roomFindings = pgTable(
  'room_findings',
  {
    id: text('id').primaryKey(),
    roomId: text('room_id').notNull(),
    institutionId: text('institution_id').notNull(),
    firstSeenAt: instant('first_seen_at').notNull(),
    lastSeenAt: instant('last_seen_at').notNull(),
    finding: verbatim<RoomFinding['finding']>('finding').notNull(),
  },
  (table) => [index('room_findings_by_room').on(table.roomId, table.lastSeenAt)],
)
