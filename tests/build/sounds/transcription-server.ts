import { createServer, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

export type AskedTranscription = {
  readonly token: string | undefined
  readonly fields: Readonly<Record<string, string>>
  readonly file: { readonly name: string; readonly type: string; readonly bytes: Uint8Array }
}

export type TranscriptionServer = {
  readonly url: string
  /** How the next questions are answered. */
  answer(reply: (response: ServerResponse) => void): void
  readonly asked: AskedTranscription[]
  close(): Promise<void>
}

export const json =
  (body: unknown, status = 200) =>
  (response: ServerResponse): void => {
    response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body))
  }

/** A server on loopback that speaks `POST /v1/audio/transcriptions`; a form that another program cannot read is refused. */
export async function startTranscriptionServer(): Promise<TranscriptionServer> {
  let reply = json({ text: '' })
  const asked: AskedTranscription[] = []
  const server = createServer((request, response) => {
    const parts: Uint8Array[] = []
    request.on('data', (part: Uint8Array) => parts.push(part))
    request.on('end', () => {
      const type = request.headers['content-type'] ?? ''
      // Read by somebody else's reader of forms, not by the counterpart of our own.
      const form = new Response(Buffer.concat(parts), { headers: { 'content-type': type } })
      void form.formData().then(
        async (data) => {
          const file = data.get('file')
          if (request.url !== '/v1/audio/transcriptions' || !(file instanceof File)) {
            response.writeHead(400).end()
            return
          }
          const bytes = new Uint8Array(await file.arrayBuffer())
          const texts = [...data].filter(([, value]) => typeof value === 'string')
          asked.push({
            token: request.headers.authorization,
            fields: Object.fromEntries(texts) as Record<string, string>,
            file: { name: file.name, type: file.type, bytes },
          })
          reply(response)
        },
        () => response.writeHead(400).end(),
      )
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
