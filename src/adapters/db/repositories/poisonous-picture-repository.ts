import { asc, desc, eq, notInArray } from 'drizzle-orm'
import { MOST_POISONOUS } from '../../../core/reading/poisonous-picture.ts'
import type { PoisonousPictures } from '../../../ports/records/poisonous-pictures.ts'
import type { DrizzleDatabase } from '../drizzle-database.ts'
import { poisonousPictures as table } from '../schema/readers.ts'

export const createPoisonousPictureRepository = (database: DrizzleDatabase): PoisonousPictures => ({
  all: async () => await database.select().from(table).orderBy(asc(table.at), asc(table.sha256)),
  async add(picture) {
    const added = await database
      .insert(table)
      .values(picture)
      .onConflictDoNothing()
      .returning({ sha256: table.sha256 })
    const latest = database
      .select({ sha256: table.sha256 })
      .from(table)
      .orderBy(desc(table.at), desc(table.sha256))
      .limit(MOST_POISONOUS)
    await database.delete(table).where(notInArray(table.sha256, latest))
    return added.length > 0
  },
  async remove(sha256) {
    const removed = await database
      .delete(table)
      .where(eq(table.sha256, sha256))
      .returning({ sha256: table.sha256 })
    return removed.length > 0
  },
})
