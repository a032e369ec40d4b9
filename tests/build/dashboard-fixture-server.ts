import { readFile } from 'node:fs/promises'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { extname, join, normalize } from 'node:path'
import { BEAT_EVENT, HELLO_EVENT } from '../../src/contracts/words/wire-words.ts'
import { answer, session } from './dashboard/fixture-routes.ts'
import { type FixtureState, newFixtureState } from './dashboard/fixture-state.ts'

const PREFIX = '/api/v1'
const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
}

/** What the program sends with the page: the dashboard has to live under it. */
const POLICY =
  "default-src 'self'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; font-src 'self' data:; connect-src 'self'; object-src 'none'"

export type DashboardFixture = {
  readonly url: string
  readonly state: FixtureState
  /** Pictures by the path under which rooms and evidence name them. */
  readonly pictures: Map<string, Buffer>
  close(): Promise<void>
}

async function bodyOf(request: IncomingMessage): Promise<unknown> {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk as Buffer)
  const text = Buffer.concat(chunks).toString('utf8')
  return text === '' ? undefined : JSON.parse(text)
}

/** Whose browser it is, by a cookie of the tests; empty: the fixture's only person. */
const personOf = ({ headers }: IncomingMessage): string =>
  /person=(\w+)/.exec(headers.cookie ?? '')?.[1] ?? ''

async function sendFile(folder: string, path: string, response: ServerResponse): Promise<void> {
  const wanted = normalize(path)
  const name = extname(wanted) === '' ? '/index.html' : wanted
  const bytes = await readFile(join(folder, name)).catch(() => null)
  if (bytes === null) {
    response.writeHead(404).end()
    return
  }
  const type = TYPES[extname(name)] ?? 'application/octet-stream'
  response.writeHead(200, { 'content-type': type, 'content-security-policy': POLICY }).end(bytes)
}

const message = (name: string, data: unknown): string =>
  `event: ${name}\ndata: ${JSON.stringify(data)}\n\n`

function openStream(
  streams: Set<ServerResponse>,
  state: FixtureState,
  response: ServerResponse,
): void {
  response.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store' })
  response.write(
    `retry: 300\n${message(HELLO_EVENT, { accountId: session(state, '').account.id })}`,
  )
  const beat = setInterval(() => {
    response.write(message(BEAT_EVENT, { sequence: state.sequence }))
  }, 500)
  streams.add(response)
  response.on('close', () => {
    clearInterval(beat)
    streams.delete(response)
  })
}

function stateWithStreams(streams: Set<ServerResponse>): FixtureState {
  const held = newFixtureState()
  const state: FixtureState = Object.assign(held, {
    push: (name: string, data: unknown) => {
      state.sequence += 1
      const text = `id: ${state.sequence}\n${message(name, data)}`
      for (const stream of streams) stream.write(text)
    },
    openStreams: () => streams.size,
    severStreams: () => {
      for (const stream of streams) stream.destroy()
    },
  })
  return state
}

/** The built dashboard in `folder`, before a made-up server that speaks the contract. On a free port of loopback. */
export async function startDashboardFixture(folder: string): Promise<DashboardFixture> {
  const streams = new Set<ServerResponse>()
  const pictures = new Map<string, Buffer>()
  const state = stateWithStreams(streams)

  const handle = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const url = new URL(request.url ?? '/', 'http://127.0.0.1')
    const picture = pictures.get(url.pathname)
    if (picture !== undefined) {
      response.writeHead(200, { 'content-type': 'image/png' }).end(picture)
    } else if (!url.pathname.startsWith('/api/')) {
      await sendFile(folder, url.pathname, response)
    } else if (url.pathname === `${PREFIX}/events`) {
      if (state.refuseStreams) response.writeHead(503).end()
      else openStream(streams, state, response)
    } else {
      const path = url.pathname.slice(PREFIX.length)
      const { status, body } = answer(state, request.method ?? 'GET', url, {
        path,
        body: await bodyOf(request),
        person: personOf(request),
      })
      response.writeHead(status, { 'content-type': 'application/json' })
      response.end(body === undefined ? undefined : JSON.stringify(state.outside(body)))
    }
  }

  const server = createServer((request, response) => {
    handle(request, response).catch((error: unknown) => {
      response.writeHead(500).end(String(error))
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  const port = typeof address === 'object' && address !== null ? address.port : 0
  return {
    url: `http://127.0.0.1:${port}`,
    state,
    pictures,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}
