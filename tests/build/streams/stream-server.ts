import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo, Socket } from 'node:net'

export type Answer = (request: IncomingMessage, response: ServerResponse) => void

export type StreamServer = {
  /** `http://127.0.0.1:PORT` */
  readonly origin: string
  readonly port: number
  /** Paths that were asked for, query included, in order. */
  readonly asked: readonly string[]
  /** Sockets that are open right now. */
  openSockets(): number
  /** Bytes sent on all sockets so far, headers included. */
  written(): number
  serve(path: string, answer: Answer): string
  close(): Promise<void>
}

/** A server on loopback whose answers the test writes itself; 404 for everything else. */
export async function startStreamServer(host = '127.0.0.1'): Promise<StreamServer> {
  const answers = new Map<string, Answer>()
  const asked: string[] = []
  const sockets = new Set<Socket>()
  let closedWritten = 0
  const server = createServer((request, response) => {
    const path = request.url ?? ''
    asked.push(path)
    const answer = answers.get(path.split('?')[0] ?? '')
    if (answer === undefined) response.writeHead(404).end()
    else answer(request, response)
  })
  server.on('connection', (socket) => {
    sockets.add(socket)
    socket.on('close', () => {
      sockets.delete(socket)
      closedWritten += socket.bytesWritten
    })
  })
  await new Promise<void>((resolve) => server.listen(0, host, resolve))
  const { port } = server.address() as AddressInfo
  const origin = `http://${host.includes(':') ? `[${host}]` : host}:${port}`
  return {
    origin,
    port,
    asked,
    openSockets: () => sockets.size,
    written: () => [...sockets].reduce((sum, socket) => sum + socket.bytesWritten, closedWritten),
    serve(path, answer) {
      answers.set(path, answer)
      return `${origin}${path}`
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

export const bytes =
  (content: Uint8Array | string, type = 'application/octet-stream'): Answer =>
  (_, response) => {
    response.writeHead(200, { 'content-type': type }).end(content)
  }

export const status =
  (code: number): Answer =>
  (_, response) => {
    response.writeHead(code, { 'content-type': 'text/html' }).end('<html>no</html>')
  }

export const redirectTo =
  (location: string, code = 302): Answer =>
  (_, response) => {
    response.writeHead(code, { location: Buffer.from(location).toString('latin1') }).end()
  }

/** Takes the request and never says a word. */
export const silence: Answer = () => {}

/** Begins with `start` and never ends. */
export const unending =
  (start: Uint8Array | string, type = 'video/x-flv'): Answer =>
  (_, response) => {
    response.writeHead(200, { 'content-type': type })
    response.write(start)
  }

/** Writes `chunk` over and over, as fast as it is read. */
export const flood =
  (chunk: Uint8Array): Answer =>
  (_, response) => {
    response.writeHead(200)
    const more = (): void => {
      while (!response.destroyed && response.write(chunk));
    }
    response.on('drain', more)
    more()
  }

/** One byte every `everyMilliseconds`. */
export const drip =
  (content: Uint8Array, everyMilliseconds = 100): Answer =>
  (_, response) => {
    response.writeHead(200)
    let at = 0
    const timer = setInterval(() => response.write(content.subarray(at, ++at)), everyMilliseconds)
    response.on('close', () => clearInterval(timer))
  }
