import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

export type CloudRequest = {
  readonly method: string
  readonly url: URL
  readonly header: (name: string) => string
  readonly body: string
}
export type CloudReply = { readonly status: number; readonly body: unknown }

export type CloudHttp = {
  readonly url: string
  readonly stop: () => Promise<void>
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  const parts: Buffer[] = []
  for await (const part of request) parts.push(part as Buffer)
  return Buffer.concat(parts).toString('utf8')
}

/** A server on loopback that answers JSON. `date` is what its clock shows. */
export async function startCloudHttp(
  answer: (request: CloudRequest) => CloudReply,
  date: () => Date,
): Promise<CloudHttp> {
  const reply = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const asked: CloudRequest = {
      method: request.method ?? '',
      url: new URL(request.url ?? '/', 'http://cloud.invalid'),
      header: (name) => String(request.headers[name] ?? ''),
      body: await bodyOf(request),
    }
    const { status, body } = answer(asked)
    response.writeHead(status, {
      'content-type': 'application/json',
      date: date().toUTCString(),
      connection: 'close',
    })
    response.end(JSON.stringify(body))
  }
  const server = createServer((request, response) => void reply(request, response))
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return {
    url: `http://127.0.0.1:${port}`,
    stop: async () => {
      server.closeAllConnections()
      await new Promise<void>((resolve) => void server.close(() => resolve()))
    },
  }
}
