import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'

export type BucketServer = {
  readonly url: string
  readonly objects: Map<string, Uint8Array>
  close(): Promise<void>
}

async function bodyOf(request: IncomingMessage): Promise<Uint8Array> {
  const chunks: Uint8Array[] = []
  for await (const chunk of request) chunks.push(chunk as Uint8Array)
  return new Uint8Array(Buffer.concat(chunks))
}

const refuse = (response: ServerResponse, status: number, code: string): void => {
  response.writeHead(status, { 'content-type': 'application/xml' })
  response.end(`<?xml version="1.0"?><Error><Code>${code}</Code><Message>${code}</Message></Error>`)
}

async function answer(
  request: IncomingMessage,
  response: ServerResponse,
  objects: Map<string, Uint8Array>,
  accessKey: string,
): Promise<void> {
  const name = decodeURIComponent(new URL(request.url ?? '/', 'http://bucket').pathname)
  if (request.headers.authorization?.includes(`Credential=${accessKey}/`) !== true) {
    refuse(response, 403, 'InvalidAccessKeyId')
    return
  }
  if (request.method === 'DELETE') {
    objects.delete(name)
    response.writeHead(204).end()
    return
  }
  if (request.method === 'PUT') {
    objects.set(name, await bodyOf(request))
    response.writeHead(200, { etag: '"kept"' }).end()
    return
  }
  const content = objects.get(name)
  if (content === undefined) {
    refuse(response, 404, 'NoSuchKey')
    return
  }
  response.writeHead(200, {
    'content-length': content.byteLength,
    'content-type': 'image/png',
    etag: '"kept"',
    'last-modified': 'Sat, 17 Oct 2026 01:30:00 GMT',
  })
  response.end(request.method === 'HEAD' ? undefined : content)
}

/** As much of the S3 protocol as keeping and reading objects needs, on loopback. */
export async function startBucketServer(accessKey: string): Promise<BucketServer> {
  const objects = new Map<string, Uint8Array>()
  const server = createServer((request, response) => {
    void answer(request, response, objects, accessKey)
  })
  const listening = Promise.withResolvers<number>()
  server.listen(0, '127.0.0.1', () => {
    const address = server.address()
    listening.resolve(typeof address === 'object' && address !== null ? address.port : 0)
  })
  return {
    url: `http://127.0.0.1:${await listening.promise}`,
    objects,
    async close() {
      const closed = Promise.withResolvers<void>()
      server.close(() => closed.resolve())
      server.closeAllConnections()
      await closed.promise
    },
  }
}
