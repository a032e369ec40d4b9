import { type Duration, hours } from '../time/duration.ts'
import { type Instant, plus } from '../time/instant.ts'

/**
 * So long whoever made an account, or set its password, counts as the one who signs in by it: he was told a password
 * that opens it. Long enough for others to see the account and to ask whose it is.
 */
export const HANDS_KNOW_PASSWORD: Duration = hours(7 * 24)

type Told = { readonly at: Instant; readonly who: string; readonly data: unknown }

const isCaller = (who: string): boolean => who.startsWith('user:') || who.startsWith('program:')

/** Made it, set its password, or said whom a provider has to vouch for: what else is told of an account says what changed, or from where it was signed in to. */
function knewPassword({ data }: Told): boolean {
  const { change, client } = (data ?? {}) as {
    readonly change?: unknown
    readonly client?: unknown
  }
  return (
    change === 'password' || change === 'identity' || (change === undefined && client === undefined)
  )
}

/** Of what the journal tells of an account: who else knew of late a password that opens it. */
export const handsOnAccount = (
  told: readonly Told[],
  own: string,
  now: Instant,
): readonly string[] =>
  told
    .filter((one) => one.who !== own && isCaller(one.who) && knewPassword(one))
    .filter(({ at }) => plus(at, HANDS_KNOW_PASSWORD) > now)
    .map(({ who }) => who)

/** Of what the journal tells of tokens of one name: who made them. A token is its maker’s as long as it is one. */
export const handsOnToken = (told: readonly Told[]): readonly string[] =>
  told.map(({ who }) => who).filter(isCaller)
