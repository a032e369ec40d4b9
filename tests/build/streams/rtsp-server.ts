import { createHash } from 'node:crypto'
import { type AddressInfo, createServer, type Server, type Socket } from 'node:net'
import { createServer as createTlsServer } from 'node:tls'
import type { ElementaryStream } from './elementary-streams.ts'
import { type Codec, createPacketiser, interleaved, type Packing } from './rtp-packets.ts'
import type { RtpSound } from './rtp-sound.ts'

export type RtspRequest = {
  readonly method: string
  readonly url: string
  readonly headers: ReadonlyMap<string, string>
}

/** One room of the server; what is left out is as a well-behaved server would do. */
export type RtspRoom = {
  readonly codec: Codec
  readonly stream: ElementaryStream
  readonly packing?: Packing
  /** Parameter sets in the description, in the stream, or both. */
  readonly sets?: 'described' | 'in-band' | 'both'
  /** Statuses instead of 200, by method. */
  readonly status?: Readonly<Record<string, number>>
  /** More headers of an answer, by method. */
  readonly headers?: Readonly<Record<string, readonly string[]>>
  readonly description?: string
  readonly guard?: 'basic' | 'digest' | 'digest-sha256'
  /** Whether a track of sound is described beside the pictures; left out, one that nobody can have. */
  readonly sound?: boolean
  /** The track of sound that can be had. */
  readonly heard?: RtpSound
  /** No pictures. */
  readonly soundAlone?: boolean
  /** Sends nothing although it plays. */
  readonly silent?: boolean
  /** Every how many packets one is left out. */
  readonly loses?: number
  /** The channel the server insists on. */
  readonly channel?: number
}

export type RtspServer = {
  readonly port: number
  /** Requests as they came. */
  readonly asked: readonly RtspRequest[]
  openSockets(): number
  /** `rtsp://127.0.0.1:PORT/NAME` */
  serve(name: string, room: RtspRoom): string
  close(): Promise<void>
}

export const RTSP_USER = { username: 'school', password: 'p@ss:word' } as const
const NONCE = 'a-nonce-of-this-test'
const FRAME_MILLISECONDS = 10
const SOUND_PACKETS_A_TIME = 3

const isSet = (codec: Codec, [first = 0]: Uint8Array): boolean => {
  const type = codec === 'h264' ? first & 0x1f : (first >> 1) & 0x3f
  return codec === 'h264' ? type === 7 || type === 8 : type >= 32 && type <= 34
}

/** SDP as cameras write it (RFC 8866, RFC 6184 §8.2, RFC 7798 §7.2). */
const SOUND_THAT_NOBODY_HAS = ['m=audio 0 RTP/AVP 0', 'a=control:trackID=1']

function describe(room: RtspRoom): string {
  const { sound = true, heard, soundAlone = false } = room
  return [
    'v=0',
    'o=- 0 0 IN IP4 127.0.0.1',
    's=made for a test',
    'c=IN IP4 0.0.0.0',
    't=0 0',
    'a=control:*',
    ...(sound ? (heard?.description ?? SOUND_THAT_NOBODY_HAS) : []),
    ...(soundAlone ? [] : describePictures(room)),
    '',
  ].join('\r\n')
}

function describePictures({ codec, stream, sets = 'both' }: RtspRoom): readonly string[] {
  const found = (stream[0] ?? []).filter((unit) => isSet(codec, unit))
  const base64 = found.map((set) => Buffer.from(set).toString('base64'))
  const [vps, sps, pps] = base64
  const described =
    codec === 'h264'
      ? `;sprop-parameter-sets=${base64.join(',')}`
      : `;sprop-vps=${vps}; sprop-sps=${sps}; sprop-pps=${pps}`
  return [
    'm=video 0 RTP/AVP 96',
    `a=rtpmap:96 ${codec === 'h264' ? 'H264' : 'H265'}/90000`,
    `a=fmtp:96 packetization-mode=1${sets === 'in-band' ? '' : described}`,
    'a=control:trackID=2',
  ]
}

