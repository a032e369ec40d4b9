import {
  and,
  asc,
  count,
  desc,
  eq,
  gt,
  gte,
  inArray,
  lt,
  ne,
  notExists,
  or,
  sql,
} from 'drizzle-orm'
import type {
  DecidedLeads,
  GoldenItems,
  ReviewShares,
} from '../../../../ports/records/quality/decided-leads.ts'
import type { DrizzleDatabase } from '../../drizzle-database.ts'
import { decidedLeads, goldenCases, goldenItems, reviewShares } from '../../schema/handling.ts'
import { inRegion } from '../conditions.ts'

type Disputes = Pick<DecidedLeads, 'disputed' | 'cutDisputed'>

const disputes = (database: DrizzleDatabase): Disputes => ({
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
})

export const createDecidedLeadRepository = (database: DrizzleDatabase): DecidedLeads => ({
  async save(lead) {
    await database
      .insert(decidedLeads)
      .values({ ...lead, passedBy: [...lead.passedBy] })
      .onConflictDoUpdate({
        target: decidedLeads.id,
        set: { ...lead, passedBy: [...lead.passedBy] },
      })
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
  waiting: async (limit, after) =>
    await database
      .select()
      .from(decidedLeads)
      .where(
        and(
          eq(decidedLeads.state, 'waiting'),
          after &&
            or(
              gt(decidedLeads.decidedAt, after.decidedAt),
              and(eq(decidedLeads.decidedAt, after.decidedAt), gt(decidedLeads.id, after.id)),
            ),
        ),
      )
      .orderBy(asc(decidedLeads.decidedAt), asc(decidedLeads.id))
      .limit(limit),
  askedOf: async (who) =>
    await database
      .select()
      .from(decidedLeads)
      .where(and(eq(decidedLeads.state, 'waiting'), eq(decidedLeads.askedOf, who)))
      .orderBy(asc(decidedLeads.askedAt), asc(decidedLeads.id)),
  ...disputes(database),
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

/** Any number that no other advisory lock of this database uses; here the letters `rshr`. */
const SHARE_LOCK = 0x72_73_68_72

export const createReviewShareRepository = (database: DrizzleDatabase): ReviewShares => ({
  // A row lock is not enough: a place that has no share yet has no row.
  async hold() {
    await database.execute(sql`select pg_advisory_xact_lock(${SHARE_LOCK}::bigint)`)
  },
  all: async () => await database.select().from(reviewShares).orderBy(asc(reviewShares.region)),
  async save(share) {
    await database
      .insert(reviewShares)
      .values(share)
      .onConflictDoUpdate({ target: reviewShares.region, set: share })
  },
})

/** Cases that may still be put before somebody. */
const leftFor = (database: DrizzleDatabase, who: string) =>
  and(
    eq(goldenCases.retired, false),
    ne(goldenCases.by, who),
    notExists(
      database
        .select({ id: goldenItems.id })
        .from(goldenItems)
        .where(and(eq(goldenItems.who, who), eq(goldenItems.caseId, goldenCases.id))),
    ),
  )

const itemsOf = (database: DrizzleDatabase): Pick<GoldenItems, 'of' | 'ofCases' | 'between'> => ({
  ofCases: async (caseIds) =>
    await database
      .select()
      .from(goldenItems)
      .where(inArray(goldenItems.caseId, [...caseIds]))
      .orderBy(asc(goldenItems.putAt), asc(goldenItems.id)),
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
  async ofViolation(violationId) {
    const where = eq(goldenCases.violationId, violationId)
    const [row] = await database.select().from(goldenCases).where(where)
    return row ?? null
  },
  async draw(who, part) {
    const left = leftFor(database, who)
    const [counted] = await database.select({ all: count() }).from(goldenCases).where(left)
    const [row] = await database
      .select()
      .from(goldenCases)
      .where(left)
      .orderBy(asc(goldenCases.at), asc(goldenCases.id))
      .offset(Math.floor(part * (counted?.all ?? 0)))
      .limit(1)
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
  ...itemsOf(database),
})
