import { type Result, succeed } from '../../core/fault.ts'
import { type AccountDeps, createAccount, type NewAccount } from './create-account.ts'

const FIRST_ACCOUNT_NAME = 'admin'

/**
 * At the first start, when nobody could sign in: an administrator with a generated password, returned once.
 * `null` when there is an account already.
 */
export async function createFirstAccount(deps: AccountDeps): Promise<Result<NewAccount | null>> {
  const existing = await deps.transactions.run((records) => records.accounts.count())
  if (existing > 0) return succeed(null)
  return await createAccount(deps, {
    name: FIRST_ACCOUNT_NAME,
    role: 'administrator',
    who: 'system',
    why: 'first start: nobody could sign in',
  })
}
