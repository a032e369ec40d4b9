import {
  type Answered,
  type Asked,
  endSession,
  type FakeServer,
  type FakeSession,
  postHook,
  startFakeStreams,
} from './fake-streams.ts'

const VHOSTS = ['__defaultVhost__', 'other.example']
const DEFAULT_PAGE = 10
const OTHERS = 12

const idOfVhost = (vhost: string): string => `vid-${VHOSTS.indexOf(vhost)}`
const number = (url: URL, name: string): number => Number(url.searchParams.get(name) ?? 0) || 0

const listed = (name: string, app: string, vhost: string, publish: object) => ({
  id: `vid-s-${app}-${name}`,
  name,
  vhost: idOfVhost(vhost),
  app,
  // The publisher is one of them.
  clients: 4,
  publish,
})

function streamsPage(sessions: readonly FakeSession[], url: URL): object[] {
  // Twelve that nobody publishes any more stand before the ones on air: the first page of ten holds none of these.
  const left = Array.from({ length: OTHERS }, (_, index) =>
    listed(`left-${index}`, 'live', '__defaultVhost__', { active: false }),
  )
  const onAir = sessions.map(({ id, vhost, app, stream }) =>
    listed(stream, app, vhost, { active: true, cid: id }),
  )
  // What was published before under the same name may stay listed.
  const before = sessions.map(({ vhost, app, stream }) =>
    listed(stream, app, vhost, { active: false }),
  )
  const start = number(url, 'start')
  const count = Math.max(DEFAULT_PAGE, number(url, 'count'))
  return [...left, ...before, ...onAir].slice(start, start + count)
}

function answer({ method, url }: Asked, sessions: FakeSession[], failing: boolean): Answered {
  const ok = (body: object): Answered => ({
    status: 200,
    body: { code: 0, server: 'vid-1', ...body },
  })
  // `srs_api_response_code` sets no status: an error is a 200 as well.
  const error = (code: number): Answered => ({ status: 200, body: { code } })
  if (url.pathname === '/api/v1/streams/') return ok({ streams: streamsPage(sessions, url) })
  if (url.pathname === '/api/v1/vhosts/') {
    return ok({ vhosts: VHOSTS.map((name) => ({ id: idOfVhost(name), name, enabled: true })) })
  }
  const cid = /^\/api\/v1\/clients\/([^/]+)$/.exec(url.pathname)?.[1]
  if (cid === undefined) return { status: 404, body: 'Not Found' }
  const session = sessions.find(({ id }) => id === cid)
  if (session === undefined) return error(2049)
  if (method === 'DELETE') {
    if (failing) return error(1018)
    endSession(sessions, session)
    return ok({})
  }
  const { id, address, stream } = session
  return ok({ client: { id, ip: address, name: stream, type: 'fmle-publish', publish: true } })
}

/**
 * The HTTP API and the publish hook of SRS 6 as `trunk/src/app/srs_app_http_api.cpp`, `srs_app_statistic.cpp` and
 * `srs_app_http_hooks.cpp` have them; no media. Ten streams a page at least, errors in the body of a 200, virtual hosts
 * by identifier, streams that nobody publishes still listed.
 */
export function startFakeSrs(hookUrl: () => string): Promise<FakeServer> {
  let last = 0
  return startFakeStreams({
    nextId: () => {
      last += 1
      return `cid${last}`
    },
    mayPublish: async ({ id, vhost, app, stream, address }) => {
      const body = {
        action: 'on_publish',
        client_id: id,
        ip: address,
        vhost,
        app,
        stream,
        param: '',
      }
      const { status, text } = await postHook(hookUrl(), 'application/json', JSON.stringify(body))
      if (status !== 200) return false
      return text === '0' || (JSON.parse(text) as { code?: unknown }).code === 0
    },
    answer,
    closes: ({ method }) => method === 'DELETE',
  })
}
