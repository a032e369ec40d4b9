import { fetch as undiciFetch } from 'undici'
import type { CutAbilities } from '../../../core/cuts/cut-abilities.ts'
import type { CalledTarget } from '../../../core/registry/cut-target.ts'
import { type Duration, hours, seconds } from '../../../core/time/duration.ts'
import type { Clock } from '../../../ports/clock.ts'
import type { CutPlatform, CutStepOutcome, PublishState } from '../../../ports/cut-platform.ts'
import type { Logger } from '../../../ports/logger.ts'
import { createCallPace } from '../call-pace.ts'
import { kickIfSame, unbanOrNotBanned } from '../guarded-acts.ts'
import type { Fetch } from '../http-answer.ts'
import { createAliyunLiveApi } from './aliyun-live-api.ts'
import { ALIYUN_PAGE_SIZE, createAliyunLiveReads } from './aliyun-live-reads.ts'
import type { AliyunKey } from './aliyun-signature.ts'
import { banEnd, utcSeconds } from './ban-end.ts'
import { outcomeOf } from './cloud-answer.ts'
import { type CloudKeys, createCloudApis, domainOf, NO_KEY } from './cloud-keys.ts'

export type AliyunLiveSettings = {
  /** Beside a key its own API address, where it is not the public one. */
  readonly keys: CloudKeys<AliyunKey & { readonly endpoint?: string | undefined }>
  readonly clock: Clock
  readonly logger: Logger
  /** undici's unless a test brings its own. */
  readonly fetch?: Fetch
  /** For each request, 5 s unless given. */
  readonly timeLimit?: Duration
}

const ENDPOINT = 'https://live.aliyuncs.com'
/** Without an end it bans for six months, and names no longest: an end of our own stays below that. */
const LONGEST_BAN = hours(180 * 24)

/** Limits: forbid and resume 20, lists of bans 50, state 100 calls a second; the lowest is kept for all. */
export const ALIYUN_LIVE_ABILITIES: CutAbilities = {
  drop: 'stream',
  forbid: 'kept-there',
  forbidDrops: true,
  longestBan: LONGEST_BAN,
  resume: true,
  reads: 'publisher',
  readsBan: true,
  page: ALIYUN_PAGE_SIZE,
  callsPerSecond: 20,
  success: {
    zh: '应答只有 RequestId，没有 Code；不能证明已停播',
    en: 'RequestId alone in the answer, no Code; it proves nothing',
  },
}

/**
 * Cuts on ApsaraVideo Live (阿里云视频直播), API of 2016-11-01. One action bans or merely ends a stream (`Oneshot`), and
 * cannot name whose: the publication is read again right before it is ended without a ban.
 */
export function createAliyunLiveCut(settings: AliyunLiveSettings): CutPlatform {
  const { clock, logger } = settings
  const http = {
    fetch: settings.fetch ?? undiciFetch,
    timeLimit: settings.timeLimit ?? seconds(5),
  }
  const accountOf = createCloudApis(settings.keys, (key) => {
    const pace = createCallPace(ALIYUN_LIVE_ABILITIES.callsPerSecond ?? 1, clock)
    const endpoint = key.endpoint ?? ENDPOINT
    const api = createAliyunLiveApi({ key, endpoint, http, clock, pace })
    return { api, read: createAliyunLiveReads(api) }
  })
  const publishState = async (target: CalledTarget): Promise<PublishState> => {
    const account = accountOf(target)
    return account === null ? { kind: 'unreachable', detail: NO_KEY } : await account.read(target)
  }
  const act = async (
    target: CalledTarget,
    action: string,
    more: Readonly<Record<string, string>>,
    accepted: string,
  ): Promise<CutStepOutcome> => {
    const account = accountOf(target)
    if (account === null) return { kind: 'refused', detail: NO_KEY }
    const named = {
      DomainName: domainOf(target),
      AppName: target.app,
      StreamName: target.stream,
      LiveStreamType: 'publisher',
    }
    const outcome = outcomeOf(await account.api.call(action, { ...named, ...more }), accepted)
    logger.info({ ...named, action, outcome }, 'Aliyun Live was told')
    return outcome
  }

  return {
    abilities: () => ALIYUN_LIVE_ABILITIES,
    publishState,
    ban: (target, until) => {
      const ResumeTime = utcSeconds(banEnd(until, clock.now(), LONGEST_BAN))
      const more = { Oneshot: 'no', ResumeTime }
      return act(target, 'ForbidLiveStream', more, `may not publish until ${ResumeTime}`)
    },
    kick: (target, publisher) =>
      kickIfSame(
        publisher,
        () => publishState(target),
        () => act(target, 'ForbidLiveStream', { Oneshot: 'yes' }, 'told to end the stream'),
      ),
    unban: (target) =>
      unbanOrNotBanned(
        () => act(target, 'ResumeLiveStream', {}, 'may publish again'),
        () => publishState(target),
      ),
  }
}
