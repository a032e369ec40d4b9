import { hours } from '../../../src/core/time/duration.ts'
import { parseInstant, plus } from '../../../src/core/time/instant.ts'
import type { Clock } from '../../../src/ports/clock.ts'
import { type CloudReply, type CloudRequest, startCloudHttp } from './cloud-http.ts'
import type { CloudStream, CloudStreams } from './cloud-streams.ts'
import { aliyunSignatureFault } from './verify-aliyun.ts'

export type AliyunLiveServer = {
  readonly url: string
  /** Actions in the order they were asked for, refused ones too. */
  readonly actions: readonly string[]
  /** The next calls fail with this code, as a body with this status. */
  readonly failNext: (code: string, status?: number) => void
  /** A right that the key does not have. */
  readonly refuseAction: (action: string, code: string, status?: number) => void
  readonly stop: () => Promise<void>
}

type Needs = {
  readonly keys: Readonly<Record<string, string>>
  /** Streaming domain by publishing domain. */
  readonly domains: Readonly<Record<string, string>>
  readonly streams: CloudStreams
  readonly clock: Clock
  /** Rows on a page, however many are asked for. */
  readonly page?: number
}
type Parameters = ReadonlyMap<string, string>

const NAMED = ['DomainName', 'AppName', 'StreamName']
const PAGED = ['PageNum', 'PageSize']
/** Required and optional parameters of each action. */
const PARAMETERS: Readonly<Record<string, readonly [readonly string[], readonly string[]]>> = {
  ForbidLiveStream: [
    [...NAMED, 'LiveStreamType'],
    ['Oneshot', 'ResumeTime'],
  ],
  ResumeLiveStream: [[...NAMED, 'LiveStreamType'], []],
  DescribeLiveStreamState: [NAMED, []],
  DescribeLiveDomainMapping: [['DomainName'], []],
  DescribeLiveDomainOnlineUserNum: [['DomainName'], ['QueryTime']],
  DescribeLiveStreamsBlockList: [['DomainName'], PAGED],
  DescribeLiveStreamsOnlineList: [
    ['DomainName'],
    ['AppName', 'StreamName', 'QueryType', 'StreamType', 'OnlyStream', ...PAGED],
  ],
}

const failure = (code: string, status = 400): CloudReply => ({
  status,
  body: { RequestId: 'r-1', HostId: 'live', Code: code, Message: `about ${code}` },
})
const done = (answer: object = {}): CloudReply => ({
  status: 200,
  body: { ...answer, RequestId: 'r-1' },
})

function paged<Row>(needs: Needs, parameters: Parameters, rows: readonly Row[]) {
  const size = needs.page ?? Number(parameters.get('PageSize') ?? 2_000)
  const page = Number(parameters.get('PageNum') ?? 1)
  return {
    rows: rows.slice((page - 1) * size, page * size),
    numbers: {
      PageNum: page,
      PageSize: size,
      TotalNum: rows.length,
      TotalPage: Math.ceil(rows.length / size),
    },
  }
}

/** Asked by a publishing domain it finds nothing: lists go by streaming domains. */
function onlineList(needs: Needs, parameters: Parameters): CloudReply {
  const name = parameters.get('StreamName') ?? ''
  const strict = parameters.get('QueryType') === 'strict'
  const found = needs.streams
    .all()
    .filter(({ since }) => since !== null)
    .filter(({ domain }) => needs.domains[domain] === parameters.get('DomainName'))
    .filter(({ app }) => [undefined, app].includes(parameters.get('AppName')))
    .filter(({ stream }) => (strict ? stream === name : stream.includes(name)))
  const { rows, numbers } = paged(needs, parameters, found)
  const LiveStreamOnlineInfo = rows.map(({ domain, app, stream, since }) => ({
    DomainName: needs.domains[domain],
    PublishDomain: domain,
    AppName: app,
    StreamName: stream,
    PublishTime: `${new Date(since ?? 0).toISOString().slice(0, 19)}Z`,
    ClientIp: '127.0.0.1',
    Transcoded: 'no',
  }))
  return done({ ...numbers, OnlineInfo: { LiveStreamOnlineInfo } })
}

