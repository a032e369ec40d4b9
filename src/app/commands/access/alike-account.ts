import { findAlike } from '../../../core/access/alike-names.ts'
import type { Account } from '../../../ports/records/access/access-records.ts'
import type { Records } from '../../../ports/records/records.ts'

/**
 * The account that people would take for one of this name; `null`: none. Every account is held meanwhile, so that of two
 * such names at the same moment one is refused.
 */
export async function alikeAccount(
  { accounts }: Pick<Records, 'accounts'>,
  name: string,
): Promise<Account | null> {
  await accounts.holdAll()
  // Read anew: who waited for another's lock was told what stood before.
  return findAlike(name, await accounts.all())
}
