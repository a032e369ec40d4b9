import { type AddressInfo, createServer, type Server, type Socket } from 'node:net'
import { createServer as createTlsServer } from 'node:tls'
import { type AmfValue, encodeAmf } from '../../../src/adapters/media/rtmp/amf0.ts'

/** A message as the test sends it, with the ways in which servers differ. */
export type SentMessage = {
  readonly type: number
  readonly payload: Uint8Array
  readonly time?: number
  readonly chunkStream?: number
  /** Bytes a chunk; what the other side was told. */
  readonly chunkSize?: number
  /** Whether the extended timestamp is repeated in each further chunk. */
  readonly repeatsExtended?: boolean
}

const EXTENDED = 0xffffff

function basicHeader(format: number, chunkStream: number): Buffer {
  if (chunkStream < 64) return Buffer.from([(format << 6) | chunkStream])
  if (chunkStream < 320) return Buffer.from([format << 6, chunkStream - 64])
  const rest = chunkStream - 64
  return Buffer.from([(format << 6) | 1, rest & 0xff, rest >> 8])
}

/** Chunks of RTMP 1.0 §5.3.1, written independently of the program's own. */
export function chunked(message: SentMessage): Uint8Array {
  const { type, payload, time = 0, chunkStream = 4, chunkSize = 128 } = message
  const extended = Buffer.alloc(time >= EXTENDED ? 4 : 0)
  if (extended.length > 0) extended.writeUInt32BE(time)
  const head = Buffer.alloc(11)
  head.writeUIntBE(Math.min(time, EXTENDED), 0, 3)
  head.writeUIntBE(payload.length, 3, 3)
  head[6] = type
  head.writeUInt32LE(1, 7)
  const parts: Uint8Array[] = [basicHeader(0, chunkStream), head, extended]
  for (let at = 0; at < payload.length || at === 0; at += chunkSize) {
    if (at > 0) {
      parts.push(basicHeader(3, chunkStream))
      if (message.repeatsExtended ?? true) parts.push(extended)
    }
    parts.push(payload.subarray(at, at + chunkSize))
  }
  return Buffer.concat(parts)
}

export const command = (...values: readonly AmfValue[]): Uint8Array =>
  chunked({ type: 20, payload: Buffer.concat(values.map(encodeAmf)), chunkStream: 3 })

export const word = (value: number): Uint8Array => {
  const bytes = Buffer.alloc(4)
  bytes.writeUInt32BE(value)
  return bytes
}

export const status = (code: string, level = 'status'): Uint8Array =>
  command('onStatus', 0, null, { level, code, description: 'said by a test' })

/** What a server does; each step is bytes to send, or a function that does as it likes with the line. */
export type RtmpScript = {
  /** Instead of a handshake. */
  readonly instead?: (socket: Socket) => void
  readonly connect?: Uint8Array
  readonly createStream?: Uint8Array
  readonly play?: Uint8Array | ((socket: Socket) => void)
}

export const CONNECTED = command(
  '_result',
  1,
  { fmsVer: 'FMS/3,0,1,123' },
  {
    level: 'status',
    code: 'NetConnection.Connect.Success',
  },
)
export const CREATED = command('_result', 2, null, 1)
export const STARTED = status('NetStream.Play.Start')

export type RtmpServer = {
  readonly port: number
  /** Everything the client said after the handshake, on all lines. */
  heard(): Buffer
  connections(): number
  openSockets(): number
  play(script: RtmpScript): string
  close(): Promise<void>
}

const HANDSHAKE = 1_536

function converse(socket: Socket, script: RtmpScript, hear: (bytes: Buffer) => void): void {
  if (script.instead !== undefined) {
    // Unread bytes would hide that the other side has hung up.
    socket.resume()
    script.instead(socket)
    return
  }
  const { connect = CONNECTED, createStream = CREATED, play = STARTED } = script
  const steps = [
    ['connect', connect],
    ['createStream', createStream],
    ['play', play],
  ] as const
  let handshake = Buffer.alloc(0)
  let said = ''
  let next = 0
  const answer = (bytes: Buffer): void => {
    hear(bytes)
    said += bytes.toString('latin1')
    for (let step = steps[next]; step !== undefined; step = steps[next]) {
      const [name, reply] = step
      // AMF0 strings carry their length in front.
      if (!said.includes(`\u0002\u0000${String.fromCharCode(name.length)}${name}`)) return
      next += 1
      if (typeof reply === 'function') reply(socket)
      else socket.write(reply)
    }
  }
  socket.on('data', (bytes: Buffer) => {
    if (handshake.length >= 1 + 2 * HANDSHAKE) return answer(bytes)
    const before = handshake.length
    handshake = Buffer.concat([handshake, bytes])
    const whole = 1 + HANDSHAKE
    if (before < whole && handshake.length >= whole) {
      socket.write(
        Buffer.concat([Buffer.from([3]), Buffer.alloc(8), Buffer.alloc(HANDSHAKE - 8, 5)]),
      )
      socket.write(handshake.subarray(1, whole))
    }
    const rest = handshake.subarray(1 + 2 * HANDSHAKE)
    if (rest.length > 0) answer(rest)
  })
}

/** A server whose part in the conversation the test writes itself. */
export async function startRtmpServer(
  settings: {
    readonly host?: string
    readonly tls?: { readonly key: string; readonly cert: string }
  } = {},
): Promise<RtmpServer> {
  const { host = '127.0.0.1', tls } = settings
  const sockets = new Set<Socket>()
  const heard: Buffer[] = []
  let connections = 0
  let script: RtmpScript = {}
  const greet = (socket: Socket): void => {
    connections += 1
    sockets.add(socket)
    socket.on('close', () => sockets.delete(socket))
    socket.on('error', () => socket.destroy())
    converse(socket, script, (bytes) => heard.push(bytes))
  }
  const server: Server = tls === undefined ? createServer(greet) : createTlsServer(tls, greet)
  server.on('tlsClientError', () => {})
  await new Promise<void>((resolve) => server.listen(0, host, resolve))
  const { port } = server.address() as AddressInfo
  return {
    port,
    heard: () => Buffer.concat(heard),
    connections: () => connections,
    openSockets: () => sockets.size,
    play(next) {
      script = next
      return `rtmp${tls === undefined ? '' : 's'}://${host}:${port}/live/room`
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        for (const socket of sockets) socket.destroy()
      }),
  }
}
