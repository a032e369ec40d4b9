import { boolean, index, integer, pgTable, primaryKey, text } from 'drizzle-orm/pg-core'
import type { Channel, ChannelHealth, ChannelSettings } from '../../../core/alerts/channel.ts'
import type { DeliveryProblem, DeliveryState } from '../../../core/alerts/delivery.ts'
import type { DutyStep, HandOver } from '../../../core/alerts/duty.ts'
import type { News } from '../../../core/alerts/news.ts'
import type { OutwardMessage } from '../../../core/alerts/outward-message.ts'
import type { QuietHours } from '../../../core/alerts/quiet-hours.ts'
import type { AlertLevel } from '../../../core/violations/alert.ts'
import type { PushSubscription } from '../../../ports/records/outward-records.ts'
import { instant, verbatim } from './column-types.ts'

export const alertChannels = pgTable('alert_channels', {
  id: text('id').primaryKey(),
  name: text('name').notNull(),
  settings: verbatim<ChannelSettings>('settings').notNull(),
  /** Encrypted; the key is in no database. `null`: it has no secrets. */
  sealed: text('sealed'),
  enabled: boolean('enabled').notNull(),
  audience: text('audience').$type<Channel['audience']>().notNull(),
  leastLevel: text('least_level').$type<AlertLevel>().notNull(),
  region: text('region'),
  groupBy: text('group_by').$type<Channel['groupBy']>().notNull(),
  groupSeconds: integer('group_seconds').notNull(),
  repeatMinutes: integer('repeat_minutes').notNull(),
  quiet: verbatim<QuietHours>('quiet'),
  createdAt: instant('created_at').notNull(),
  changedAt: instant('changed_at').notNull(),
  version: integer('version').notNull(),
  health: verbatim<ChannelHealth>('health').notNull(),
})

export const pushSubscriptions = pgTable(
  'push_subscriptions',
  {
    id: text('id').primaryKey(),
    channelId: text('channel_id')
      .notNull()
      .references(() => alertChannels.id, { onDelete: 'cascade' }),
    who: text('who').notNull(),
    endpoint: text('endpoint').notNull(),
    keys: verbatim<PushSubscription['keys']>('keys').notNull(),
    createdAt: instant('created_at').notNull(),
  },
  (table) => [index('push_subscriptions_by_channel').on(table.channelId)],
)

export const alertDeliveries = pgTable(
  'alert_deliveries',
  {
    id: text('id').primaryKey(),
    channelId: text('channel_id')
      .notNull()
      .references(() => alertChannels.id, { onDelete: 'cascade' }),
    group: text('message_group').notNull(),
    alertIds: text('alert_ids').array().$type<string[]>().notNull(),
    message: verbatim<OutwardMessage>('message').notNull(),
    state: text('state').$type<DeliveryState>().notNull(),
    attempts: integer('attempts').notNull(),
    createdAt: instant('created_at').notNull(),
    lastAttemptAt: instant('last_attempt_at'),
    nextAttemptAt: instant('next_attempt_at'),
    problem: verbatim<DeliveryProblem>('problem'),
  },
  (table) => [
    index('alert_deliveries_newest').on(table.createdAt, table.id),
    index('alert_deliveries_due').on(table.nextAttemptAt),
    index('alert_deliveries_by_alert').using('gin', table.alertIds),
  ],
)

/** What a channel was last told of an alert. */
export const alertTellings = pgTable(
  'alert_tellings',
  {
    alertId: text('alert_id').notNull(),
    channelId: text('channel_id')
      .notNull()
      .references(() => alertChannels.id, { onDelete: 'cascade' }),
    at: instant('at').notNull(),
    level: text('level').$type<AlertLevel>().notNull(),
    news: text('news').$type<News>().notNull(),
  },
  (table) => [primaryKey({ columns: [table.alertId, table.channelId] })],
)

export const dutyShifts = pgTable(
  'duty_shifts',
  {
    id: text('id').primaryKey(),
    from: instant('begins_at').notNull(),
    to: instant('ends_at').notNull(),
    steps: verbatim<readonly DutyStep[]>('steps').notNull(),
    handOver: verbatim<HandOver>('hand_over'),
    version: integer('version').notNull(),
  },
  (table) => [index('duty_shifts_by_end').on(table.to)],
)
