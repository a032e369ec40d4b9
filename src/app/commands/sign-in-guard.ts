import { isAttacked, isForgotten, type Lane, waitFor } from '../../core/access/sign-in-limits.ts'
import type { Clock } from '../../ports/clock.ts'
import type { SecretTokens } from '../../ports/secret-tokens.ts'

export type SignInAttempt = {
  readonly name: string
  /** Address or network that the try comes from. */
  readonly client: string
  /** The browser, when it can show that this account signed in from it before. */
  readonly device: string | null
}

export type SignInGuard = {
  /** Milliseconds to wait, or 0: listened to, and counted as failed until it is told to have succeeded. */
  admit(attempt: SignInAttempt): number
  succeeded(attempt: SignInAttempt): void
}

/** Lanes that are remembered, whatever strangers type: a few megabytes. */
const MOST_LANES = 20_000

/** Remembers who failed how often, the least recent forgotten first. */
function createLanes(now: () => number) {
  const lanes = new Map<string, Lane>()
  const get = (key: string): Lane | undefined => {
    const lane = lanes.get(key)
    return lane === undefined || isForgotten(lane, now()) ? undefined : lane
  }
  return {
    get,
    fail(key: string): void {
      const failures = (get(key)?.failures ?? 0) + 1
      lanes.delete(key)
      lanes.set(key, { failures, lastAt: now() })
      const [oldest] = lanes.keys()
      if (lanes.size > MOST_LANES && oldest !== undefined) lanes.delete(oldest)
    },
    forget: (key: string) => void lanes.delete(key),
    /** Takes one failure back. */
    pardon(key: string): void {
      const lane = lanes.get(key)
      if (lane !== undefined) lanes.set(key, { ...lane, failures: Math.max(0, lane.failures - 1) })
    },
  }
}

/**
 * Slows down guessing, in the memory of this process. Counted before the password is compared, so that a hundred tries
 * at once are a hundred; names are kept as digests, since what is typed there may be a password.
 */
export function createSignInGuard(deps: {
  readonly clock: Pick<Clock, 'monotonic'>
  readonly secrets: Pick<SecretTokens, 'digest'>
}): SignInGuard {
  const now = (): number => deps.clock.monotonic()
  const lanes = createLanes(now)
  const keysOf = ({ name, client, device }: SignInAttempt) => {
    const account = deps.secrets.digest(name)
    return {
      account: `account ${account}`,
      client: `client ${client}`,
      own: device === null ? `pair ${account} ${client}` : `device ${account} ${device}`,
    }
  }
  return {
    admit(attempt) {
      const { account, client, own } = keysOf(attempt)
      const known = attempt.device !== null
      const attacked = isAttacked(lanes.get(account), now())
      const kind = known ? 'device' : 'pair'
      const ownWait = waitFor(kind, lanes.get(own), now(), attacked)
      const wait = known ? ownWait : Math.max(ownWait, waitFor('client', lanes.get(client), now()))
      if (wait > 0) return wait
      lanes.fail(own)
      if (!known) {
        lanes.fail(client)
        lanes.fail(account)
      }
      return 0
    },
    succeeded(attempt) {
      const { account, client, own } = keysOf(attempt)
      lanes.forget(own)
      if (attempt.device !== null) return
      lanes.pardon(client)
      lanes.pardon(account)
    },
  }
}
