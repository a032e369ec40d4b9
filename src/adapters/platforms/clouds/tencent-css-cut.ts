import { z } from 'zod'
import type { CutAbilities } from '../../../core/cuts/cut-abilities.ts'
import type { CalledTarget } from '../../../core/registry/cut-target.ts'
import { type Duration, hours, minutes } from '../../../core/time/duration.ts'
import { formatInstant, type Instant, minus } from '../../../core/time/instant.ts'
import type { CutPlatform, PublishState } from '../../../ports/cut-platform.ts'
import { unread } from './cloud-answer.ts'
import { type Cloud, type CloudCutSettings, createCloudCut } from './cloud-cut.ts'
import { domainOf, withinBytes } from './cloud-keys.ts'
import { createTencentCssApi, type TencentCssApi } from './tencent-css-api.ts'
import type { TencentKey } from './tencent-signature.ts'

export type TencentCssSettings = CloudCutSettings<TencentKey>

const ENDPOINT = 'https://live.tencentcloudapi.com'
const LONGEST_BAN = hours(90 * 24)
const PAGE_SIZE = 100
/** The list is made for up to 20,000 streams. */
const MOST_PAGES = 200

/** Limits: list 80, drop 100, forbid 200, state 300 calls a second; the lowest is kept for all. */
export const TENCENT_CSS_ABILITIES: CutAbilities & { readonly longestBan: Duration } = {
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

const playAnswer = z.object({
  DataInfoList: z.array(z.object({ Time: z.string(), Online: z.number() })),
})

/** Counts come minutes late, a value a minute; the newest of these is what is known. */
const COUNTED_BACK = minutes(10)

/** Beijing time to the second, as this one action wants it. */
const beijingSeconds = (at: Instant): string => formatInstant(at).slice(0, 19).replace('T', ' ')

async function readViewers(
  api: TencentCssApi,
  target: CalledTarget,
  now: Instant,
): Promise<number | null> {
  const [from, to] = [beijingSeconds(minus(now, COUNTED_BACK)), beijingSeconds(now)]
  const { AppName, StreamName } = named(target)
  // Begin and end have to be of one day.
  const StartTime = from.slice(0, 10) === to.slice(0, 10) ? from : `${to.slice(0, 10)} 00:00:00`
  const asked = { AppName, StreamName, StartTime, EndTime: to }
  const answer = await api.call('DescribeStreamPlayInfoList', asked)
  const counts = playAnswer.safeParse(answer.kind === 'done' ? answer.answer : null)
  if (!counts.success) return null
  const newest = counts.data.DataInfoList.toSorted((a, b) => (a.Time < b.Time ? 1 : -1))
  // A minute that has not been counted yet is told as nobody.
  return newest.find(({ Online }) => Online > 0)?.Online ?? null
}

/**
 * Tencent Cloud Streaming Services (云直播 CSS), API of 2018-08-01. Its drop ends whoever publishes the stream.
 */
const TENCENT_CSS: Cloud<TencentKey> = {
  name: 'Tencent CSS',
  abilities: TENCENT_CSS_ABILITIES,
  open: (key, { http, clock, pace }) => {
    const endpoint = key.endpoint ?? ENDPOINT
    const api = createTencentCssApi({ key, endpoint, http, clock, pace })
    return {
      call: (action, parameters) => api.call(action, parameters),
      read: (target) => readState(api, target),
      viewers: (target) => readViewers(api, target, clock.now()),
    }
  },
  named,
  forbid: (ResumeTime, reason) => ({
    action: 'ForbidLiveStream',
    more: { ResumeTime, Reason: withinBytes(reason) },
  }),
  drop: { action: 'DropLiveStream' },
  resume: { action: 'ResumeLiveStream' },
}

export const createTencentCssCut = (settings: TencentCssSettings): CutPlatform =>
  createCloudCut(TENCENT_CSS, settings)
