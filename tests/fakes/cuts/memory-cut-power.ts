import { countedOrder, isLetGo } from '../../../src/core/cuts/power/count-order.ts'
import type { CutFilter } from '../../../src/ports/records/cut-power.ts'
import type { Records } from '../../../src/ports/records/records.ts'
import { copyOf, isIn, type MemoryTables, pageOf, put } from '../memory-tables.ts'

type Listed = Awaited<ReturnType<Records['cutPower']['list']>>['items'][number]

const isAsked = (filter: CutFilter) => (order: Listed) => {
  const { from, to, region, automatic, ...equal } = filter
  const equals = Object.entries(equal).every(
    ([name, value]) => value === undefined || order[name as keyof Listed] === value,
  )
  return (
    equals &&
    (from === undefined || order.requestedAt >= from) &&
    (to === undefined || order.requestedAt < to) &&
    isIn(region, order.region) &&
    (automatic === undefined || (order.automatic === true) === automatic)
  )
}

export const memoryCutPower = (tables: MemoryTables): Records['cutPower'] => {
  const orders = () =>
    structuredClone([...tables.cutOrders.values()]).toSorted(
      (a, b) => a.requestedAt - b.requestedAt || (a.id < b.id ? -1 : 1),
    )
  const automatic = () =>
    structuredClone([...tables.automaticCuts.values()]).toSorted(
      (a, b) => a.beganAt - b.beganAt || (a.violationId < b.violationId ? -1 : 1),
    )
  return {
    // Its transactions run one after the other.
    lock: async () => {},
    ordersOfRoom: async (roomId) => orders().filter((order) => order.roomId === roomId),
    list: async (filter, request) => {
      const listed = orders().flatMap(({ checks: _, ...order }): readonly Listed[] => {
        const violation = tables.violations.get(order.violationId)
        if (violation === undefined) return []
        const { region, institutionId, rule } = violation
        return [{ ...order, region, institutionId, rule }]
      })
      const asked = listed.filter(isAsked(filter))
      return pageOf(asked, request, ({ requestedAt, id }) => [requestedAt, id])
    },
    counted: async (since) =>
      orders()
        .filter((order) => isLetGo(order) && order.requestedAt >= since)
        .flatMap((order) => {
          const region = tables.violations.get(order.violationId)?.region
          return region === undefined ? [] : [countedOrder({ ...order, region })]
        }),
    wrong: async (since) =>
      orders().filter(({ wrong, requestedAt }) => wrong != null && requestedAt >= since),
    resets: async (since) =>
      structuredClone([...tables.fuseResets.values()])
        .filter(({ at }) => at > since)
        .toSorted((a, b) => a.at - b.at || (a.fuse < b.fuse ? -1 : 1)),
    async addReset(reset) {
      const key = `${reset.fuse} ${reset.at}`
      if (!tables.fuseResets.has(key)) put(tables.fuseResets, key, reset)
    },
    automatic: async (violationId) => copyOf(tables.automaticCuts.get(violationId)),
    automaticOf: async (ids) => automatic().filter(({ violationId }) => ids.includes(violationId)),
    automaticIn: async (states) => automatic().filter(({ state }) => states.includes(state)),
    automaticSince: async (since) => automatic().filter(({ beganAt }) => beganAt >= since),
    async begin(record) {
      const before = tables.automaticCuts.get(record.violationId)
      if (before !== undefined && before.state !== 'lapsed') return false
      put(tables.automaticCuts, record.violationId, record)
      return true
    },
    async end(record) {
      if (tables.automaticCuts.get(record.violationId)?.state !== 'countdown') return false
      put(tables.automaticCuts, record.violationId, record)
      return true
    },
  }
}
