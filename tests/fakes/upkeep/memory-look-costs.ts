import { addCosts, type LookCost, NO_COST } from '../../../src/core/patrol/cost/look-cost.ts'
import type { CostRow } from '../../../src/ports/records/look-costs.ts'
import type { Records } from '../../../src/ports/records/records.ts'
import type { MemoryTables } from '../memory-tables.ts'

const costOf = ({ day: _d, sweep: _s, roomId: _r, ...cost }: CostRow): LookCost => cost

function sums(rows: readonly CostRow[], by: 'roomId' | 'sweep'): ReadonlyMap<string, LookCost> {
  const groups = Map.groupBy(rows, (row) => row[by])
  return new Map(
    [...groups].map(([key, group]) => [key, group.map(costOf).reduce(addCosts, NO_COST)]),
  )
}

export const memoryLookCosts = (tables: MemoryTables): Records['lookCosts'] => {
  const all = () => [...tables.lookCosts.values()]
  return {
    async addMany(rows) {
      for (const row of rows) {
        const key = `${row.day} ${row.sweep} ${row.roomId}`
        const before = tables.lookCosts.get(key)
        const cost = before === undefined ? row : addCosts(costOf(before), costOf(row))
        tables.lookCosts.set(key, { ...row, ...cost })
      }
    },
    ofRooms: async (ids, since) =>
      sums(
        all().filter(({ roomId, day }) => ids.includes(roomId) && day >= since),
        'roomId',
      ),
    ofSweeps: async (on) =>
      sums(
        all().filter(({ day }) => day === on),
        'sweep',
      ),
    async forget(before) {
      for (const [key, { day }] of tables.lookCosts) if (day < before) tables.lookCosts.delete(key)
    },
  }
}
