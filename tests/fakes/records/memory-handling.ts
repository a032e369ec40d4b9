import type { Records } from '../../../src/ports/records/records.ts'
import { type MemoryTables, put } from '../memory-tables.ts'

export const memoryHandling = (
  tables: MemoryTables,
): Pick<Records, 'notes' | 'caseFacts' | 'savedViews'> => ({
  notes: {
    async add(note) {
      if (!tables.violations.has(note.violationId)) throw new Error('no such violation')
      put(tables.notes, note.id, note)
    },
    of: async (violationId) =>
      structuredClone(
        [...tables.notes.values()]
          .filter((note) => note.violationId === violationId)
          .toSorted((a, b) => a.at - b.at || (a.id < b.id ? -1 : 1)),
      ),
  },
  caseFacts: {
    async add(fact) {
      if (!tables.violations.has(fact.violationId)) throw new Error('no such violation')
      put(tables.caseFacts, fact.id, fact)
    },
    async undo(fact) {
      put(tables.caseFacts, fact.id, fact)
    },
    of: async (violationId) =>
      structuredClone(
        [...tables.caseFacts.values()]
          .filter((fact) => fact.violationId === violationId)
          .toSorted((a, b) => a.enteredAt - b.enteredAt || (a.id < b.id ? -1 : 1)),
      ),
  },
  savedViews: {
    of: async (accountId) =>
      structuredClone(
        [...tables.savedViews.values()]
          .filter((view) => view.accountId === accountId)
          .toSorted((a, b) => a.savedAt - b.savedAt || (a.id < b.id ? -1 : 1)),
      ),
    async save(view) {
      const { accountId, page, name } = view
      const same = [...tables.savedViews.values()].find(
        (one) => one.accountId === accountId && one.page === page && one.name === name,
      )
      const id = same?.id ?? view.id
      put(tables.savedViews, id, { ...view, id })
    },
    async remove(accountId, id) {
      const own = tables.savedViews.get(id)?.accountId === accountId
      return own && tables.savedViews.delete(id)
    },
  },
})
