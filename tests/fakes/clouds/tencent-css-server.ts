import { hours } from '../../../src/core/time/duration.ts'
import { parseInstant, plus } from '../../../src/core/time/instant.ts'
import type { Clock } from '../../../src/ports/clock.ts'
import { type CloudReply, type CloudRequest, startCloudHttp } from './cloud-http.ts'
import type { CloudStream, CloudStreams } from './cloud-streams.ts'
import { tencentSignatureFault } from './verify-tencent.ts'

export type TencentCssServer = {
  readonly url: string
  /** Actions in the order they were asked for, refused ones too. */
  readonly actions: readonly string[]
  /** The next calls fail with this code. */
  readonly failNext: (code: string, times?: number) => void
  /** A right that the key does not have. */
  readonly refuseAction: (action: string, code: string) => void
  /** The list lags: it does not name the stream yet. */
  readonly hideFromList: (stream: CloudStream) => void
  readonly stop: () => Promise<void>
}

type Needs = {
  readonly keys: Readonly<Record<string, string>>
  readonly domains: readonly string[]
  readonly streams: CloudStreams
  readonly clock: Clock
  readonly hidden?: readonly CloudStream[]
}

const DAYS_90 = 90 * 24 * 3_600_000
/** Required and optional parameters of each action. */
const PARAMETERS: Readonly<Record<string, readonly [readonly string[], readonly string[]]>> = {
  ForbidLiveStream: [
    ['AppName', 'DomainName', 'StreamName'],
    ['ResumeTime', 'Reason'],
  ],
  ResumeLiveStream: [['AppName', 'DomainName', 'StreamName'], []],
  DropLiveStream: [['AppName', 'DomainName', 'StreamName'], []],
  DescribeLiveStreamState: [['AppName', 'DomainName', 'StreamName'], []],
  DescribeStreamPlayInfoList: [
    ['StartTime', 'EndTime'],
    ['PlayDomain', 'StreamName', 'AppName'],
  ],
  DescribeLiveStreamOnlineList: [
    [],
    ['AppName', 'DomainName', 'StreamName', 'PageNum', 'PageSize'],
  ],
}

type Parameters = Readonly<Record<string, unknown>>

/** An error of Tencent Cloud, which comes as a 200. */
const failure = (code: string): CloudReply => ({
  status: 200,
  body: { Response: { Error: { Code: code, Message: `about ${code}` }, RequestId: 'r-1' } },
})
const done = (answer: object): CloudReply => ({
  status: 200,
  body: { Response: { ...answer, RequestId: 'r-1' } },
})

function parameterFault(action: string, parameters: Parameters): string | null {
  const known = PARAMETERS[action]
  if (known === undefined) return 'InvalidAction'
  const [required, optional] = known
  if (required.some((name) => typeof parameters[name] !== 'string')) return 'MissingParameter'
  const strange = Object.keys(parameters).some((name) => ![...required, ...optional].includes(name))
  return strange ? 'UnknownParameter' : null
}

function onlineList(
  streams: CloudStreams,
  parameters: Parameters,
  hidden: readonly CloudStream[],
): CloudReply {
  const size = Number(parameters['PageSize'] ?? 10)
  const page = Number(parameters['PageNum'] ?? 1)
  if (size < 10) return failure('InvalidParameterValue')
  const matches = (asked: unknown, found: string): boolean => asked === undefined || asked === found
  // The name is no filter here: whoever reads one page alone misses what stands on the next.
  const found = streams
    .all()
    .filter(({ since, stream }) => since !== null && !hidden.some((each) => each.stream === stream))
    .filter(({ domain }) => matches(parameters['DomainName'], domain))
    .filter(({ app }) => matches(parameters['AppName'], app))
  return done({
    TotalNum: found.length,
    TotalPage: Math.ceil(found.length / size),
    PageNum: page,
    PageSize: size,
    OnlineInfo: found.slice((page - 1) * size, page * size).map((each) => ({
      StreamName: each.stream,
      AppName: each.app,
      DomainName: each.domain,
      PushToDelay: 0,
      PublishTimeList: [{ PublishTime: new Date(each.since ?? 0).toISOString().slice(0, 19) }],
    })),
  })
}

