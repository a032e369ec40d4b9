import { fetch as undiciFetch } from 'undici'
import type { CutAbilities } from '../../../core/cuts/cut-abilities.ts'
import type { CalledTarget } from '../../../core/registry/cut-target.ts'
import { type Duration, seconds } from '../../../core/time/duration.ts'
import type { Instant } from '../../../core/time/instant.ts'
import type { Clock } from '../../../ports/clock.ts'
import type { CutPlatform, CutStepOutcome, PublishState } from '../../../ports/cut-platform.ts'
import type { Logger } from '../../../ports/logger.ts'
import { type CallPace, createCallPace } from '../call-pace.ts'
import { kickIfSame, unbanOrNotBanned } from '../guarded-acts.ts'
import type { Fetch } from '../http-answer.ts'
import type { JsonHttpSettings } from '../json-http.ts'
import { banEnd, utcSeconds } from './ban-end.ts'
import { type CloudAnswer, outcomeOf } from './cloud-answer.ts'
import { type CloudKeys, createCloudApis, NO_KEY } from './cloud-keys.ts'

export type CloudCutSettings<Key> = {
  /** Beside a key its own API address, where it is not the public one. */
  readonly keys: CloudKeys<Key & { readonly endpoint?: string | undefined }>
  readonly clock: Clock
  readonly logger: Logger
  /** undici's unless a test brings its own. */
  readonly fetch?: Fetch
  /** For each request, 5 s unless given. */
  readonly timeLimit?: Duration
}

/** The API of one key. */
export type CloudAccount = {
  call(action: string, parameters: Readonly<Record<string, string>>): Promise<CloudAnswer>
  read(target: CalledTarget): Promise<PublishState>
  viewers(target: CalledTarget): Promise<number | null>
}

export type CloudTools = {
  readonly http: JsonHttpSettings
  readonly clock: Clock
  readonly pace: CallPace
}

type CloudCall = {
  readonly action: string
  readonly more?: Readonly<Record<string, string>>
}

/** What tells one cloud that forbids streams from another. */
export type Cloud<Key> = {
  /** As the log names it. */
  readonly name: string
  readonly abilities: CutAbilities & { readonly longestBan: Duration }
  open(key: Key & { readonly endpoint?: string | undefined }, tools: CloudTools): CloudAccount
  named(target: CalledTarget): Readonly<Record<string, string>>
  /** `end`: UTC to the second. */
  forbid(end: string, reason: string): CloudCall
  readonly drop: CloudCall
  readonly resume: CloudCall
}

/**
 * Cuts on a cloud that keeps streams out by itself, until an end that it never lets be later than its longest ban. Neither
 * cloud can name whose publication it ends: it is read again right before it is ended without a ban.
 */
export function createCloudCut<Key>(
  cloud: Cloud<Key>,
  settings: CloudCutSettings<Key>,
): CutPlatform {
  const { clock, logger } = settings
  const { abilities } = cloud
  const http = {
    fetch: settings.fetch ?? undiciFetch,
    timeLimit: settings.timeLimit ?? seconds(5),
  }
  const accountOf = createCloudApis(settings.keys, (key) =>
    cloud.open(key, { http, clock, pace: createCallPace(abilities.callsPerSecond ?? 1, clock) }),
  )
  const publishState = async (target: CalledTarget): Promise<PublishState> =>
    (await accountOf(target)?.read(target)) ?? { kind: 'unreachable', detail: NO_KEY }
  const act = async (
    target: CalledTarget,
    { action, more = {} }: CloudCall,
    accepted: string,
  ): Promise<CutStepOutcome> => {
    const account = accountOf(target)
    if (account === null) return { kind: 'refused', detail: NO_KEY }
    const named = cloud.named(target)
    const outcome = outcomeOf(await account.call(action, { ...named, ...more }), accepted)
    logger.info({ ...named, action, outcome }, `${cloud.name} was told`)
    return outcome
  }
  const endOf = (until: Instant | null): string =>
    utcSeconds(banEnd(until, clock.now(), abilities.longestBan))

  return {
    abilities: () => abilities,
    publishState,
    viewers: async (target) => (await accountOf(target)?.viewers(target)) ?? null,
    ban: (target, until, { reason }) => {
      const end = endOf(until)
      return act(target, cloud.forbid(end, reason), `may not publish until ${end}`)
    },
    kick: (target, publisher) =>
      kickIfSame(
        publisher,
        () => publishState(target),
        () => act(target, cloud.drop, 'told to end the stream'),
      ),
    unban: (target) =>
      unbanOrNotBanned(
        () => act(target, cloud.resume, 'may publish again'),
        () => publishState(target),
      ),
  }
}
