import { type AmfValue, encodeAmf } from './amf0.ts'
import { chunksOf } from './chunk-writer.ts'
import { MESSAGE } from './message.ts'
import type { RtmpAddress } from './rtmp-address.ts'

/** Numbers of our commands, by which the server's answers name them. */
export const TRANSACTION = { connect: 1, createStream: 2, subscribe: 3, play: 4 } as const

const CONTROL_CHUNKS = 2
const COMMAND_CHUNKS = 3
const PLAY_CHUNKS = 8

const command = (chunkStreamId: number, streamId: number, ...values: readonly AmfValue[]) =>
  chunksOf(chunkStreamId, {
    type: MESSAGE.commandAmf0,
    streamId,
    payload: Buffer.concat(values.map(encodeAmf)),
  })

const control = (type: number, ...words: readonly number[]): Uint8Array => {
  const payload = Buffer.alloc(words.length * 4)
  words.forEach((word, i) => {
    payload.writeUInt32BE(word >>> 0, i * 4)
  })
  return chunksOf(CONTROL_CHUNKS, { type, streamId: 0, payload })
}

/** Bits of the codecs a player takes (RTMP 1.0 §7.2.1.1); the list names those of Enhanced RTMP. */
export const connectCommand = ({ app, tcUrl }: RtmpAddress): Uint8Array =>
  command(COMMAND_CHUNKS, 0, 'connect', TRANSACTION.connect, {
    app,
    flashVer: 'LNX 9,0,124,2',
    tcUrl,
    fpad: false,
    capabilities: 15,
    audioCodecs: 4_071,
    videoCodecs: 252,
    videoFunction: 1,
    fourCcList: ['hvc1', 'av01', 'vp09'],
    objectEncoding: 0,
  })

export const createStreamCommand = (): Uint8Array =>
  command(COMMAND_CHUNKS, 0, 'createStream', TRANSACTION.createStream, null)

/** Some delivery networks fetch a stream from its origin only when it is subscribed to; others ignore this. */
export const subscribeCommand = (stream: string): Uint8Array =>
  command(COMMAND_CHUNKS, 0, 'FCSubscribe', TRANSACTION.subscribe, null, stream)

/** -1: live only, never a recording of the same name (§7.2.2.1). */
export const playCommand = (streamId: number, stream: string): Uint8Array =>
  command(PLAY_CHUNKS, streamId, 'play', TRANSACTION.play, null, stream, -1)

export const acknowledgement = (received: number): Uint8Array =>
  control(MESSAGE.acknowledgement, received)

export const windowSize = (bytes: number): Uint8Array => control(MESSAGE.windowSize, bytes)

const EVENT = { streamEnd: 1, setBuffer: 3, ping: 6, pong: 7 } as const

const userControl = (event: number, ...words: readonly number[]): Uint8Array => {
  const payload = Buffer.alloc(2 + words.length * 4)
  payload.writeUInt16BE(event)
  words.forEach((word, i) => {
    payload.writeUInt32BE(word >>> 0, 2 + i * 4)
  })
  return chunksOf(CONTROL_CHUNKS, { type: MESSAGE.userControl, streamId: 0, payload })
}

/** A buffer of one second: what is wanted is now, not smoothness (§7.1.7). */
export const bufferLength = (streamId: number): Uint8Array =>
  userControl(EVENT.setBuffer, streamId, 1_000)

/** Our answer to a user control message, when it wants one. */
export function pongFor(payload: Uint8Array): Uint8Array | null {
  const bytes = Buffer.from(payload)
  if (bytes.length < 6 || bytes.readUInt16BE() !== EVENT.ping) return null
  return userControl(EVENT.pong, bytes.readUInt32BE(2))
}

export const isStreamEnd = (payload: Uint8Array): boolean =>
  payload[0] === 0 && payload[1] === EVENT.streamEnd