const md5 = (text: string): string => createHash('md5').update(text).digest('hex')
const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex')

function mayEnter(guard: NonNullable<RtspRoom['guard']>, request: RtspRequest): boolean {
  const given = request.headers.get('authorization') ?? ''
  const { username, password } = RTSP_USER
  if (guard === 'basic') {
    return given === `Basic ${Buffer.from(`${username}:${password}`).toString('base64')}`
  }
  const field = (name: string): string =>
    new RegExp(`\\b${name}="?([^",]*)"?`).exec(given)?.[1] ?? ''
  const hash = guard === 'digest' ? md5 : sha256
  const secret = hash(`${username}:made:${password}`)
  const asked = hash(`${request.method}:${request.url}`)
  const expected =
    guard === 'digest'
      ? hash(`${secret}:${NONCE}:${asked}`)
      : hash(`${secret}:${NONCE}:${field('nc')}:${field('cnonce')}:auth:${asked}`)
  return field('response') === expected && field('uri') === request.url
}

const CHALLENGES = {
  basic: ['WWW-Authenticate: Basic realm="made"'],
  digest: [
    'WWW-Authenticate: Basic realm="made"',
    `WWW-Authenticate: Digest realm="made", nonce="${NONCE}"`,
  ],
  'digest-sha256': [
    `WWW-Authenticate: Digest realm="made", qop="auth", algorithm=SHA-256, nonce="${NONCE}"`,
  ],
} as const

/** What goes out with one picture: its packets, and those of the sound meanwhile. */
function createSender(room: RtspRoom) {
  const { soundAlone = false, stream, codec, sets, loses, heard } = room
  const packetise = createPacketiser(codec, room.packing ?? 'single')
  const sounds = heard?.packets ?? []
  let sent = 0
  const pictures = (picture: number): readonly Uint8Array[] => {
    const units = soundAlone ? [] : (stream[picture % stream.length] ?? [])
    const shown = sets === 'described' ? units.filter((unit) => !isSet(codec, unit)) : units
    return packetise(shown, picture * 3_600).filter(() => {
      sent += 1
      return loses === undefined || sent % loses !== 0
    })
  }
  const sound = (picture: number): readonly Uint8Array[] =>
    sounds.slice(picture * SOUND_PACKETS_A_TIME, (picture + 1) * SOUND_PACKETS_A_TIME)
  return { pictures, sound }
}

function play(socket: Socket, room: RtspRoom): void {
  const sender = createSender(room)
  const channel = room.channel ?? 0
  const soundChannel = room.soundAlone === true ? channel : channel + 2
  let picture = 0
  const timer = setInterval(() => {
    for (const packet of sender.pictures(picture)) socket.write(interleaved(channel, packet))
    for (const packet of sender.sound(picture)) socket.write(interleaved(soundChannel, packet))
    // Sender reports come on the other channel.
    if (picture % 5 === 0) socket.write(interleaved(channel + 1, Buffer.alloc(28, 0x80)))
    picture += 1
  }, FRAME_MILLISECONDS)
  socket.on('close', () => clearInterval(timer))
}

type Reply = { readonly status: number; readonly lines?: readonly string[]; readonly body?: string }

const SESSION = '12345678'

function replyToSetUp(room: RtspRoom, { url, headers }: RtspRequest): Reply {
  const isSound = url.endsWith('trackID=1') && room.heard !== undefined
  if (!isSound && !url.endsWith('trackID=2')) return { status: 404 }
  const isSecond = isSound && room.soundAlone !== true
  if (isSecond && headers.get('session') !== SESSION) return { status: 454 }
  const from = (room.channel ?? 0) + (isSecond ? 2 : 0)
  const transport = `Transport: RTP/AVP/TCP;unicast;interleaved=${from}-${from + 1}`
  return { status: 200, lines: [`Session: ${SESSION};timeout=60`, transport] }
}

