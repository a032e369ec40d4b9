import type { Account } from '../../ports/records/access-records.ts'
import type { Transactions } from '../../ports/records/records.ts'

/** To whom a case can be given: everybody who may sign in, by name. */
export const listColleagues = async ({
  transactions,
}: {
  readonly transactions: Transactions
}): Promise<readonly Pick<Account, 'name' | 'role'>[]> => {
  const accounts = await transactions.run((records) => records.accounts.all())
  return accounts
    .filter(({ lockedAt }) => lockedAt === null)
    .map(({ name, role }) => ({ name, role }))
}
