import { createAccount } from '../../../src/app/commands/create-account.ts'
import { createToken } from '../../../src/app/commands/create-token.ts'
import { WHOLE_JURISDICTION } from '../../../src/core/access/jurisdiction.ts'
import type { CallerRole } from '../../../src/core/access/rights.ts'
import type { TokenScope } from '../../../src/core/access/token-scopes.ts'
import type { PasswordHasher } from '../../../src/ports/password-hasher.ts'
import type { Account } from '../../../src/ports/records/access/access-records.ts'

/** Argon2 has a test of its own; here it would only make a hundred tests slow. */
export const quickPasswords: PasswordHasher = {
  hash: async (password) => `quick:${password}`,
  matches: async (hash, password) => hash === `quick:${password}`,
}

const BY_TEST = { jurisdiction: WHOLE_JURISDICTION, who: 'test', why: 'test' } as const

type TokenMore = Pick<More, 'regions'> & { readonly scopes?: readonly TokenScope[] | null }

type More = {
  readonly regions?: readonly string[]
  /** As when an administrator made it: its password is to be changed first. */
  readonly told?: boolean
}

/** Makes tokens and accounts as administrators do. */
export function peopleOf(
  deps: Parameters<typeof createToken>[0] & Parameters<typeof createAccount>[0],
) {
  return {
    token: async (
      role: CallerRole,
      name: string = role,
      { regions = [], scopes = null }: TokenMore = {},
    ): Promise<string> => {
      const created = await createToken(deps, { name, role, regions, scopes, ...BY_TEST })
      if (!created.ok) throw new Error(created.fault.message)
      return created.value.token
    },
    /** Its password need not be changed first, unless `told`. */
    account: async (
      role: Account['role'],
      name: string,
      { regions = [], told = false }: More = {},
    ): Promise<string> => {
      const command = { name, role, regions, ...BY_TEST, keepsPassword: !told }
      const created = await createAccount(deps, command)
      if (!created.ok) throw new Error(created.fault.message)
      return created.value.password
    },
  }
}
