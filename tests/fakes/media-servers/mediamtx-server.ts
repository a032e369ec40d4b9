import { randomUUID } from 'node:crypto'
import {
  type Answered,
  type Asked,
  endSession,
  type FakeServer,
  type FakeSession,
  postHook,
  startFakeStreams,
} from './fake-streams.ts'

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

const pathOf = ({ app, stream }: FakeSession): string => `${app}/${stream}`
const error = (status: number, text: string): Answered => ({
  status,
  body: { status: 'error', error: text },
})

function answer({ method, url }: Asked, sessions: FakeSession[], failing: boolean): Answered {
  const place = /^\/v3\/(paths\/get|rtmpconns\/get|rtmpconns\/kick)\/(.+)$/.exec(url.pathname)
  if (place === null) return { status: 404, body: '404 page not found' }
  const name = decodeURIComponent(place[2] ?? '')
  if (place[1] === 'paths/get') {
    // The last to come has the path (`overridePublisher`).
    const session = sessions.findLast((one) => pathOf(one) === name)
    if (session === undefined) return error(404, 'path not found')
    const source = { type: 'rtmpConn', id: session.id }
    const readers = ['rtspSession', 'webRTCSession', 'rtmpConn'].map((type) => ({ type, id: type }))
    const air = { online: true, ready: true }
    return { status: 200, body: { name, confName: 'all', ...air, source, readers } }
  }
  if (!UUID.test(name)) return error(400, 'invalid UUID length: 4')
  const session = sessions.find(({ id }) => id === name)
  if (session === undefined) return error(404, 'connection not found')
  if (place[1] === 'rtmpconns/get') {
    const { id, address } = session
    return { status: 200, body: { id, remoteAddr: `${address}:51234`, state: 'publish' } }
  }
  if (method !== 'POST') return { status: 404, body: '404 page not found' }
  if (failing) return { status: 200, body: { status: 'error', error: 'terminated' } }
  endSession(sessions, session)
  return { status: 200, body: { status: 'ok' } }
}

/**
 * The control API v3 and the HTTP authentication of MediaMTX as its OpenAPI document and `internal/auth/manager.go` have
 * them; no media. Paths instead of applications, sessions by UUID, 404 with a body of its own.
 */
export function startFakeMediaMtx(hookUrl: () => string): Promise<FakeServer> {
  return startFakeStreams({
    nextId: () => randomUUID(),
    mayPublish: async (session) => {
      const body = {
        ip: session.address,
        user: '',
        password: '',
        token: '',
        action: 'publish',
        path: pathOf(session),
        protocol: 'rtmp',
        id: session.id,
        query: '',
      }
      const { status } = await postHook(hookUrl(), 'application/json', JSON.stringify(body))
      return status >= 200 && status <= 299
    },
    answer,
    closes: ({ url }) => url.pathname.includes('/kick/'),
  })
}
