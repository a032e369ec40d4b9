import { z } from 'zod'
import type { CalledTarget } from '../../../core/registry/cut-target.ts'
import { minutes } from '../../../core/time/duration.ts'
import { type Instant, minus } from '../../../core/time/instant.ts'
import type { Clock } from '../../../ports/clock.ts'
import type { PublishState } from '../../../ports/cut-platform.ts'
import { sumOfViewers, viewersText } from '../viewers-answer.ts'
import type { AliyunLiveApi } from './aliyun-live-api.ts'
import { utcSeconds } from './ban-end.ts'
import { unread } from './cloud-answer.ts'
import type { CloudAccount } from './cloud-cut.ts'
import { domainOf } from './cloud-keys.ts'

type Unread = Extract<PublishState, { kind: 'unreachable' }>

/** Pages of both lists hold up to 3,000. */
export const ALIYUN_PAGE_SIZE = 1_000
/** At most 10,000 streams are banned at a time, and one name is asked for in the other list. */
const MOST_PAGES = 50

const stateAnswer = z.object({ StreamState: z.enum(['online', 'offline']) })
const mappingAnswer = z.object({
  LiveDomainModels: z.object({
    LiveDomainModel: z.array(z.object({ DomainName: z.string(), Type: z.string() })),
  }),
})
const onlinePage = z.object({
  TotalPage: z.number(),
  OnlineInfo: z.object({
    LiveStreamOnlineInfo: z.array(
      z.object({
        AppName: z.string(),
        StreamName: z.string(),
        PublishDomain: z.string().optional(),
        PublishTime: z.string().min(1),
        ClientIp: z.string().optional(),
        Transcoded: z.string().optional(),
      }),
    ),
  }),
})
const blockPage = z.object({
  TotalPage: z.number(),
  StreamUrls: z.object({ StreamUrl: z.array(z.string()) }),
})
type OnlineInfo = z.infer<typeof onlinePage>['OnlineInfo']['LiveStreamOnlineInfo'][number]

/** All pages of a list as one; half a list is none. */
async function wholeList<Page extends { readonly TotalPage: number }, Row>(
  ask: (page: number) => ReturnType<AliyunLiveApi['call']>,
  shape: z.ZodType<Page>,
  rowsOf: (page: Page) => readonly Row[],
): Promise<readonly Row[] | Unread> {
  const rows: Row[] = []
  for (let page = 1; page <= MOST_PAGES; page += 1) {
    const answer = await ask(page)
    if (answer.kind !== 'done') return unread(answer)
    const read = shape.safeParse(answer.answer)
    if (!read.success) return { kind: 'unreachable', detail: 'a list of streams is unreadable' }
    rows.push(...rowsOf(read.data))
    if (page >= read.data.TotalPage) return rows
  }
  return { kind: 'unreachable', detail: `a list of streams has more than ${MOST_PAGES} pages` }
}

/** Lists go by the domain that is played from, orders by the one that is published to. */
async function playingDomain(
  api: AliyunLiveApi,
  target: CalledTarget,
): Promise<{ readonly domain: string } | Unread> {
  const answer = await api.call('DescribeLiveDomainMapping', { DomainName: domainOf(target) })
  if (answer.kind !== 'done') return unread(answer)
  const mapping = mappingAnswer.safeParse(answer.answer)
  const models = mapping.success ? mapping.data.LiveDomainModels.LiveDomainModel : []
  const main = models.find(({ Type }) => Type === 'vhost')
  return main === undefined
    ? { kind: 'unreachable', detail: 'no main streaming domain belongs to this publishing domain' }
    : { domain: main.DomainName }
}

const isOwn = (target: CalledTarget, domain: string, row: OnlineInfo): boolean =>
  row.AppName === target.app &&
  row.StreamName === target.stream &&
  row.Transcoded !== 'yes' &&
  // Of a stream that was published to the centre the cloud names the streaming domain instead.
  [undefined, domain, domainOf(target)].includes(row.PublishDomain)

