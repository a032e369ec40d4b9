import { doublePrecision, index, pgTable, primaryKey, text } from 'drizzle-orm/pg-core'
import type { RoomSession } from '../../../core/lesson/room-session.ts'
import { instant, verbatim } from './column-types.ts'

/** What was taught in a room, as it was seen: one row a segment, extended in place. */
export const teachingSegments = pgTable(
  'teaching_segments',
  {
    roomId: text('room_id').notNull(),
    start: instant('start').notNull(),
    end: instant('end').notNull(),
    uncertaintySeconds: doublePrecision('uncertainty_seconds').notNull(),
    courseId: text('course_id'),
    course: text('course'),
    classId: text('class_id'),
    lessonId: text('lesson_id'),
  },
  (table) => [
    primaryKey({ columns: [table.roomId, table.start] }),
    index('teaching_segments_by_end').on(table.roomId, table.end),
    index('teaching_segments_by_class').on(table.classId, table.end),
  ],
)

/** What the looks at a room add up to, so that the next watch goes on from there: one row a room, overwritten. */
export const roomSessions = pgTable('room_sessions', {
  roomId: text('room_id').primaryKey(),
  at: instant('at').notNull(),
  session: verbatim<RoomSession>('session').notNull(),
})
