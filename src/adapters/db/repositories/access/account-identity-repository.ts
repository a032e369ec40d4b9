import { and, eq } from 'drizzle-orm'
import type { AccountIdentities } from '../../../../ports/records/access/access-records.ts'
import type { DrizzleDatabase } from '../../drizzle-database.ts'
import { accountIdentities as table } from '../../schema/accounts.ts'

export const createAccountIdentityRepository = (database: DrizzleDatabase): AccountIdentities => ({
  async find(issuer, subject) {
    const person = and(eq(table.issuer, issuer), eq(table.subject, subject))
    const [row] = await database.select().from(table).where(person)
    return row ?? null
  },
  async ofAccount(accountId) {
    const [row] = await database.select().from(table).where(eq(table.accountId, accountId))
    return row ?? null
  },
  all: async () => await database.select().from(table),
  async bind(identity) {
    const bound = await database
      .insert(table)
      .values(identity)
      .onConflictDoNothing()
      .returning({ accountId: table.accountId })
    return bound.length > 0
  },
  async unbind(accountId) {
    const unbound = await database
      .delete(table)
      .where(eq(table.accountId, accountId))
      .returning({ accountId: table.accountId })
    return unbound.length > 0
  },
})
