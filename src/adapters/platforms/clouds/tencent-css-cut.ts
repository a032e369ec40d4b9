import { fetch as undiciFetch } from 'undici'
import { z } from 'zod'
import type { CutAbilities } from '../../../core/cuts/cut-abilities.ts'
import type { CalledTarget } from '../../../core/registry/cut-target.ts'
import { type Duration, hours, seconds } from '../../../core/time/duration.ts'
import type { Clock } from '../../../ports/clock.ts'
import type { CutPlatform, CutStepOutcome, PublishState } from '../../../ports/cut-platform.ts'
import type { Logger } from '../../../ports/logger.ts'
import { createCallPace } from '../call-pace.ts'
import { kickIfSame, unbanOrNotBanned } from '../guarded-acts.ts'
import type { Fetch } from '../http-answer.ts'
import { banEnd, utcSeconds } from './ban-end.ts'
import { outcomeOf, unread } from './cloud-answer.ts'
import { type CloudKeys, createCloudApis, domainOf, NO_KEY, withinBytes } from './cloud-keys.ts'
import { createTencentCssApi, type TencentCssApi } from './tencent-css-api.ts'
import type { TencentKey } from './tencent-signature.ts'

export type TencentCssSettings = {
  /** Beside a key its own API address, where it is not the public one. */
  readonly keys: CloudKeys<TencentKey & { readonly endpoint?: string | undefined }>
  readonly clock: Clock
  readonly logger: Logger
  /** undici's unless a test brings its own. */
  readonly fetch?: Fetch
  /** For each request, 5 s unless given. */
  readonly timeLimit?: Duration
}

const ENDPOINT = 'https://live.tencentcloudapi.com'
const LONGEST_BAN = hours(90 * 24)
const PAGE_SIZE = 100
/** The list is made for up to 20,000 streams. */
const MOST_PAGES = 200

/** Limits: list 80, drop 100, forbid 200, state 300 calls a second; the lowest is kept for all. */
export const TENCENT_CSS_ABILITIES: CutAbilities = {
  drop: 'stream',
  forbid: 'kept-there',
  forbidDrops: true,
  longestBan: LONGEST_BAN,
  resume: true,
  reads: 'publisher',
  readsBan: true,
  page: PAGE_SIZE,
  callsPerSecond: 80,
  success: {
    zh: '应答中没有 Response.Error；对已断开的流，再次断开同样报成功，不能证明已停播',
    en: 'no Response.Error in the answer; a drop succeeds for a stream that is off air as well, and proves nothing',
  },
}

const stateAnswer = z.object({ StreamState: z.enum(['active', 'inactive', 'forbid']) })
const listAnswer = z.object({
  TotalPage: z.number(),
  OnlineInfo: z.array(
    z.object({
      StreamName: z.string(),
      AppName: z.string(),
      DomainName: z.string(),
      PublishTimeList: z.array(z.object({ PublishTime: z.string().min(1) })),
    }),
  ),
})

/** Tencent matches by the stream's name alone unless all three are given, and given exactly. */
const named = (target: CalledTarget) => ({
  AppName: target.app,
  DomainName: domainOf(target),
  StreamName: target.stream,
})

/** When the stream's publications began: what tells one from the next. */
async function publishTimes(
  api: TencentCssApi,
  target: CalledTarget,
): Promise<readonly string[] | Extract<PublishState, { kind: 'unreachable' }>> {
  const times: string[] = []
  for (let page = 1; page <= MOST_PAGES; page += 1) {
    const answer = await api.call('DescribeLiveStreamOnlineList', {
      ...named(target),
      PageNum: page,
      PageSize: PAGE_SIZE,
    })
    if (answer.kind !== 'done') return unread(answer)
    const list = listAnswer.safeParse(answer.answer)
    if (!list.success) return { kind: 'unreachable', detail: 'the list of streams is unreadable' }
    const own = list.data.OnlineInfo.filter(
      ({ StreamName, AppName, DomainName }) =>
        StreamName === target.stream && AppName === target.app && DomainName === domainOf(target),
    )
    times.push(...own.flatMap(({ PublishTimeList }) => PublishTimeList.map((at) => at.PublishTime)))
    if (page >= list.data.TotalPage) return times.toSorted()
  }
  return { kind: 'unreachable', detail: `the list of streams has more than ${MOST_PAGES} pages` }
}

async function readState(api: TencentCssApi, target: CalledTarget): Promise<PublishState> {
  const answer = await api.call('DescribeLiveStreamState', named(target))
  if (answer.kind !== 'done') return unread(answer)
  const state = stateAnswer.safeParse(answer.answer)
  if (!state.success)
    return { kind: 'unreachable', detail: 'the state of the stream is unreadable' }
  const { StreamState } = state.data
  if (StreamState !== 'active') {
    return { kind: 'not-publishing', banned: StreamState === 'forbid' }
  }
  const times = await publishTimes(api, target)
  if ('kind' in times) return times
  if (times.length === 0) {
    return { kind: 'unreachable', detail: 'the stream is active, but not in the list yet' }
  }
  return {
    kind: 'publishing',
    publisher: { sessionId: times.join(' '), address: null, protocol: null },
  }
}

/**
 * Cuts on Tencent Cloud Streaming Services (云直播 CSS), API of 2018-08-01. Its drop ends whoever publishes the stream
 * and cannot name whom, so the publication is read again right before it.
 */
export function createTencentCssCut(settings: TencentCssSettings): CutPlatform {
  const { clock, logger } = settings
  const http = {
    fetch: settings.fetch ?? undiciFetch,
    timeLimit: settings.timeLimit ?? seconds(5),
  }
  const apiOf = createCloudApis(settings.keys, (key) =>
    createTencentCssApi({
      key,
      endpoint: key.endpoint ?? ENDPOINT,
      http,
      clock,
      pace: createCallPace(TENCENT_CSS_ABILITIES.callsPerSecond ?? 1, clock),
    }),
  )
  const publishState = async (target: CalledTarget): Promise<PublishState> => {
    const api = apiOf(target)
    return api === null ? { kind: 'unreachable', detail: NO_KEY } : await readState(api, target)
  }
  const act = async (
    target: CalledTarget,
    action: string,
    more: Readonly<Record<string, string>>,
    accepted: string,
  ): Promise<CutStepOutcome> => {
    const api = apiOf(target)
    if (api === null) return { kind: 'refused', detail: NO_KEY }
    const outcome = outcomeOf(await api.call(action, { ...named(target), ...more }), accepted)
    logger.info({ ...named(target), action, outcome }, 'Tencent CSS was told')
    return outcome
  }

  return {
    abilities: () => TENCENT_CSS_ABILITIES,
    publishState,
    ban: (target, until, { reason }) => {
      const ResumeTime = utcSeconds(banEnd(until, clock.now(), LONGEST_BAN))
      const more = { ResumeTime, Reason: withinBytes(reason) }
      return act(target, 'ForbidLiveStream', more, `may not publish until ${ResumeTime}`)
    },
    kick: (target, publisher) =>
      kickIfSame(
        publisher,
        () => publishState(target),
        () => act(target, 'DropLiveStream', {}, 'told to end the stream'),
      ),
    unban: (target) =>
      unbanOrNotBanned(
        () => act(target, 'ResumeLiveStream', {}, 'may publish again'),
        () => publishState(target),
      ),
  }
}
