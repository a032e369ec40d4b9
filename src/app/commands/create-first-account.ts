import { WHOLE_JURISDICTION } from '../../core/access/jurisdiction.ts'
import { type Result, succeed } from '../../core/fault.ts'
import { type AccountDeps, createAccount, type NewAccount } from './create-account.ts'

const FIRST_ACCOUNT_NAME = 'admin'

/**
 * At the first start, when nobody could sign in: an administrator with a generated password, which `keep` puts where
 * only who runs the program can read it.
 * `keepsPassword`: it need not be changed at the first sign-in, as in a rehearsal.
 * `null` when there is an account already; where another process that started beside this one made it meanwhile, `drop`
 * takes away what was kept.
 */
export async function createFirstAccount(
  deps: AccountDeps,
  keep: (made: { readonly name: string; readonly password: string }) => Promise<unknown>,
  drop: () => Promise<unknown> = async () => {},
  keepsPassword = false,
): Promise<Result<NewAccount | null>> {
  const existing = await deps.transactions.run((records) => records.accounts.count())
  if (existing > 0) return succeed(null)
  const password = deps.secrets.nextPassword()
  // First kept, then good for anything: an account whose password nobody could read would lock everybody out.
  await keep({ name: FIRST_ACCOUNT_NAME, password })
  const secrets = { ...deps.secrets, nextPassword: () => password }
  const made = await createAccount(
    { ...deps, secrets },
    {
      name: FIRST_ACCOUNT_NAME,
      role: 'administrator',
      regions: [],
      jurisdiction: WHOLE_JURISDICTION,
      who: 'system',
      why: '首次启动：尚无人能登录。First start: nobody could sign in.',
      keepsPassword,
    },
  )
  if (made.ok || made.fault.code !== 'conflict') return made
  await drop()
  return succeed(null)
}
