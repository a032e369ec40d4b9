import { and, asc, desc, eq, gte, inArray, lt } from 'drizzle-orm'
import type {
  DecidedLeads,
  GoldenItems,
  ReviewShares,
} from '../../../../ports/records/quality/decided-leads.ts'
import type { DrizzleDatabase } from '../../drizzle-database.ts'
import { decidedLeads, goldenCases, goldenItems, reviewShares } from '../../schema/handling.ts'
import { inRegion } from '../conditions.ts'

export const createDecidedLeadRepository = (database: DrizzleDatabase): DecidedLeads => ({
  async save(lead) {
    await database
      .insert(decidedLeads)
      .values(lead)
      .onConflictDoUpdate({ target: decidedLeads.id, set: lead })
  },
  async find(id) {
    const [row] = await database.select().from(decidedLeads).where(eq(decidedLeads.id, id))
    return row ?? null
  },
  async hold(id) {
    const rows = database.select().from(decidedLeads).where(eq(decidedLeads.id, id))
    const [row] = await rows.for('update')
    return row ?? null
  },
  ofViolation: async (violationId) =>
    await database
      .select()
      .from(decidedLeads)
      .where(eq(decidedLeads.violationId, violationId))
      .orderBy(asc(decidedLeads.decidedAt), asc(decidedLeads.id))
      .for('update'),
  waiting: async (limit) =>
    await database
      .select()
      .from(decidedLeads)
      .where(eq(decidedLeads.state, 'waiting'))
      .orderBy(asc(decidedLeads.decidedAt), asc(decidedLeads.id))
      .limit(limit),
  disputed: async (limit) =>
    await database
      .select()
      .from(decidedLeads)
      .where(inArray(decidedLeads.state, ['disagreed', 'settled']))
      .orderBy(desc(decidedLeads.decidedAt), desc(decidedLeads.id))
      .limit(limit),
  cutDisputed: async () =>
    await database
      .select()
      .from(decidedLeads)
      .where(and(eq(decidedLeads.state, 'disagreed'), eq(decidedLeads.cutDisputed, true)))
      .orderBy(asc(decidedLeads.decidedAt), asc(decidedLeads.id)),
  between: async (from, to, filter = {}) =>
    await database
      .select()
      .from(decidedLeads)
      .where(
        and(
          gte(decidedLeads.decidedAt, from),
          lt(decidedLeads.decidedAt, to),
          inRegion(decidedLeads.region, filter.region),
        ),
      )
      .orderBy(asc(decidedLeads.decidedAt), asc(decidedLeads.id)),
})

export const createReviewShareRepository = (database: DrizzleDatabase): ReviewShares => ({
  all: async () => await database.select().from(reviewShares).orderBy(asc(reviewShares.region)),
  async save(share) {
    await database
      .insert(reviewShares)
      .values(share)
      .onConflictDoUpdate({ target: reviewShares.region, set: share })
  },
})

export const createGoldenItemRepository = (database: DrizzleDatabase): GoldenItems => ({
  async saveCase(golden) {
    await database
      .insert(goldenCases)
      .values(golden)
      .onConflictDoUpdate({ target: goldenCases.id, set: golden })
  },
  cases: async () =>
    await database.select().from(goldenCases).orderBy(asc(goldenCases.at), asc(goldenCases.id)),
  async findCase(id) {
    const [row] = await database.select().from(goldenCases).where(eq(goldenCases.id, id))
    return row ?? null
  },
  async add(item) {
    await database.insert(goldenItems).values(item).onConflictDoNothing()
  },
  async save(item) {
    await database
      .insert(goldenItems)
      .values(item)
      .onConflictDoUpdate({ target: goldenItems.id, set: item })
  },
  async find(id) {
    const [row] = await database.select().from(goldenItems).where(eq(goldenItems.id, id))
    return row ?? null
  },
  async hold(id) {
    const rows = database.select().from(goldenItems).where(eq(goldenItems.id, id))
    const [row] = await rows.for('update')
    return row ?? null
  },
  of: async (who) =>
    await database
      .select()
      .from(goldenItems)
      .where(eq(goldenItems.who, who))
      .orderBy(asc(goldenItems.putAt), asc(goldenItems.id)),
  between: async (from, to, filter = {}) =>
    await database
      .select()
      .from(goldenItems)
      .where(
        and(
          gte(goldenItems.putAt, from),
          lt(goldenItems.putAt, to),
          inRegion(goldenItems.region, filter.region),
        ),
      )
      .orderBy(asc(goldenItems.putAt), asc(goldenItems.id)),
})
