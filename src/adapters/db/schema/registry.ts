import { sql } from 'drizzle-orm'
import { bigint, boolean, index, pgTable, text } from 'drizzle-orm/pg-core'
import type { RoomState } from '../../../core/patrol/coverage.ts'
import type { ReadingThrift } from '../../../core/patrol/load/reading-thrift.ts'
import type { Recording } from '../../../core/patrol/recording.ts'
import type { UnseenReason } from '../../../core/patrol/unseen-reason.ts'
import type { Course } from '../../../core/registry/course.ts'
import type { CutTarget } from '../../../core/registry/cut-target.ts'
import type { Actor, Dossier, Stage } from '../../../core/registry/institution.ts'
import type { RoomTier } from '../../../core/registry/live-room.ts'
import { bytes, instant, verbatim } from './column-types.ts'

/** Order of registration: what lists are sorted by. Never changes, never shown. */
const registered = () =>
  bigint('registered', { mode: 'number' }).generatedAlwaysAsIdentity().unique()

export const institutions = pgTable(
  'institutions',
  {
    id: text('id').primaryKey(),
    registered: registered(),
    name: text('name').notNull(),
    actor: text('actor').$type<Actor>().notNull(),
    creditCode: text('credit_code'),
    licenceNumber: text('licence_number'),
    region: text('region').notNull(),
    stages: text('stages').array().$type<Stage[]>().notNull(),
    rehearsal: boolean('rehearsal').notNull(),
    /** `null`: nothing is known beyond the columns above. */
    dossier: verbatim<Dossier>('dossier'),
  },
  (table) => [
    index('institutions_by_credit_code').on(table.creditCode),
    index('institutions_by_region').on(table.region.op('text_pattern_ops')),
  ],
)

export const liveRooms = pgTable(
  'live_rooms',
  {
    id: text('id').primaryKey(),
    registered: registered(),
    institutionId: text('institution_id').notNull(),
    title: text('title').notNull(),
    pageUrl: text('page_url'),
    streamUrls: text('stream_urls').array().notNull(),
    region: text('region').notNull(),
    stage: text('stage').$type<Stage>().notNull(),
    cutTarget: verbatim<CutTarget>('cut_target'),
    active: boolean('active').notNull(),
    pushUrls: text('push_urls').array(),
    system: text('system'),
    tier: text('tier').$type<RoomTier>(),
    tags: text('tags').array(),
    /** What other rooms that share a stream with it, or an application of a server, are found by; none in rows from before. */
    foundBy: text('found_by').array(),
    /** None in rows from before, and where nobody said. */
    registeredAt: instant('registered_at'),
  },
  (table) => [
    index('live_rooms_by_institution').on(table.institutionId),
    index('live_rooms_found_by').using('gin', table.foundBy),
    index('live_rooms_not_named').on(table.id).where(sql`${table.foundBy} is null`),
    index('live_rooms_by_region').on(table.region.op('text_pattern_ops')),
    index('live_rooms_active').on(table.active),
    // What the patrol plans by: active rooms in order, a page at a time.
    index('live_rooms_patrolled').on(table.active, table.registered),
  ],
)

export const courses = pgTable(
  'courses',
  {
    id: text('id').primaryKey(),
    registered: registered(),
    institutionId: text('institution_id').notNull(),
    name: text('name').notNull(),
    /** Everything but the columns above. */
    details: verbatim<Omit<Course, 'id' | 'institutionId' | 'name'>>('details').notNull(),
  },
  (table) => [index('courses_by_institution').on(table.institutionId)],
)

export const roomStatuses = pgTable('room_statuses', {
  roomId: text('room_id').primaryKey(),
  /** With an `unseenReason` for which nobody looked (`isUnlooked`): what was last seen, and the room is unseen. */
  state: text('state').$type<RoomState>().notNull(),
  unseenReason: text('unseen_reason').$type<UnseenReason>(),
  since: instant('since').notNull(),
  lastLookAt: instant('last_look_at').notNull(),
  recording: verbatim<Recording>('recording'),
  less: text('less').$type<ReadingThrift>(),
})

export const roomThumbnails = pgTable('room_thumbnails', {
  roomId: text('room_id').primaryKey(),
  at: instant('at').notNull(),
  jpeg: bytes('jpeg').notNull(),
})
