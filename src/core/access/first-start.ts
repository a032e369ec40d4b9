import { type Duration, hours } from '../time/duration.ts'
import type { Instant } from '../time/instant.ts'

/** How long the link that a start prints is good for. */
export const LINK_LASTS: Duration = hours(1)

type FirstAccount = {
  readonly id: string
  readonly role: string
  readonly passwordHash: string
  readonly lockedAt: Instant | null
}

/**
 * Whether the first administrator is still awaited: there is one account, the one that a start made, and nobody has
 * given it a password of their own.
 */
export const isAwaited = (
  accounts: readonly FirstAccount[],
  keys: { readonly passwordDue: boolean },
): boolean =>
  accounts.length === 1 &&
  accounts[0]?.role === 'administrator' &&
  accounts[0].lockedAt === null &&
  keys.passwordDue

/**
 * What a link vouches for. The stored password is in it: once it is another one, by the link or by the file, no link
 * made before opens anything, so that nothing has to be kept of those that were used.
 */
export const vouchedText = ({ id, passwordHash }: FirstAccount, until: Instant): string =>
  ['first start', id, passwordHash, until].join('\n')

export type LinkToken = { readonly until: Instant; readonly signature: string }

export const writeToken = ({ until, signature }: LinkToken): string =>
  `${until.toString(36)}.${signature}`

/** `null`: no token that was ever written here. */
export function readToken(text: string): LinkToken | null {
  const [, digits = '', signature = ''] = /^([0-9a-z]{1,11})\.([\w-]{20,100})$/.exec(text) ?? []
  if (signature === '') return null
  return { until: Number.parseInt(digits, 36) as Instant, signature }
}
