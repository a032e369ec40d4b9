import { createServer, type IncomingMessage, request, type ServerResponse } from 'node:http'
import { type AddressInfo, connect, type Socket } from 'node:net'
import type { EgressRefusal } from '../../ports/egress.ts'
import type { Logger } from '../../ports/logger.ts'
import type { Guard } from './guard.ts'
import { parseTarget } from './parse-target.ts'
import { refusalOfError } from './refusal-of-error.ts'

/** Names the reason of a refusal in the proxy's own answer, for the programs behind it. */
const REFUSAL_HEADER = 'x-xuncha-refusal'

export type FilteringProxy = {
  /** `http://127.0.0.1:PORT` */
  readonly url: string
  close(): Promise<void>
}

/** Headers that speak to the proxy and not to the origin (RFC 9110 §7.6.1). */
const HOP_HEADERS = ['proxy-connection', 'proxy-authorization', 'connection', 'keep-alive']

const STATUS: Readonly<Record<EgressRefusal['reason'], number>> = {
  'blocked-address': 403,
  'bad-address': 400,
  timeout: 504,
  dns: 502,
  refused: 502,
  tls: 502,
  'redirect-loop': 502,
}

function onwardHeaders(incoming: IncomingMessage): Record<string, string | string[]> {
  return Object.fromEntries(
    Object.entries(incoming.headers).flatMap(([name, value]) =>
      value === undefined || HOP_HEADERS.includes(name) ? [] : [[name, value]],
    ),
  )
}

function answerRefusal(response: ServerResponse, refusal: EgressRefusal): void {
  if (response.headersSent) {
    response.destroy()
    return
  }
  response.writeHead(STATUS[refusal.reason], { [REFUSAL_HEADER]: refusal.reason }).end()
}

async function forward(guard: Guard, incoming: IncomingMessage, response: ServerResponse) {
  const target = parseTarget(incoming.url ?? '')
  if (target.kind === 'refusal') return answerRefusal(response, target)
  if (target.url.protocol !== 'http:') {
    const detail = `scheme ${target.url.protocol}`
    return answerRefusal(response, { kind: 'refusal', reason: 'blocked-address', detail })
  }
  const pinned = await guard.pin(target.host)
  if (pinned.kind === 'refusal') return answerRefusal(response, pinned)
  const onward = request({
    host: pinned.address,
    port: target.url.port === '' ? 80 : Number(target.url.port),
    path: `${target.url.pathname}${target.url.search}`,
    method: incoming.method ?? 'GET',
    headers: { ...onwardHeaders(incoming), host: target.url.host },
    agent: false,
  })
  onward.on('response', (answer) => {
    response.writeHead(answer.statusCode ?? 502, answer.headers)
    answer.pipe(response)
    answer.on('error', () => response.destroy())
  })
  onward.on('error', (error) => answerRefusal(response, refusalOfError(error, false)))
  response.on('close', () => onward.destroy())
  incoming.on('error', () => onward.destroy())
  incoming.pipe(onward)
}

function hangUpTogether(one: Socket, other: Socket): void {
  one.on('error', () => other.destroy())
  one.on('close', () => other.destroy())
}

async function tunnel(guard: Guard, authority: string, client: Socket, head: Buffer) {
  // Read as https, where the default port may be left out.
  const target = parseTarget(`https://${authority}`)
  const pinned = target.kind === 'refusal' ? target : await guard.pin(target.host)
  if (target.kind === 'refusal' || pinned.kind === 'refusal') {
    const refusal = pinned.kind === 'refusal' ? pinned : { reason: 'bad-address' as const }
    client.end(
      `HTTP/1.1 ${STATUS[refusal.reason]} Refused\r\n${REFUSAL_HEADER}: ${refusal.reason}\r\n\r\n`,
    )
    return
  }
  const port = target.url.port === '' ? 443 : Number(target.url.port)
  const server = connect({ host: pinned.address, port })
  hangUpTogether(server, client)
  hangUpTogether(client, server)
  server.once('connect', () => {
    client.write('HTTP/1.1 200 Connection Established\r\n\r\n')
    if (head.length > 0) server.write(head)
    server.pipe(client)
    client.pipe(server)
  })
}

/**
 * An HTTP proxy on loopback for programs that fetch by themselves. Whatever they ask for (pages, redirects, playlists,
 * segments, keys, web sockets) passes the guard, address by address.
 */
export async function startFilteringProxy(needs: {
  readonly guard: Guard
  readonly logger: Logger
}): Promise<FilteringProxy> {
  const sockets = new Set<Socket>()
  const server = createServer((incoming, response) => {
    forward(needs.guard, incoming, response).catch((error: unknown) => {
      needs.logger.error({ error: String(error) }, 'filtering proxy failed')
      response.destroy()
    })
  })
  server.on('connect', (incoming, client: Socket, head) => {
    client.on('error', () => client.destroy())
    tunnel(needs.guard, incoming.url ?? '', client, head).catch((error: unknown) => {
      needs.logger.error({ error: String(error) }, 'filtering proxy failed')
      client.destroy()
    })
  })
  server.on('connection', (socket) => {
    sockets.add(socket)
    socket.on('close', () => sockets.delete(socket))
  })
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(0, '127.0.0.1', resolve)
  })
  const { port } = server.address() as AddressInfo
  return {
    url: `http://127.0.0.1:${port}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        for (const socket of sockets) socket.destroy()
      }),
  }
}
