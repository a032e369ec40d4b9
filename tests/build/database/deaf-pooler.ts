import { once } from 'node:events'
import { connect, createServer, type Socket } from 'node:net'

/** PostgreSQL's message `NotificationResponse`. */
const NOTIFICATION = 'A'.charCodeAt(0)
const TYPE_BYTES = 1
const LENGTH_BYTES = 4

/** Passes on every message of the server but notifications. */
function passOn(from: Socket, to: Socket): void {
  let rest = Buffer.alloc(0)
  from.on('data', (chunk: Buffer) => {
    rest = Buffer.concat([rest, chunk])
    while (rest.length >= TYPE_BYTES + LENGTH_BYTES) {
      const end = TYPE_BYTES + rest.readUInt32BE(TYPE_BYTES)
      if (rest.length < end) return
      if (rest[0] !== NOTIFICATION) to.write(rest.subarray(0, end))
      rest = rest.subarray(end)
    }
  })
}

/**
 * A way to the server as over a pooler that lends its connections by the transaction: statements and answers pass, and
 * what is notified reaches nobody.
 */
export async function openDeafPooler(
  serverPort: number,
): Promise<{ readonly port: number; close(): Promise<void> }> {
  const sockets = new Set<Socket>()
  const server = createServer((near) => {
    const far = connect({ port: serverPort, host: '127.0.0.1' })
    for (const socket of [near, far]) {
      sockets.add(socket)
      socket.on('error', () => undefined)
      socket.on('close', () => {
        sockets.delete(socket)
        near.destroy()
        far.destroy()
      })
    }
    near.pipe(far)
    passOn(far, near)
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  return {
    port: typeof address === 'object' && address !== null ? address.port : 0,
    async close() {
      for (const socket of sockets) socket.destroy()
      server.close()
      await once(server, 'close')
    },
  }
}
