import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

export type OpinionServer = {
  readonly url: string
  /** How the next questions are answered. */
  answer(reply: (response: ServerResponse) => void): void
  /** Bodies and tokens that came in. */
  readonly asked: { readonly body: unknown; readonly token: string | undefined }[]
  close(): Promise<void>
}

/** As a chat completion carries it. */
export const completion =
  (content: string) =>
  (response: ServerResponse): void => {
    response.setHeader('content-type', 'application/json')
    response.end(JSON.stringify({ choices: [{ message: { role: 'assistant', content } }] }))
  }

async function bodyOf(request: IncomingMessage): Promise<unknown> {
  const parts: Buffer[] = []
  for await (const part of request) parts.push(Buffer.from(part as Uint8Array))
  return JSON.parse(Buffer.concat(parts).toString('utf8'))
}

/** A server on loopback that speaks OpenAI's chat completions. */
export async function startOpinionServer(): Promise<OpinionServer> {
  let reply: (response: ServerResponse) => void = completion('{}')
  const asked: { body: unknown; token: string | undefined }[] = []
  const server = createServer((request, response) => {
    void bodyOf(request).then((body) => {
      asked.push({ body, token: request.headers.authorization })
      if (request.method === 'POST' && request.url === '/v1/chat/completions') reply(response)
      else response.writeHead(404).end()
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`,
    answer: (next) => {
      reply = next
    },
    asked,
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections()
        server.close(() => resolve())
      }),
  }
}
