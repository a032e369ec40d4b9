import { createServer, type IncomingHttpHeaders } from 'node:http'
import type { AddressInfo } from 'node:net'

export type Asked = {
  readonly url: URL
  readonly headers: IncomingHttpHeaders
  readonly body: Buffer
}

export type MessageServer = {
  readonly origin: string
  readonly asked: Asked[]
  answer(reply: { readonly status: number; readonly body: string }): void
  close(): Promise<void>
}

/** A server on loopback that keeps what it was sent and answers as it is told. */
export async function startMessageServer(): Promise<MessageServer> {
  let reply = { status: 200, body: '' }
  const asked: Asked[] = []
  let origin = ''
  const server = createServer((request, response) => {
    const parts: Buffer[] = []
    request.on('data', (part: Buffer) => parts.push(part))
    request.on('end', () => {
      const url = new URL(request.url ?? '/', origin)
      asked.push({ url, headers: request.headers, body: Buffer.concat(parts) })
      response.writeHead(reply.status, { 'content-type': 'application/json' }).end(reply.body)
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  return {
    origin,
    asked,
    answer: (next) => {
      reply = next
    },
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections()
        server.close(() => resolve())
      }),
  }
}
