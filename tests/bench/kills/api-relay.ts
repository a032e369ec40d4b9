import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

/**
 * What a node may be doing at its media server when it is killed: asking before it orders, about to disconnect (the ban
 * stands, the server heard nothing), having disconnected (the answer is lost), looking whether the stream is gone or back.
 */
export type Reached = 'ask' | 'kick-unsent' | 'kick-unanswered' | 'look'

export type ApiRelay = {
  readonly url: string
  /** Calls at the next call of that kind, after so many of the same; what was under way is never answered. */
  arm(moment: Reached, after: number, strike: () => Promise<void>): Promise<void>
  /** How often the media server said that it disconnected a session, by session. */
  readonly kicks: ReadonlyMap<string, number>
  close(): void
}

type Armed = {
  readonly moment: Reached
  left: number
  readonly strike: () => Promise<void>
  readonly done: () => void
}

type Answer = { readonly status: number; readonly text: string }

const kindOf = ({ method, url = '' }: IncomingMessage): 'kick' | 'look' | 'other' => {
  if (method === 'DELETE') return 'kick'
  return method === 'GET' && url.includes('/streams/') ? 'look' : 'other'
}

async function bodyOf(request: IncomingMessage): Promise<Buffer> {
  const parts: Buffer[] = []
  for await (const part of request) parts.push(part as Buffer)
  return Buffer.concat(parts)
}

async function forward(serverUrl: string, request: IncomingMessage): Promise<Answer> {
  const body = await bodyOf(request)
  const {
    'content-length': _length,
    host: _host,
    connection: _connection,
    ...headers
  } = request.headers as Record<string, string>
  const method = request.method ?? 'GET'
  const answer = await fetch(`${serverUrl}${request.url ?? '/'}`, {
    method,
    headers,
    ...(body.length === 0 ? {} : { body: new Uint8Array(body) }),
  })
  return { status: answer.status, text: await answer.text() }
}

/**
 * Stands between the nodes and the administration API of their media server: it sees what they ask, can keep an answer
 * back for ever, and counts with no code of theirs what the server did.
 */
export async function openApiRelay(serverUrl: () => string): Promise<ApiRelay> {
  const kicks = new Map<string, number>()
  let armed: Armed | null = null
  /** Looks come before an order as well as after it. */
  let kicked = false

  /** Whether this is the moment; the caller of the request gets no answer then. */
  async function struck(moment: Reached): Promise<boolean> {
    if (armed?.moment !== moment) return false
    armed.left -= 1
    if (armed.left >= 0) return false
    const { strike, done } = armed
    armed = null
    await strike()
    done()
    return true
  }

  const answerTo = (request: IncomingMessage) => forward(serverUrl(), request)

  async function look(request: IncomingMessage): Promise<Answer | null> {
    return (await struck(kicked ? 'look' : 'ask')) ? null : await answerTo(request)
  }

  async function kick(request: IncomingMessage): Promise<Answer | null> {
    if (await struck('kick-unsent')) return null
    const answer = await answerTo(request)
    kicked = true
    if (answer.status === 200 && answer.text.includes('"success":true')) {
      const session = (request.url ?? '').split('/').at(-1) ?? ''
      kicks.set(session, (kicks.get(session) ?? 0) + 1)
    }
    return (await struck('kick-unanswered')) ? null : answer
  }

  async function relay(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const answer = await { kick, look, other: answerTo }[kindOf(request)](request)
    if (answer === null) return
    response.writeHead(answer.status, { 'content-type': 'application/json' }).end(answer.text)
  }

  const server = createServer((request, response) => {
    relay(request, response).catch(() => response.destroy())
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    kicks,
    arm: (moment, after, strike) => {
      kicked = false
      return new Promise((done) => {
        armed = { moment, left: after, strike, done }
      })
    },
    close: () => {
      server.closeAllConnections()
      server.close()
    },
  }
}