/** What a server with this room says. */
function replyTo(room: RtspRoom | undefined, request: RtspRequest): Reply {
  const { method, headers } = request
  const status = room?.status?.[method]
  if (status !== undefined) return { status }
  if (method === 'OPTIONS')
    return { status: 200, lines: ['Public: OPTIONS, DESCRIBE, SETUP, PLAY'] }
  if (room === undefined) return { status: 404 }
  if (room.guard !== undefined && !mayEnter(room.guard, request)) {
    return { status: 401, lines: CHALLENGES[room.guard] }
  }
  switch (method) {
    case 'DESCRIBE':
      return {
        status: 200,
        lines: ['Content-Type: application/sdp'],
        body: room.description ?? describe(room),
      }
    case 'SETUP':
      return replyToSetUp(room, request)
    case 'PLAY':
      return headers.get('session') === SESSION
        ? { status: 200, lines: [`Session: ${SESSION}`] }
        : { status: 454 }
    default:
      return { status: 501 }
  }
}

function answer(socket: Socket, room: RtspRoom | undefined, request: RtspRequest): void {
  const { status, lines = [], body = '' } = replyTo(room, request)
  const all = [
    `RTSP/1.0 ${status} Said`,
    `CSeq: ${request.headers.get('cseq') ?? ''}`,
    ...lines,
    ...(room?.headers?.[request.method] ?? []),
    ...(body === '' ? [] : [`Content-Length: ${Buffer.byteLength(body)}`]),
  ]
  socket.write(`${all.join('\r\n')}\r\n\r\n${body}`)
  const plays = request.method === 'PLAY' && status === 200
  if (plays && room !== undefined && room.silent !== true) play(socket, room)
}

function readRequest(text: string): RtspRequest {
  const [line = '', ...lines] = text.split('\r\n')
  const [method = '', url = ''] = line.split(' ')
  const headers = lines.map((one): [string, string] => {
    const colon = one.indexOf(':')
    return [one.slice(0, colon).toLowerCase(), one.slice(colon + 1).trim()]
  })
  return { method, url, headers: new Map(headers) }
}

/** A small RTSP server for tests: RTP inside the connection (RFC 2326), rooms by name, 404 for everything else. */
export async function startRtspServer(
  settings: {
    readonly host?: string
    readonly tls?: { readonly key: string; readonly cert: string }
  } = {},
): Promise<RtspServer> {
  const rooms = new Map<string, RtspRoom>()
  const asked: RtspRequest[] = []
  const sockets = new Set<Socket>()
  const greet = (socket: Socket): void => {
    sockets.add(socket)
    socket.on('close', () => sockets.delete(socket))
    socket.on('error', () => socket.destroy())
    let heard = ''
    socket.on('data', (bytes: Buffer) => {
      heard += bytes.toString('latin1')
      for (let end = heard.indexOf('\r\n\r\n'); end >= 0; end = heard.indexOf('\r\n\r\n')) {
        const request = readRequest(heard.slice(0, end))
        heard = heard.slice(end + 4)
        asked.push(request)
        const name = /^rtsps?:\/\/[^/]+\/([^/?]*)/.exec(request.url)?.[1] ?? ''
        answer(socket, rooms.get(name), request)
      }
    })
  }
  const { host = '127.0.0.1', tls } = settings
  const server: Server = tls === undefined ? createServer(greet) : createTlsServer(tls, greet)
  server.on('tlsClientError', () => {})
  await new Promise<void>((resolve) => server.listen(0, host, resolve))
  const { port } = server.address() as AddressInfo
  const scheme = tls === undefined ? 'rtsp' : 'rtsps'
  return {
    port,
    asked,
    openSockets: () => sockets.size,
    serve(name, room) {
      rooms.set(name, room)
      return `${scheme}://${host}:${port}/${name}`
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        for (const socket of sockets) socket.destroy()
      }),
  }
}