/** Which streams an act hits: those of the name on every domain, unless the domain is one of the account's. */
function hit({ streams, domains }: Needs, asked: CloudStream): readonly CloudStream[] {
  return domains.includes(asked.domain)
    ? [asked]
    : streams.all().filter(({ stream }) => stream === asked.stream)
}

/** A value a minute; the newest minutes are not counted yet, and told as nobody. */
function playInfo(parameters: Parameters): CloudReply {
  const [from, to] = [String(parameters['StartTime']), String(parameters['EndTime'])]
  const shape = /^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d$/
  if (!shape.test(from) || !shape.test(to) || from.slice(0, 10) !== to.slice(0, 10)) {
    return failure('InvalidParameter')
  }
  const row = (Time: string, Online: number) => ({
    Time,
    Online,
    Bandwidth: 1,
    Flux: 1,
    Request: 1,
  })
  return done({ DataInfoList: [row(from, 3), row(to, 0)] })
}

function forbid(needs: Needs, asked: CloudStream, parameters: Parameters): CloudReply {
  const { streams, clock } = needs
  const until = parseInstant(String(parameters['ResumeTime'])) ?? plus(clock.now(), hours(7 * 24))
  const reason = Buffer.byteLength(String(parameters['Reason'] ?? ''))
  if (until > clock.now() + DAYS_90 || reason > 2_048) return failure('InvalidParameterValue')
  for (const each of hit(needs, asked)) streams.forbid(each, until)
  return done({})
}

function act(needs: Needs, action: string, parameters: Parameters): CloudReply {
  const { streams } = needs
  const asked: CloudStream = {
    domain: String(parameters['DomainName']),
    app: String(parameters['AppName']),
    stream: String(parameters['StreamName']),
  }
  switch (action) {
    case 'ForbidLiveStream':
      return forbid(needs, asked, parameters)
    case 'ResumeLiveStream': {
      const lifted = hit(needs, asked).filter((each) => streams.resume(each))
      return lifted.length === 0 ? failure('ResourceNotFound.ForbidStreamNotFound') : done({})
    }
    case 'DropLiveStream':
      // Succeeds for what is off air as well, and an encoder may come back at once.
      for (const each of hit(needs, asked)) streams.drop(each)
      return done({})
    case 'DescribeStreamPlayInfoList':
      return playInfo(parameters)
    case 'DescribeLiveStreamOnlineList':
      return onlineList(streams, parameters, needs.hidden ?? [])
    default: {
      const air = streams.since(asked) === null ? 'inactive' : 'active'
      return done({ StreamState: streams.isForbidden(asked) ? 'forbid' : air })
    }
  }
}

/**
 * A strict stand-in for the API of Tencent Cloud Streaming Services, 2018-08-01, after its public reference: signature,
 * version and parameters are checked, errors come as a 200, lists come in pages.
 */
export async function startTencentCssServer(needs: Needs): Promise<TencentCssServer> {
  const actions: string[] = []
  const failures: string[] = []
  const hidden: CloudStream[] = []
  const refused = new Map<string, string>()
  const answer = (request: CloudRequest): CloudReply => {
    const action = request.header('x-tc-action')
    actions.push(action)
    const planned = failures.shift()
    if (planned !== undefined) return failure(planned)
    const unsigned = tencentSignatureFault(request, needs.keys, needs.clock.now())
    if (unsigned !== null) return failure(unsigned)
    const denied = refused.get(action)
    if (denied !== undefined) return failure(denied)
    if (request.header('x-tc-version') !== '2018-08-01') return failure('NoSuchVersion')
    const parameters = JSON.parse(request.body) as Parameters
    const wrong = parameterFault(action, parameters)
    return wrong === null ? act({ ...needs, hidden }, action, parameters) : failure(wrong)
  }
  const server = await startCloudHttp(answer, () => new Date(needs.clock.now()))
  return {
    ...server,
    actions,
    refuseAction: (action, code) => void refused.set(action, code),
    hideFromList: (stream) => void hidden.push(stream),
    failNext: (code, times = 1) => void failures.push(...Array<string>(times).fill(code)),
  }
}
