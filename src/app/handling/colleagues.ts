import { type Jurisdiction, jurisdictionOf, overlaps } from '../../core/access/jurisdiction.ts'
import { mayDo } from '../../core/access/rights.ts'
import type { Account } from '../../ports/records/access/access-records.ts'
import type { Transactions } from '../../ports/records/records.ts'

/** Whether somebody who may sign in can deal with cases at all; which ones, his regions say. */
export const dealsWithCases = ({ lockedAt, role }: Pick<Account, 'lockedAt' | 'role'>): boolean =>
  lockedAt === null && mayDo(role, 'decide')

/** To whom a case can be given that whoever asks may look at, by name. */
export const listColleagues = async ({
  transactions,
  jurisdiction,
}: {
  readonly transactions: Transactions
  readonly jurisdiction: Jurisdiction
}): Promise<readonly Pick<Account, 'name' | 'role'>[]> => {
  const accounts = await transactions.run(({ whole }) => whole.accounts.all())
  return accounts
    .filter(dealsWithCases)
    .filter(({ regions }) => overlaps(jurisdiction, jurisdictionOf(regions)))
    .map(({ name, role }) => ({ name, role }))
}
