import { and, count, eq, getTableColumns } from 'drizzle-orm'
import type { Channel } from '../../../../core/alerts/channel.ts'
import type { Channels } from '../../../../ports/records/outward-records.ts'
import type { DrizzleDatabase } from '../../drizzle-database.ts'
import { alertChannels, pushSubscriptions } from '../../schema/outward.ts'
import { isOneOf } from '../conditions.ts'

const { sealed: _, ...SHOWN } = getTableColumns(alertChannels)

async function saveChannel(
  database: DrizzleDatabase,
  channel: Channel,
  sealed: string | undefined,
): Promise<boolean> {
  const secrets = sealed === undefined ? {} : { sealed }
  if (channel.version === 1) {
    const inserted = await database
      .insert(alertChannels)
      .values({ ...channel, ...secrets })
      .onConflictDoNothing()
      .returning({ id: alertChannels.id })
    return inserted.length > 0
  }
  const { health: _health, ...changed } = channel
  const replaced = await database
    .update(alertChannels)
    .set({ ...changed, ...secrets })
    .where(and(eq(alertChannels.id, channel.id), eq(alertChannels.version, channel.version - 1)))
    .returning({ id: alertChannels.id })
  return replaced.length > 0
}

export function createChannelRepository(database: DrizzleDatabase): Channels {
  return {
    all: async () =>
      await database
        .select(SHOWN)
        .from(alertChannels)
        .orderBy(alertChannels.createdAt, alertChannels.id),
    async find(id) {
      const [row] = await database.select(SHOWN).from(alertChannels).where(eq(alertChannels.id, id))
      return row ?? null
    },
    save: (channel, sealed) => saveChannel(database, channel, sealed),
    async sealed(id) {
      const [row] = await database
        .select({ sealed: alertChannels.sealed })
        .from(alertChannels)
        .where(eq(alertChannels.id, id))
      return row?.sealed ?? null
    },
    async saveHealth(id, health) {
      await database.update(alertChannels).set({ health }).where(eq(alertChannels.id, id))
    },
    async remove(id) {
      const gone = await database
        .delete(alertChannels)
        .where(eq(alertChannels.id, id))
        .returning({ id: alertChannels.id })
      return gone.length > 0
    },
    subscriptions: async (channelId) =>
      await database
        .select()
        .from(pushSubscriptions)
        .where(eq(pushSubscriptions.channelId, channelId))
        .orderBy(pushSubscriptions.createdAt, pushSubscriptions.id),
    async countSubscriptions() {
      const rows = await database
        .select({ channelId: pushSubscriptions.channelId, subscriptions: count() })
        .from(pushSubscriptions)
        .groupBy(pushSubscriptions.channelId)
      return new Map(rows.map(({ channelId, subscriptions }) => [channelId, subscriptions]))
    },
    async subscribe(subscription) {
      await database
        .insert(pushSubscriptions)
        .values(subscription)
        .onConflictDoUpdate({ target: pushSubscriptions.id, set: subscription })
    },
    async unsubscribe(ids) {
      await database.delete(pushSubscriptions).where(isOneOf(pushSubscriptions.id, ids))
    },
  }
}
