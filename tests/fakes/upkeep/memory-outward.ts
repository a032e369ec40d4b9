import type { Channel } from '../../../src/core/alerts/channel.ts'
import type { Records } from '../../../src/ports/records/records.ts'
import { copyOf, type MemoryTables, pageOf, put } from '../memory-tables.ts'

type Versioned = { readonly id: string; readonly version: number }

const isNext = (table: ReadonlyMap<string, Versioned>, row: Versioned): boolean =>
  (table.get(row.id)?.version ?? 0) === row.version - 1

const removeWhere = <T>(table: Map<string, T>, gone: (row: T) => boolean): number => {
  const keys = [...table].filter(([, row]) => gone(row)).map(([key]) => key)
  for (const key of keys) table.delete(key)
  return keys.length
}

const channels = (tables: MemoryTables): Records['channels'] => ({
  all: async () =>
    structuredClone(
      [...tables.channels.values()].toSorted(
        (a, b) => a.createdAt - b.createdAt || (a.id < b.id ? -1 : 1),
      ),
    ),
  find: async (id) => copyOf(tables.channels.get(id)),
  async save(channel, sealed) {
    if (!isNext(tables.channels, channel)) return false
    const { health } = tables.channels.get(channel.id) ?? channel
    put<string, Channel>(tables.channels, channel.id, { ...channel, health })
    if (sealed !== undefined) tables.sealedSecrets.set(channel.id, sealed)
    return true
  },
  sealed: async (id) => tables.sealedSecrets.get(id) ?? null,
  async saveHealth(id, health) {
    const channel = tables.channels.get(id)
    if (channel !== undefined) put(tables.channels, id, { ...channel, health })
  },
  async remove(id) {
    removeWhere(tables.pushSubscriptions, ({ channelId }) => channelId === id)
    removeWhere(tables.deliveries, ({ channelId }) => channelId === id)
    removeWhere(tables.tellings, ({ channelId }) => channelId === id)
    tables.sealedSecrets.delete(id)
    return tables.channels.delete(id)
  },
  subscriptions: async (channelId) =>
    structuredClone(
      [...tables.pushSubscriptions.values()].filter((one) => one.channelId === channelId),
    ),
  async countSubscriptions() {
    const counts = new Map<string, number>()
    for (const { channelId } of tables.pushSubscriptions.values()) {
      counts.set(channelId, (counts.get(channelId) ?? 0) + 1)
    }
    return counts
  },
  subscribe: async (row) => put(tables.pushSubscriptions, row.id, row),
  async unsubscribe(ids) {
    for (const id of ids) tables.pushSubscriptions.delete(id)
  },
})

const deliveries = (tables: MemoryTables): Records['deliveries'] => {
  const oldestFirst = () =>
    [...tables.deliveries.values()].toSorted(
      (a, b) => a.createdAt - b.createdAt || (a.id < b.id ? -1 : 1),
    )
  return {
    async add(rows) {
      for (const row of rows) put(tables.deliveries, row.id, row)
    },
    async save(row) {
      if (tables.deliveries.has(row.id)) put(tables.deliveries, row.id, row)
    },
    since: async (from) =>
      structuredClone(
        oldestFirst().filter((one) => one.createdAt >= from || one.state === 'waiting'),
      ),
    due: async (now, limit) =>
      structuredClone(
        oldestFirst()
          .filter(({ nextAttemptAt }) => nextAttemptAt !== null && nextAttemptAt <= now)
          .slice(0, limit),
      ),
    list: async (page, { channelId } = {}) =>
      pageOf(
        oldestFirst().filter((one) => channelId === undefined || one.channelId === channelId),
        page,
        (one) => [one.createdAt, one.id],
      ),
    ofAlerts: async (ids) =>
      structuredClone(oldestFirst().filter((one) => one.alertIds.some((id) => ids.includes(id)))),
    tellings: async (ids) =>
      structuredClone([...tables.tellings.values()].filter((one) => ids.includes(one.alertId))),
    async tell(rows) {
      for (const row of rows) put(tables.tellings, `${row.alertId} ${row.channelId}`, row)
    },
    async forget(before) {
      removeWhere(tables.tellings, ({ at }) => at < before)
      return removeWhere(
        tables.deliveries,
        ({ createdAt, state }) => createdAt < before && state !== 'waiting',
      )
    },
  }
}

const duty = (tables: MemoryTables): Records['duty'] => ({
  endingAfter: async (from) =>
    structuredClone(
      [...tables.dutyShifts.values()]
        .filter(({ to }) => to > from)
        .toSorted((a, b) => a.from - b.from || (a.id < b.id ? -1 : 1)),
    ),
  find: async (id) => copyOf(tables.dutyShifts.get(id)),
  async save(shift) {
    if (!isNext(tables.dutyShifts, shift)) return false
    put(tables.dutyShifts, shift.id, shift)
    return true
  },
  remove: async (id) => tables.dutyShifts.delete(id),
})

export const memoryOutward = (
  tables: MemoryTables,
): Pick<Records, 'channels' | 'deliveries' | 'duty'> => ({
  channels: channels(tables),
  deliveries: deliveries(tables),
  duty: duty(tables),
})
