import { once } from 'node:events'
import { connect, createServer, type Socket } from 'node:net'

/** A way to a server that can be broken like a real one. */
export type BreakableNetwork = {
  readonly port: number
  /** Ends every connection with a reset, as a fail-over does. */
  reset(): void
  /** From now on nothing passes and nothing is refused, as behind a firewall that forgot its connections. */
  swallow(): void
  /** New connections pass again; the old ones stay lost. */
  mend(): void
  close(): Promise<void>
}

export async function openBreakableNetwork(serverPort: number): Promise<BreakableNetwork> {
  const pairs = new Set<readonly [Socket, Socket]>()
  const swallowed = new Set<Socket>()
  let swallowing = false
  const silence = (...sockets: readonly Socket[]): void => {
    for (const socket of sockets) {
      socket.unpipe()
      socket.removeAllListeners('end')
      // What comes in is read and thrown away.
      socket.resume()
      swallowed.add(socket)
    }
  }
  const server = createServer({ allowHalfOpen: true }, (near) => {
    near.on('error', () => undefined)
    if (swallowing) return silence(near)
    const far = connect({ port: serverPort, host: '127.0.0.1', allowHalfOpen: true })
    far.on('error', () => near.resetAndDestroy())
    const pair = [near, far] as const
    pairs.add(pair)
    near.on('close', () => pairs.delete(pair))
    near.pipe(far)
    far.pipe(near)
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  const reset = (): void => {
    for (const [near, far] of pairs) {
      near.resetAndDestroy()
      far.destroy()
    }
    pairs.clear()
  }
  return {
    port: typeof address === 'object' && address !== null ? address.port : 0,
    reset,
    swallow() {
      swallowing = true
      for (const pair of pairs) silence(...pair)
    },
    mend() {
      swallowing = false
    },
    async close() {
      reset()
      for (const socket of swallowed) socket.destroy()
      server.close()
      await once(server, 'close')
    },
  }
}