async function readPublisher(
  api: AliyunLiveApi,
  target: CalledTarget,
  domain: string,
): Promise<PublishState> {
  const rows = await wholeList(
    (page) =>
      api.call('DescribeLiveStreamsOnlineList', {
        DomainName: domain,
        AppName: target.app,
        StreamName: target.stream,
        QueryType: 'strict',
        StreamType: 'raw',
        OnlyStream: 'no',
        PageNum: String(page),
        PageSize: String(ALIYUN_PAGE_SIZE),
      }),
    onlinePage,
    ({ OnlineInfo }) => OnlineInfo.LiveStreamOnlineInfo,
  )
  if ('kind' in rows) return rows
  const own = rows.filter((row) => isOwn(target, domain, row))
  if (own.length === 0) {
    return { kind: 'unreachable', detail: 'the stream is online, but not in the list yet' }
  }
  const sessionId = own
    .map(({ PublishTime }) => PublishTime)
    .toSorted()
    .join(' ')
  const address = own.length === 1 ? (own[0]?.ClientIp ?? null) : null
  return { kind: 'publishing', publisher: { sessionId, address, protocol: null } }
}

async function readBan(
  api: AliyunLiveApi,
  target: CalledTarget,
  domain: string,
): Promise<PublishState> {
  const urls = await wholeList(
    (page) =>
      api.call('DescribeLiveStreamsBlockList', {
        DomainName: domain,
        PageNum: String(page),
        PageSize: String(ALIYUN_PAGE_SIZE),
      }),
    blockPage,
    ({ StreamUrls }) => StreamUrls.StreamUrl,
  )
  // Who may not read the list of bans knows all the same that nobody publishes.
  if ('kind' in urls) return { kind: 'not-publishing' }
  const own = [domain, domainOf(target)].map((host) => `${host}/${target.app}/${target.stream}`)
  return { kind: 'not-publishing', banned: urls.some((url) => own.includes(url)) }
}

const usersAnswer = z.object({
  OnlineUserInfo: z.object({
    LiveStreamOnlineUserNumInfo: z.array(
      z.object({
        StreamName: z.string(),
        Infos: z.object({ Info: z.array(z.object({ UserNumber: viewersText })) }),
      }),
    ),
  }),
})

/** Counts are asked for as they were then: newer ones are not whole yet. HLS is never counted. */
const COUNTED_AFTER = minutes(5)

async function readViewers(
  api: AliyunLiveApi,
  { app, stream }: CalledTarget,
  domain: string,
  now: Instant,
): Promise<number | null> {
  const QueryTime = utcSeconds(minus(now, COUNTED_AFTER))
  const asked = { DomainName: domain, QueryTime }
  const answer = await api.call('DescribeLiveDomainOnlineUserNum', asked)
  const users = usersAnswer.safeParse(answer.kind === 'done' ? answer.answer : null)
  if (!users.success) return null
  // An address, behind whose path a transcoded stream has the name of its template.
  const own = users.data.OnlineUserInfo.LiveStreamOnlineUserNumInfo.filter(({ StreamName }) =>
    StreamName.replace(/^[a-z]+:\/\/[^/]+\//, '').startsWith(`${app}/${stream}`),
  )
  if (own.length === 0) return null
  const rows = own.flatMap(({ Infos }) => Infos.Info)
  return sumOfViewers(rows.map(({ UserNumber }) => UserNumber))
}

/** The mapping of a domain does not change while it is in use; only a success is remembered. */
export function createAliyunLiveReads(
  api: AliyunLiveApi,
  clock: Pick<Clock, 'now'>,
): Pick<CloudAccount, 'read' | 'viewers'> {
  const domains = new Map<string, string>()
  const domainFor = async (target: CalledTarget) => {
    const known = domains.get(domainOf(target))
    if (known !== undefined) return { domain: known }
    const found = await playingDomain(api, target)
    if ('domain' in found) domains.set(domainOf(target), found.domain)
    return found
  }
  const read = async (target: CalledTarget): Promise<PublishState> => {
    const answer = await api.call('DescribeLiveStreamState', {
      DomainName: domainOf(target),
      AppName: target.app,
      StreamName: target.stream,
    })
    if (answer.kind !== 'done') return unread(answer)
    const state = stateAnswer.safeParse(answer.answer)
    if (!state.success) {
      return { kind: 'unreachable', detail: 'the state of the stream is unreadable' }
    }
    const playing = await domainFor(target)
    const offline = state.data.StreamState === 'offline'
    if ('kind' in playing) return offline ? { kind: 'not-publishing' } : playing
    return offline
      ? await readBan(api, target, playing.domain)
      : await readPublisher(api, target, playing.domain)
  }
  return {
    read,
    viewers: async (target) => {
      const playing = await domainFor(target)
      return 'kind' in playing ? null : await readViewers(api, target, playing.domain, clock.now())
    },
  }
}
