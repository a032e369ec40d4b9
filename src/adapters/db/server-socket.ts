import { connect, type Socket } from 'node:net'

const CONNECT_MILLISECONDS = 10_000
/** Firewalls forget connections that say nothing; most wait for minutes. */
const KEEP_ALIVE_MILLISECONDS = 10_000

/** Where the client library means to connect to, as it read it from the URL. */
export type ServerPlace = {
  readonly host: readonly string[]
  readonly port: readonly number[]
  /** Of a Unix socket, before host and port. */
  readonly path?: string | false
}

async function connectTo(
  to: { host: string; port: number } | { path: string },
  signal: AbortSignal,
): Promise<Socket> {
  signal.throwIfAborted()
  const { promise, resolve, reject } = Promise.withResolvers<void>()
  const socket = connect(to)
  const timer = setTimeout(() => {
    const why = `no connection within ${CONNECT_MILLISECONDS / 1_000} s`
    reject(Object.assign(new Error(why), { code: 'CONNECT_TIMEOUT' }))
  }, CONNECT_MILLISECONDS)
  const giveUp = () => reject(signal.reason)
  signal.addEventListener('abort', giveUp, { once: true })
  try {
    socket.once('connect', resolve).once('error', reject)
    await promise
  } catch (error) {
    socket.destroy()
    throw error
  } finally {
    clearTimeout(timer)
    signal.removeEventListener('abort', giveUp)
    socket.off('connect', resolve)
  }
  // Whoever takes it over listens for itself; until then nothing may be thrown at the process.
  socket.setKeepAlive(true, KEEP_ALIVE_MILLISECONDS)
  return socket
}

/**
 * A connection of our own to hand to the client library, which has no way to cut one off: a peer that is silent for good
 * would be waited for until the operating system gives up, a quarter of an hour later. Of several hosts the first that
 * answers is taken. Rejects at once when `signal` aborts.
 */
export async function openServerSocket(
  { host, port, path }: ServerPlace,
  signal: AbortSignal,
): Promise<Socket> {
  if (typeof path === 'string' && path !== '') return await connectTo({ path }, signal)
  let last: unknown = new Error('no host is named')
  for (const [i, name] of host.entries()) {
    try {
      const to = { host: name, port: port[i] ?? port[0] ?? 5432 }
      // The library reads the name that a certificate has to show from here.
      return Object.assign(await connectTo(to, signal), to)
    } catch (error) {
      last = error
    }
  }
  throw last
}
