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

  async function forward(request: IncomingMessage, body: Buffer) {
    const { 'content-length': _length, host: _host, connection: _connection, ...headers } =
      request.headers as Record<string, string>
    const method = request.method ?? 'GET'
    const answer = await fetch(`${serverUrl()}${request.url ?? '/'}`, {
      method,
      headers,
      ...(method === 'GET' || method === 'DELETE' ? {} : { body }),
    })
    return { status: answer.status, text: await answer.text() }
  }

  async function relay(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const parts: Buffer[] = []
    for await (const part of request) parts.push(part as Buffer)
    const isKick = request.method === 'DELETE'
    const isLook = request.method === 'GET' && (request.url ?? '').includes('/streams/')
    if (isKick && (await struck('kick-unsent'))) return
    if (isLook && (await struck(kicked ? 'look' : 'ask'))) return
    const { status, text } = await forward(request, Buffer.concat(parts))
    if (isKick && status === 200 && text.includes('"success":true')) {
      const session = (request.url ?? '').split('/').at(-1) ?? ''
      kicks.set(session, (kicks.get(session) ?? 0) + 1)
    }
    if (isKick) kicked = true
    if (isKick && (await struck('kick-unanswered'))) return
    response.writeHead(status, { 'content-type': 'application/json' }).end(text)
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
