import { once } from 'node:events'
import { connect as connectPlain, isIP, type Socket } from 'node:net'
import { connect as connectTls } from 'node:tls'
import type { Connection, EgressRefusal, PinnedAddress } from '../../ports/egress.ts'
import type { Guard } from './guard.ts'
import { parseTarget } from './parse-target.ts'
import { refusalOfError } from './refusal-of-error.ts'

type Transport = { readonly port: number; readonly tls: boolean }

/** Where these protocols are spoken when the address names no port (RTMP 1.0 §5; RFC 7826 §4.2). */
const TRANSPORTS: Readonly<Record<string, Transport>> = {
  'rtmp:': { port: 1935, tls: false },
  'rtmps:': { port: 443, tls: true },
  'rtsp:': { port: 554, tls: false },
  'rtsps:': { port: 322, tls: true },
}

/** Name resolution takes no signal, so it is raced against one. */
function pinWithin(guard: Guard, host: string, signal: AbortSignal) {
  return new Promise<PinnedAddress | EgressRefusal>((resolve) => {
    const late = (): void =>
      resolve({ kind: 'refusal', reason: 'timeout', detail: 'resolving the name' })
    if (signal.aborted) late()
    signal.addEventListener('abort', late, { once: true })
    void guard
      .pin(host)
      .then(resolve)
      .finally(() => signal.removeEventListener('abort', late))
  })
}

function dial(pinned: PinnedAddress, port: number, tls: boolean): Socket {
  const to = { host: pinned.address, port }
  if (!tls) return connectPlain(to)
  // The address is pinned, but the certificate has to be good for the name. An address has no server name (RFC 6066 §3).
  return connectTls(isIP(pinned.host) === 0 ? { ...to, servername: pinned.host } : to)
}

/** Connects to what the guard has pinned; the socket lives no longer than `signal`. */
export async function openConnection(
  guard: Guard,
  address: string,
  signal: AbortSignal,
): Promise<Connection | EgressRefusal> {
  const target = parseTarget(address)
  if (target.kind === 'refusal') return target
  const { url } = target
  const transport = TRANSPORTS[url.protocol]
  if (transport === undefined) {
    return {
      kind: 'refusal',
      reason: 'blocked-address',
      detail: `no connection by ${url.protocol}`,
    }
  }
  const pinned = await pinWithin(guard, target.host, signal)
  if (pinned.kind === 'refusal') return pinned
  const socket = dial(pinned, url.port === '' ? transport.port : Number(url.port), transport.tls)
  // Errors are told by the iteration; after it has ended nobody waits for them.
  socket.on('error', () => {})
  const giveUp = (): void => void socket.destroy(new Error('given up'))
  signal.addEventListener('abort', giveUp, { once: true })
  socket.once('close', () => signal.removeEventListener('abort', giveUp))
  try {
    await once(socket, transport.tls ? 'secureConnect' : 'connect', { signal })
  } catch (error) {
    socket.destroy()
    return refusalOfError(error, signal.aborted)
  }
  socket.setNoDelay(true)
  return {
    kind: 'connection',
    bytes: socket,
    write: (bytes) => void socket.write(bytes),
    close: () => void socket.destroy(),
  }
}
