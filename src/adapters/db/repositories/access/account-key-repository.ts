import { and, eq, isNotNull, lt, sql } from 'drizzle-orm'
import type {
  AccountKeyRing,
  AccountKeys,
} from '../../../../ports/records/access/access-records.ts'
import type { DrizzleDatabase } from '../../drizzle-database.ts'
import { accountKeys as table } from '../../schema/accounts.ts'

type Row = typeof table.$inferSelect

function toKeys({ accountId, passwordDue, ...row }: Row): AccountKeys {
  const { factorSealed, factorSince, factorLastStep, recovery } = row
  const secondFactor =
    factorSealed === null || factorSince === null
      ? null
      : { sealed: factorSealed, since: factorSince, lastStep: factorLastStep, recovery }
  return { accountId, passwordDue, secondFactor }
}

const toRow = ({ accountId, passwordDue, secondFactor }: AccountKeys): Row => ({
  accountId,
  passwordDue,
  factorSealed: secondFactor?.sealed ?? null,
  factorSince: secondFactor?.since ?? null,
  factorLastStep: secondFactor?.lastStep ?? 0,
  recovery: [...(secondFactor?.recovery ?? [])],
})

export const createAccountKeyRepository = (database: DrizzleDatabase): AccountKeyRing => ({
  async find(accountId) {
    const [row] = await database.select().from(table).where(eq(table.accountId, accountId))
    return row === undefined ? { accountId, passwordDue: false, secondFactor: null } : toKeys(row)
  },
  async save(keys) {
    const row = toRow(keys)
    await database
      .insert(table)
      .values(row)
      .onConflictDoUpdate({ target: table.accountId, set: row })
  },
  async withSecondFactor() {
    const rows = await database
      .select({ accountId: table.accountId })
      .from(table)
      .where(isNotNull(table.factorSealed))
    return new Set(rows.map(({ accountId }) => accountId))
  },
  // One statement each: whoever asks beside this one waits for its row and then finds it taken.
  async takeStep(accountId, step) {
    const taken = await database
      .update(table)
      .set({ factorLastStep: step })
      .where(
        and(
          eq(table.accountId, accountId),
          isNotNull(table.factorSealed),
          lt(table.factorLastStep, step),
        ),
      )
      .returning({ accountId: table.accountId })
    return taken.length > 0
  },
  async replaceRecovery(accountId, since, digests) {
    const replaced = await database
      .update(table)
      .set({ recovery: [...digests] })
      .where(
        and(
          eq(table.accountId, accountId),
          isNotNull(table.factorSealed),
          eq(table.factorSince, since),
        ),
      )
      .returning({ accountId: table.accountId })
    return replaced.length > 0
  },
  async takeRecovery(accountId, digest) {
    const taken = await database
      .update(table)
      .set({ recovery: sql`array_remove(${table.recovery}, ${digest})` })
      .where(and(eq(table.accountId, accountId), sql`${digest} = any(${table.recovery})`))
      .returning({ accountId: table.accountId })
    return taken.length > 0
  },
})
