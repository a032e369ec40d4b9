import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

/** One publication on a server that exists only as its interface. */
export type FakeSession = {
  readonly id: string
  readonly vhost: string
  readonly app: string
  readonly stream: string
  readonly address: string
  /** The encoder hears that it was thrown out. */
  readonly ended: () => void
}

export type FakePlace = Pick<FakeSession, 'vhost' | 'app' | 'stream'>

export type FakeServer = {
  readonly apiUrl: string
  /** An encoder knocks: `null` when the server asked its hook and was told no. */
  readonly publish: (place: FakePlace, ended: () => void) => Promise<FakeSession | null>
  /** Everybody is thrown out and everything that the server itself knew is forgotten. */
  readonly restart: () => void
  /** The next answer to an order to close says HTTP 200, and in its body that nothing was done. */
  readonly failNextClose: () => void
  readonly requests: readonly string[]
  readonly close: () => Promise<void>
}

export type Asked = { readonly method: string; readonly url: URL; readonly body: string }
export type Answered = { readonly status: number; readonly body: string | object }

async function bodyOf(request: IncomingMessage): Promise<string> {
  const parts: Buffer[] = []
  for await (const part of request) parts.push(part as Buffer)
  return Buffer.concat(parts).toString('utf8')
}

/** Who publishes, and the HTTP around it, the same for all of them. */
export async function startFakeStreams(parts: {
  readonly nextId: () => string
  /** Asks the hook as this kind of server does. */
  readonly mayPublish: (session: FakeSession) => Promise<boolean>
  readonly answer: (asked: Asked, sessions: FakeSession[], failing: boolean) => Answered
  readonly closes: (asked: Asked) => boolean
}): Promise<FakeServer> {
  let sessions: FakeSession[] = []
  let failing = false
  const requests: string[] = []
  const handle = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const url = new URL(request.url ?? '/', 'http://fake')
    const asked = { method: request.method ?? '', url, body: await bodyOf(request) }
    requests.push(`${asked.method} ${url.pathname}${url.search}`)
    const fails = failing && parts.closes(asked)
    if (fails) failing = false
    const { status, body } = parts.answer(asked, sessions, fails)
    const text = typeof body === 'string' ? body : JSON.stringify(body)
    response.writeHead(status, { 'content-type': 'application/json' }).end(text)
  }
  const server = createServer((request, response) => void handle(request, response))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return {
    apiUrl: `http://127.0.0.1:${port}`,
    requests,
    publish: async (place, ended) => {
      const session = { ...place, id: parts.nextId(), address: '127.0.0.1', ended }
      if (!(await parts.mayPublish(session))) return null
      sessions.push(session)
      return session
    },
    restart: () => {
      const thrown = sessions
      sessions = []
      for (const { ended } of thrown) ended()
    },
    failNextClose: () => {
      failing = true
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

/** Takes a session off the air, as its server does in the end. */
export function endSession(sessions: FakeSession[], session: FakeSession): void {
  const index = sessions.indexOf(session)
  if (index < 0) return
  sessions.splice(index, 1)
  session.ended()
}

export async function postHook(
  hookUrl: string,
  contentType: string,
  body: string,
): Promise<{ readonly status: number; readonly text: string }> {
  const response = await fetch(hookUrl, {
    method: 'POST',
    headers: { 'content-type': contentType },
    body,
  })
  return { status: response.status, text: await response.text() }
}
