import { createHash } from 'node:crypto'
import { createServer } from 'node:http'
import type { AddressInfo, Socket } from 'node:net'

/** Appended to the key of the opening handshake (RFC 6455 §1.3). */
const MAGIC = '258EAFA5-E914-47DA-95CA-C5AB0DC85B11'
const PIECE = 60_000

/** One binary message (RFC 6455 §5.2), of at most 65,535 bytes. */
function message(body: Uint8Array): Uint8Array {
  const head = Buffer.from([0x82, 126, 0, 0])
  head.writeUInt16BE(body.length, 2)
  return Buffer.concat([head, body])
}

/** FLV over a web socket and nowhere else: whoever asks over HTTP is told to come another way. */
export async function startFlvSocket(flv: Uint8Array) {
  const sockets = new Set<Socket>()
  const server = createServer((_, response) => void response.writeHead(426).end())
  server.on('upgrade', (request, socket: Socket) => {
    sockets.add(socket)
    socket.on('error', () => socket.destroy())
    const key = request.headers['sec-websocket-key'] ?? ''
    const accept = createHash('sha1').update(`${key}${MAGIC}`).digest('base64')
    socket.write(
      `HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: ${accept}\r\n\r\n`,
    )
    for (let at = 0; at < flv.length; at += PIECE)
      socket.write(message(flv.subarray(at, at + PIECE)))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    url: `ws://127.0.0.1:${(server.address() as AddressInfo).port}/live/room.flv`,
    close: async (): Promise<void> => {
      for (const socket of sockets) socket.destroy()
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}
