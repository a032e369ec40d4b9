import { createAccount } from '../../../src/app/commands/create-account.ts'
import { createToken } from '../../../src/app/commands/create-token.ts'
import type { Account } from '../../../src/ports/records/access-records.ts'

/** Makes tokens and accounts as administrators do. */
export function peopleOf(
  deps: Parameters<typeof createToken>[0] & Parameters<typeof createAccount>[0],
) {
  return {
    token: async (role: Account['role'], name: string = role): Promise<string> => {
      const created = await createToken(deps, { name, role, who: 'test', why: 'test' })
      if (!created.ok) throw new Error(created.fault.message)
      return created.value.token
    },
    /** Its password need not be changed first, unless `told`: then as when an administrator made it. */
    account: async (role: Account['role'], name: string, told = false): Promise<string> => {
      const command = { name, role, who: 'test', why: 'test', keepsPassword: !told }
      const created = await createAccount(deps, command)
      if (!created.ok) throw new Error(created.fault.message)
      return created.value.password
    },
  }
}
