import { and, eq } from 'drizzle-orm'
import type { CaseFacts, SavedViews, ViolationNotes } from '../../../../ports/records/handling.ts'
import type { DrizzleDatabase } from '../../drizzle-database.ts'
import { caseFacts, savedViews, violationNotes } from '../../schema/handling.ts'

export const createNoteRepository = (database: DrizzleDatabase): ViolationNotes => ({
  async add(note) {
    await database.insert(violationNotes).values(note)
  },
  of: async (violationId) =>
    await database
      .select()
      .from(violationNotes)
      .where(eq(violationNotes.violationId, violationId))
      .orderBy(violationNotes.at, violationNotes.id),
})

export const createCaseFactRepository = (database: DrizzleDatabase): CaseFacts => ({
  async add(fact) {
    await database.insert(caseFacts).values(fact)
  },
  async undo({ id, undone }) {
    await database.update(caseFacts).set({ undone }).where(eq(caseFacts.id, id))
  },
  of: async (violationId) =>
    await database
      .select()
      .from(caseFacts)
      .where(eq(caseFacts.violationId, violationId))
      .orderBy(caseFacts.enteredAt, caseFacts.id),
})

export const createSavedViewRepository = (database: DrizzleDatabase): SavedViews => ({
  of: async (accountId) =>
    await database
      .select()
      .from(savedViews)
      .where(eq(savedViews.accountId, accountId))
      .orderBy(savedViews.savedAt, savedViews.id),
  async save(view) {
    await database
      .insert(savedViews)
      .values(view)
      .onConflictDoUpdate({
        target: [savedViews.accountId, savedViews.page, savedViews.name],
        set: { search: view.search, savedAt: view.savedAt },
      })
  },
  async remove(accountId, id) {
    const gone = await database
      .delete(savedViews)
      .where(and(eq(savedViews.accountId, accountId), eq(savedViews.id, id)))
      .returning({ id: savedViews.id })
    return gone.length > 0
  },
})
