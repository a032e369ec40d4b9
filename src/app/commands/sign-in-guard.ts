import {
  admitTry,
  type Lane,
  type Lanes,
  lanesFrom,
  MOST_LANES,
  pardonTry,
  type TryKeys,
} from '../../core/access/sign-in-limits.ts'
import { storageAwayIn } from '../../core/storage-away.ts'
import type { Clock } from '../../ports/clock.ts'
import type { Transactions } from '../../ports/records/records.ts'
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
  admit(attempt: SignInAttempt): Promise<number>
  succeeded(attempt: SignInAttempt): Promise<void>
}

export type SignInGuardDeps = {
  readonly clock: Pick<Clock, 'now' | 'monotonic'>
  readonly secrets: Pick<SecretTokens, 'digest'>
  readonly transactions: Transactions
}

/** Names are kept as digests, since what is typed there may be a password. */
function keysOf({ name, client, device }: SignInAttempt, digest: SecretTokens['digest']): TryKeys {
  const account = digest(name)
  const known = device !== null
  return {
    account: `account ${account}`,
    client: `client ${client}`,
    own: known ? `device ${account} ${device}` : `pair ${account} ${client}`,
    known,
  }
}

/** In the memory of this process, the least recent forgotten first. */
function createOwnLanes(now: () => number) {
  const kept = new Map<string, Lane>()
  const put = (lanes: Lanes): void => {
    for (const [key, lane] of lanes) {
      kept.delete(key)
      kept.set(key, lane)
    }
    for (const key of [...kept.keys()].slice(0, Math.max(0, kept.size - MOST_LANES))) {
      kept.delete(key)
    }
  }
  return {
    admit(keys: TryKeys): number {
      const { wait, changed } = admitTry(keys, lanesFrom(kept, now()), now())
      put(changed)
      return wait
    },
    succeeded(keys: TryKeys): void {
      kept.delete(keys.own)
      put(pardonTry(keys, lanesFrom(kept, now())))
    },
  }
}

/**
 * Slows down guessing, for all nodes of a database together. Counted before the password is compared, so that a hundred
 * tries at once are a hundred. While the database is away each process counts for itself.
 */
export function createSignInGuard(deps: SignInGuardDeps): SignInGuard {
  const { clock, secrets, transactions } = deps
  const own = createOwnLanes(() => clock.monotonic())
  const listOf = ({ account, client, own: mine }: TryKeys) => [account, client, mine]

  const unlessAway = async <T>(shared: () => Promise<T>, alone: () => T): Promise<T> => {
    try {
      return await shared()
    } catch (error) {
      if (storageAwayIn(error) === null) throw error
      return alone()
    }
  }

  return {
    async admit(attempt) {
      const keys = keysOf(attempt, secrets.digest)
      const shared = () =>
        transactions.run(async ({ signInLanes }) => {
          const now = clock.now()
          const held = await signInLanes.hold(listOf(keys))
          const { wait, changed } = admitTry(keys, lanesFrom(held, now), now)
          await signInLanes.put(changed)
          return wait
        })
      return await unlessAway(shared, () => own.admit(keys))
    },
    async succeeded(attempt) {
      const keys = keysOf(attempt, secrets.digest)
      own.succeeded(keys)
      const shared = () =>
        transactions.run(async ({ signInLanes }) => {
          const held = await signInLanes.hold(listOf(keys))
          await signInLanes.forget(keys.own)
          await signInLanes.put(pardonTry(keys, lanesFrom(held, clock.now())))
        })
      await unlessAway(shared, () => undefined)
    },
  }
}
