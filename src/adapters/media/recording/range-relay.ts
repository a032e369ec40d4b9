import { randomUUID } from 'node:crypto'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { ByteSource } from './byte-source.ts'

export type RangeRelay = {
  /** What the decoder opens: this machine, a port of its own, a path that nobody can guess. */
  readonly url: string
  /** Whether the decoder was refused bytes for having had so many. */
  isSpent(): boolean
  close(): Promise<void>
}

/** So much is handed to the decoder for one picture; a file that leads it on further is not followed. */
const BYTES_AT_MOST = 134_217_728

async function answer(
  source: ByteSource,
  request: IncomingMessage,
  response: ServerResponse,
  signal: AbortSignal,
  spend: (bytes: number) => boolean,
): Promise<void> {
  const from = Number(/^bytes=(\d+)-/.exec(request.headers.range ?? '')?.[1] ?? 0)
  if (from >= source.size) {
    response.writeHead(416, { 'content-range': `bytes */${source.size}` }).end()
    return
  }
  const left = new AbortController()
  response.once('close', () => left.abort())
  const body = await source.read(from, AbortSignal.any([signal, left.signal]))
  if (body === null) {
    response.writeHead(502).end()
    return
  }
  response.writeHead(206, {
    'accept-ranges': 'bytes',
    'content-length': source.size - from,
    'content-range': `bytes ${from}-${source.size - 1}/${source.size}`,
  })
  const bounded = async function* () {
    for await (const chunk of body) {
      if (!spend(chunk.length)) return
      yield chunk
    }
  }
  await pipeline(Readable.from(bounded()), response)
}

/**
 * Lets the decoder seek in a file without an address of its own: it asks this machine, and every byte comes through the
 * egress guard. Lives for one picture.
 */
export async function startRangeRelay(
  source: ByteSource,
  signal: AbortSignal,
): Promise<RangeRelay> {
  const path = `/${randomUUID()}`
  let budget = BYTES_AT_MOST
  const spend = (bytes: number): boolean => {
    budget -= bytes
    return budget >= 0
  }
  const server = createServer((request, response) => {
    if (request.url !== path || request.method !== 'GET') {
      response.writeHead(404).end()
      return
    }
    // The decoder hangs up whenever it seeks, and the far end may break off: both end this answer and nothing else.
    answer(source, request, response, signal, spend).catch(() => response.destroy())
  })
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(0, '127.0.0.1', resolve)
  })
  const { port } = server.address() as AddressInfo
  return {
    url: `http://127.0.0.1:${port}${path}`,
    isSpent: () => budget < 0,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}
