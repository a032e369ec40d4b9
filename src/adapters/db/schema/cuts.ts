import { boolean, index, integer, pgTable, primaryKey, text } from 'drizzle-orm/pg-core'
import type { CutAbilities } from '../../../core/cuts/cut-abilities.ts'
import type {
  CutCheck,
  CutStatus,
  CutStep,
  ExpectedPublisher,
} from '../../../core/cuts/cut-order.ts'
import type { AutomaticRecord } from '../../../core/cuts/power/automatic-record.ts'
import type { CutHit } from '../../../core/cuts/power/cut-hits.ts'
import type { CutApproval, WrongCut } from '../../../core/cuts/power/order-parts.ts'
import type { CalledTarget } from '../../../core/registry/cut-target.ts'
import { instant, verbatim } from './column-types.ts'
import { violations } from './violations.ts'

export const cutOrders = pgTable(
  'cut_orders',
  {
    id: text('id').primaryKey(),
    violationId: text('violation_id')
      .notNull()
      .references(() => violations.id),
    roomId: text('room_id').notNull(),
    target: verbatim<CalledTarget>('target').notNull(),
    /** What the platform could do when the order was given; none in rows of earlier versions. */
    abilities: verbatim<CutAbilities>('abilities'),
    expectedPublisher: verbatim<ExpectedPublisher>('expected_publisher'),
    status: text('status').$type<CutStatus>().notNull(),
    reason: text('reason').notNull(),
    ban: boolean('ban').notNull(),
    until: instant('until'),
    dryRun: boolean('dry_run').notNull(),
    requestedBy: text('requested_by').notNull(),
    requestedAt: instant('requested_at').notNull(),
    acceptedAt: instant('accepted_at'),
    verifiedAt: instant('verified_at'),
    /** Of an undone order: when the stream was seen on air again. */
    resumedAt: instant('resumed_at'),
    steps: verbatim<readonly CutStep[]>('steps').notNull(),
    version: integer('version').notNull(),
    /** These five: none in rows of earlier versions. */
    automatic: boolean('automatic'),
    viewers: integer('viewers'),
    hits: verbatim<readonly CutHit[]>('hits'),
    approval: verbatim<CutApproval>('approval'),
    wrong: verbatim<WrongCut>('wrong'),
    /** When something is to be done about it though its state does not say so (`dueAgainAt`). */
    dueAgainAt: instant('due_again_at'),
    /** The stream by its one name (`streamOfTarget`); none in rows of earlier versions whose name has to be worked out. */
    streamPlatform: text('stream_platform'),
    streamServer: text('stream_server'),
    streamApp: text('stream_app'),
    streamName: text('stream_name'),
    /** The rooms that it surely hits (`roomsHit`); none in rows of earlier versions. */
    hitRooms: text('hit_rooms').array(),
  },
  (table) => [
    index('cut_orders_by_hit_room').using('gin', table.hitRooms),
    index('cut_orders_by_violation').on(table.violationId, table.requestedAt),
    index('cut_orders_by_due').on(table.dueAgainAt),
    index('cut_orders_by_status').on(table.status, table.requestedAt),
    index('cut_orders_by_room').on(table.roomId, table.requestedAt),
    index('cut_orders_by_time').on(table.requestedAt),
    index('cut_orders_by_stream').on(
      table.streamName,
      table.streamApp,
      table.streamServer,
      table.streamPlatform,
    ),
  ],
)

/** Looks of the proof, each written once. */
export const cutChecks = pgTable(
  'cut_checks',
  {
    orderId: text('order_id')
      .notNull()
      .references(() => cutOrders.id),
    /** From 0, in the order in which they were made. */
    number: integer('number').notNull(),
    look: verbatim<CutCheck>('look').notNull(),
  },
  (table) => [primaryKey({ columns: [table.orderId, table.number] })],
)

/** Fuses that a named person put back; kept for good. */
export const fuseResets = pgTable(
  'fuse_resets',
  {
    fuse: text('fuse').notNull(),
    at: instant('at').notNull(),
    who: text('who').notNull(),
    why: verbatim<string>('why').notNull(),
  },
  (table) => [primaryKey({ columns: [table.fuse, table.at] })],
)

/** What became of the automatic order of a violation, real or in the shadow: one a violation, ever. */
export const automaticCuts = pgTable(
  'automatic_cuts',
  {
    violationId: text('violation_id')
      .primaryKey()
      .references(() => violations.id),
    state: text('state').$type<AutomaticRecord['state']>().notNull(),
    beganAt: instant('began_at').notNull(),
    record: verbatim<AutomaticRecord>('record').notNull(),
  },
  (table) => [
    index('automatic_cuts_by_state').on(table.state),
    index('automatic_cuts_by_time').on(table.beganAt),
  ],
)

export const streamBans = pgTable(
  'stream_bans',
  {
    /** Which media server, by its name; empty: from before bans had one, and nobody can tell. */
    server: text('server').notNull().default(''),
    app: text('app').notNull(),
    stream: text('stream').notNull(),
    until: instant('until'),
    since: instant('since').notNull(),
  },
  (table) => [primaryKey({ columns: [table.server, table.app, table.stream] })],
)
