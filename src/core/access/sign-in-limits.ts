/** How often somebody failed to sign in, and when last (milliseconds of the monotonic clock). */
export type Lane = { readonly failures: number; readonly lastAt: number }

/**
 * Who is slowed down together.
 * `device`: a browser that this account signed in from before (OWASP, "Slow down online guessing attacks with device
 * cookies"): no stranger can spend its tries. `pair`: an account from one address. `client`: all accounts from one
 * address. The failures of an account alone never close it, or strangers could lock its owner out; they only leave
 * every new address fewer tries.
 */
export type LaneKind = 'device' | 'pair' | 'client'

const SECOND = 1_000
const MINUTE = 60 * SECOND

/** Tries that cost nothing: people mistype, and a whole office may stand behind one address. */
const FREE_TRIES: Readonly<Record<LaneKind, number>> = { device: 5, pair: 5, client: 30 }
const FREE_TRIES_UNDER_ATTACK = 2
/** Failures of one account from everywhere, within `FORGOTTEN_AFTER`, that are taken for an attack. */
const ATTACK = 20

const LONGEST_WAIT: Readonly<Record<LaneKind, number>> = {
  device: 15 * MINUTE,
  pair: 15 * MINUTE,
  // Short: colleagues behind the same address wait with the one who guesses.
  client: MINUTE,
}

/** An hour without a failure, and all is forgotten. */
export const FORGOTTEN_AFTER = 60 * MINUTE

export const isForgotten = (lane: Lane, now: number): boolean => now - lane.lastAt > FORGOTTEN_AFTER

export const isAttacked = (account: Lane | undefined, now: number): boolean =>
  account !== undefined && !isForgotten(account, now) && account.failures >= ATTACK

/**
 * Milliseconds until the next try is listened to; 0: now. After the free tries 1 s, doubled by each further failure.
 * Tries that are not listened to do not count, so whoever waits gets his turn.
 */
export function waitFor(
  kind: LaneKind,
  lane: Lane | undefined,
  now: number,
  attacked = false,
): number {
  if (lane === undefined || isForgotten(lane, now)) return 0
  const free = attacked && kind === 'pair' ? FREE_TRIES_UNDER_ATTACK : FREE_TRIES[kind]
  if (lane.failures < free) return 0
  const wait = Math.min(LONGEST_WAIT[kind], SECOND * 2 ** Math.min(30, lane.failures - free))
  return Math.max(0, lane.lastAt + wait - now)
}
