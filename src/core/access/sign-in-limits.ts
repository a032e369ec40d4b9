/** How often somebody failed to sign in, and when last (milliseconds of the clock that counts). */
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

/** Lanes by their keys. */
export type Lanes = ReadonlyMap<string, Lane>

/** Lanes that are remembered, whatever strangers type: a few megabytes. */
export const MOST_LANES = 20_000

/** The lanes that a try belongs to. */
export type TryKeys = {
  readonly account: string
  readonly client: string
  /** Of the device where it is `known`, else of account and client together. */
  readonly own: string
  readonly known: boolean
}

/** Clocks of two nodes differ by less; what lies further ahead was written before the clock was set back. */
const CLOCKS_DIFFER = MINUTE

/** What was written by other nodes, in the time of this one: nobody waits for a clock that was set. */
export const lanesFrom = (lanes: Lanes, now: number): Lanes =>
  new Map(
    [...lanes].flatMap(([key, lane]) =>
      lane.lastAt - now > CLOCKS_DIFFER
        ? []
        : [[key, { ...lane, lastAt: Math.min(lane.lastAt, now) }] as const],
    ),
  )

/** How long a try must wait; one that need not is counted as failed until it is known to have succeeded. */
export function admitTry(
  { account, client, own, known }: TryKeys,
  lanes: Lanes,
  now: number,
): { readonly wait: number; readonly changed: Lanes } {
  const attacked = isAttacked(lanes.get(account), now)
  const ownWait = waitFor(known ? 'device' : 'pair', lanes.get(own), now, attacked)
  const wait = known ? ownWait : Math.max(ownWait, waitFor('client', lanes.get(client), now))
  if (wait > 0) return { wait, changed: new Map() }
  const failed = (key: string): readonly [string, Lane] => {
    const lane = lanes.get(key)
    const before = lane === undefined || isForgotten(lane, now) ? 0 : lane.failures
    return [key, { failures: before + 1, lastAt: now }]
  }
  return { wait: 0, changed: new Map((known ? [own] : [own, client, account]).map(failed)) }
}

/** What changes, besides that its own lane is forgotten, when a try turned out to be right: it is taken back. */
export function pardonTry({ account, client, known }: TryKeys, lanes: Lanes): Lanes {
  if (known) return new Map()
  return new Map(
    [client, account].flatMap((key) => {
      const lane = lanes.get(key)
      return lane === undefined
        ? []
        : [[key, { ...lane, failures: Math.max(0, lane.failures - 1) }] as const]
    }),
  )
}
