import { count, eq } from 'drizzle-orm'
import type { Accounts } from '../../../../ports/records/access/access-records.ts'
import type { DrizzleDatabase } from '../../drizzle-database.ts'
import { accounts } from '../../schema/accounts.ts'

export function createAccountRepository(database: DrizzleDatabase): Accounts {
  return {
    async count() {
      const [row] = await database.select({ accounts: count() }).from(accounts)
      return row?.accounts ?? 0
    },
    all: async () => await database.select().from(accounts).orderBy(accounts.name),
    async findByName(name) {
      const [row] = await database.select().from(accounts).where(eq(accounts.name, name))
      return row ?? null
    },
    async find(id) {
      const [row] = await database.select().from(accounts).where(eq(accounts.id, id))
      return row ?? null
    },
    async hold(id) {
      // Weaker than `update`: what only refers to the account need not wait.
      const rows = database.select().from(accounts).where(eq(accounts.id, id))
      const [row] = await rows.for('no key update')
      return row ?? null
    },
    holdAll: async () =>
      // In one order everywhere, or two could wait for each other.
      await database.select().from(accounts).orderBy(accounts.id).for('no key update'),
    async add(account) {
      const added = await database
        .insert(accounts)
        .values({ ...account, regions: [...account.regions] })
        .onConflictDoNothing()
        .returning({ id: accounts.id })
      return added.length > 0
    },
    async save(account) {
      const row = { ...account, regions: [...account.regions] }
      await database
        .insert(accounts)
        .values(row)
        .onConflictDoUpdate({ target: accounts.id, set: row })
    },
  }
}