/** Minutes late, by streaming domain; a transcoded stream stands beside its original. */
function onlineUsers({ streams, domains, clock }: Needs, parameters: Parameters): CloudReply {
  const asked = parseInstant(parameters.get('QueryTime') ?? '')
  if (asked === null || asked > clock.now() - 240_000) return failure('InvalidTime.Malformed')
  const rows = streams
    .all()
    .filter(
      ({ since, domain }) => since !== null && domains[domain] === parameters.get('DomainName'),
    )
    .flatMap(({ domain, app, stream }) =>
      ['', '_lsd'].map((template, index) => ({
        StreamName: `rtmp://${domains[domain]}/${app}/${stream}${template}`,
        Infos: { Info: [{ UserNumber: index + 1, TranscodeTemplate: template || 'origin' }] },
      })),
    )
  return done({ UserCount: 3, OnlineUserInfo: { LiveStreamOnlineUserNumInfo: rows } })
}

function blockList(needs: Needs, parameters: Parameters): CloudReply {
  const playing = parameters.get('DomainName')
  const urls = needs.streams
    .forbidden()
    .filter(({ domain }) => needs.domains[domain] === playing)
    .map(({ app, stream }) => `${playing}/${app}/${stream}`)
  const { rows, numbers } = paged(needs, parameters, urls)
  return done({ ...numbers, DomainName: playing, StreamUrls: { StreamUrl: rows } })
}

function forbid({ streams, clock }: Needs, asked: CloudStream, parameters: Parameters): CloudReply {
  if (parameters.get('LiveStreamType') !== 'publisher') return failure('InvalidParam')
  // An encoder may come back at once.
  if (parameters.get('Oneshot') === 'yes') streams.drop(asked)
  else {
    const end = parseInstant(parameters.get('ResumeTime') ?? '')
    streams.forbid(asked, end ?? plus(clock.now(), hours(183 * 24)))
  }
  return done()
}

function act(needs: Needs, action: string, parameters: Parameters): CloudReply {
  const { streams, domains } = needs
  const asked: CloudStream = {
    domain: parameters.get('DomainName') ?? '',
    app: parameters.get('AppName') ?? '',
    stream: parameters.get('StreamName') ?? '',
  }
  switch (action) {
    case 'ForbidLiveStream':
      return forbid(needs, asked, parameters)
    case 'ResumeLiveStream':
      return streams.resume(asked) ? done() : failure('StreamNotInBlockList', 404)
    case 'DescribeLiveStreamsOnlineList':
      return onlineList(needs, parameters)
    case 'DescribeLiveDomainOnlineUserNum':
      return onlineUsers(needs, parameters)
    case 'DescribeLiveStreamsBlockList':
      return blockList(needs, parameters)
    case 'DescribeLiveDomainMapping': {
      const playing = domains[asked.domain]
      const LiveDomainModel = playing === undefined ? [] : [{ DomainName: playing, Type: 'vhost' }]
      return done({ LiveDomainModels: { LiveDomainModel } })
    }
    default:
      return done({
        Type: 'push',
        StreamState: streams.since(asked) === null ? 'offline' : 'online',
      })
  }
}

function parameterFault(action: string, parameters: Parameters): string | null {
  const known = PARAMETERS[action]
  if (known === undefined) return 'InvalidAction.NotFound'
  const [required, optional] = known
  const missing = required.find((name) => !parameters.has(name))
  if (missing !== undefined) return `Missing${missing}`
  const strange = [...parameters.keys()].some((name) => ![...required, ...optional].includes(name))
  return strange ? 'InvalidParam' : null
}

/**
 * A strict stand-in for the API of ApsaraVideo Live, 2016-11-01, after its public reference: signature, version and
 * parameters are checked, lists come in pages and go by streaming domains.
 */
export async function startAliyunLiveServer(needs: Needs): Promise<AliyunLiveServer> {
  const actions: string[] = []
  const failures: CloudReply[] = []
  const nonces = new Set<string>()
  const refused = new Map<string, CloudReply>()
  const answer = (request: CloudRequest): CloudReply => {
    const action = request.header('x-acs-action')
    actions.push(action)
    const planned = failures.shift()
    if (planned !== undefined) return planned
    const unsigned = aliyunSignatureFault(request, needs.keys, nonces, needs.clock.now())
    if (unsigned !== null) return failure(unsigned)
    const denied = refused.get(action)
    if (denied !== undefined) return denied
    if (request.header('x-acs-version') !== '2016-11-01') return failure('InvalidVersion')
    const parameters = new Map(request.url.searchParams)
    const wrong = parameterFault(action, parameters)
    return wrong === null ? act(needs, action, parameters) : failure(wrong)
  }
  const server = await startCloudHttp(answer, () => new Date(needs.clock.now()))
  return {
    ...server,
    actions,
    refuseAction: (action, code, status = 403) => void refused.set(action, failure(code, status)),
    failNext: (code, status) => void failures.push(failure(code, status)),
  }
}
