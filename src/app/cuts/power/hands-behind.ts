import { handsOnAccount, handsOnToken } from '../../../core/access/own-hands.ts'
import type { Instant } from '../../../core/time/instant.ts'
import type { Records } from '../../../ports/records/records.ts'
import type { CommandDeps } from '../../commands/command.ts'

const PROGRAM = 'program:'
const USER = 'user:'

type Known = Pick<Records, 'journal' | 'accounts'>

async function handsOn(
  { journal, accounts }: Known,
  who: string,
  now: Instant,
): Promise<readonly string[]> {
  if (who.startsWith(PROGRAM)) {
    return handsOnToken(await journal.ofSubject(`token:${who.slice(PROGRAM.length)}`))
  }
  if (!who.startsWith(USER)) return []
  const account = await accounts.findByName(who.slice(USER.length))
  return account === null ? [] : handsOnAccount(await journal.ofSubject(account.id), who, now)
}

/**
 * Everybody who may be speaking under this name: it itself, who made the token, who made the account or set its password
 * of late, and whoever stands behind these.
 */
export type HandsBehind = (who: string) => Promise<ReadonlySet<string>>

/** Of the program's own records: accounts and tokens lie in no place. */
export const createHandsBehind =
  ({ clock, transactions }: CommandDeps): HandsBehind =>
  (who) =>
    transactions.run(async (records) => {
      const now = clock.now()
      const all = new Set([who])
      // A set tells what is added to it while it is read: each is asked after once, in circles too.
      for (const one of all) {
        for (const hand of await handsOn(records, one, now)) all.add(hand)
      }
      return all
    })
