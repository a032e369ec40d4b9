import { request as httpRequest, type IncomingMessage } from 'node:http'
import type { Socket } from 'node:net'
import { Duplex, Readable } from 'node:stream'
import type { HttpClient } from './guarded-agent.ts'
import { tidyAnswer } from './tidy-head.ts'

export type RawAnswer = {
  readonly statusCode: number
  readonly headers: Readonly<Record<string, string | readonly string[] | undefined>>
  readonly body: Readable
}

const LONGEST_HEAD = 131_072

function dial({ connect }: HttpClient, url: URL, signal: AbortSignal): Promise<Socket> {
  return new Promise((resolve, reject) => {
    const giveUp = (): void => reject(new Error('given up'))
    signal.addEventListener('abort', giveUp, { once: true })
    const { hostname, host, protocol, port } = url
    connect({ hostname, host, protocol, port }, (error, socket) => {
      signal.removeEventListener('abort', giveUp)
      if (socket !== null && signal.aborted) socket.destroy()
      if (error !== null) reject(error)
      else if (socket !== null) resolve(socket)
    })
  })
}

/**
 * GET from a server whose answers a strict parser refuses although browsers and curl read them: the head is tidied
 * before it is parsed. The same guard, a connection of its own that is closed afterwards.
 */
export async function untidyGet(
  client: HttpClient,
  url: URL,
  headers: Readonly<Record<string, string>>,
  signal: AbortSignal,
): Promise<RawAnswer> {
  const socket = await dial(client, url, signal)
  socket.on('error', () => {})
  const readable = Readable.from(tidyAnswer(socket), { objectMode: false })
  const line = Duplex.from({ readable, writable: socket })
  line.on('error', () => {})
  const answer = new Promise<IncomingMessage>((resolve, reject) => {
    httpRequest({
      host: url.hostname,
      path: `${url.pathname}${url.search}`,
      headers: { ...headers, host: url.host, connection: 'close' },
      createConnection: () => line,
      insecureHTTPParser: true,
      maxHeaderSize: LONGEST_HEAD,
      signal,
    })
      .on('response', resolve)
      .on('error', reject)
      .end()
  })
  try {
    const body = await answer
    body.once('close', () => socket.destroy())
    return { statusCode: body.statusCode ?? 502, headers: body.headers, body }
  } catch (error) {
    socket.destroy()
    throw error
  }
}
