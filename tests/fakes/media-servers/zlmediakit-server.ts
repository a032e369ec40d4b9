import {
  type Answered,
  type Asked,
  endSession,
  type FakeServer,
  type FakeSession,
  postHook,
  startFakeStreams,
} from './fake-streams.ts'

export const ZLM_SECRET = 'a secret of the contract suite'
const SCHEMAS = ['rtmp', 'rtsp', 'hls']
/** Looks at the list for which a queued close is not yet done. */
const QUEUED_LOOKS = 2

type Values = Readonly<Record<string, unknown>>

function listAnswer(values: Values, sessions: readonly FakeSession[]): Answered {
  const data = sessions
    .filter(
      ({ vhost, app, stream }) =>
        (values['vhost'] ?? vhost) === vhost &&
        (values['app'] ?? app) === app &&
        (values['stream'] ?? stream) === stream,
    )
    .flatMap(({ id, vhost, app, stream, address }) =>
      SCHEMAS.map((schema) => ({
        schema,
        vhost,
        app,
        stream,
        originType: 1,
        readerCount: 1,
        totalReaderCount: 3,
        originTypeStr: 'rtmp_push',
        originUrl: `rtmp://${vhost}/${app}/${stream}`,
        originSock: {
          identifier: id,
          local_ip: '127.0.0.1',
          local_port: 1935,
          peer_ip: address,
          peer_port: 51_234,
        },
      })),
    )
  return { status: 200, body: data.length === 0 ? { code: 0 } : { code: 0, data } }
}

/**
 * The RESTful API and the publish hook of ZLMediaKit as `server/WebApi.cpp` and `server/WebHook.cpp` have them; no media.
 * Every answer is a 200, an empty list has no `data`, a close is queued and said to be done at once.
 */
export function startFakeZlMediaKit(hookUrl: () => string): Promise<FakeServer> {
  let last = 0
  const queued = new Map<FakeSession, number>()
  const workOff = (sessions: FakeSession[]): void => {
    for (const [session, looks] of queued) {
      queued.set(session, looks - 1)
      if (looks > 0) continue
      queued.delete(session)
      endSession(sessions, session)
    }
  }
  const answer = ({ url, body }: Asked, sessions: FakeSession[], failing: boolean): Answered => {
    const values = JSON.parse(body || '{}') as Values
    const say = (code: number, msg: string): Answered => ({ status: 200, body: { code, msg } })
    if (values['secret'] !== ZLM_SECRET) return say(-100, 'Incorrect secret')
    if (url.pathname === '/index/api/getMediaList') {
      workOff(sessions)
      return listAnswer(values, sessions)
    }
    if (url.pathname !== '/index/api/kick_session') return { status: 404, body: 'Not Found' }
    const session = sessions.find(({ id }) => id === values['id'])
    if (session === undefined || failing) return say(-1, 'can not find the target')
    queued.set(session, QUEUED_LOOKS)
    return say(0, 'success')
  }
  return startFakeStreams({
    nextId: () => {
      last += 1
      return `${last}-35`
    },
    mayPublish: async ({ id, vhost, app, stream, address }) => {
      const body = { schema: 'rtmp', vhost, app, stream, params: '', ip: address, port: 51_234, id }
      const { status, text } = await postHook(hookUrl(), 'application/json', JSON.stringify(body))
      return status === 200 && (JSON.parse(text) as { code?: unknown }).code === 0
    },
    answer,
    closes: ({ url }) => url.pathname.endsWith('/kick_session'),
  })
}
