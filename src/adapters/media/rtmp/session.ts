import type { Unseen } from '../../../ports/sight/stream-viewer.ts'
import { reachedButUnseen } from '../unseen.ts'
import { type AmfValue, decodeAmf, memberOf } from './amf0.ts'
import {
  bufferLength,
  connectCommand,
  createStreamCommand,
  isStreamEnd,
  playCommand,
  pongFor,
  subscribeCommand,
  TRANSACTION,
  windowSize,
} from './commands.ts'
import { MESSAGE, type RtmpMessage } from './message.ts'
import type { RtmpAddress } from './rtmp-address.ts'

/** Why a conversation is over, and where the server would rather have us. */
export type RtmpEnd = {
  readonly kind: 'end'
  readonly unseen: Unseen
  readonly redirect: string | null
}

const text = (value: AmfValue): string => (typeof value === 'string' ? value.slice(0, 120) : '')

const end = (unseen: Unseen, redirect: string | null = null): RtmpEnd => ({
  kind: 'end',
  unseen,
  redirect,
})

/** Statuses that mean: there is no such stream, or there is none any more (RTMP 1.0 §7.2.2.1 and Adobe's list of codes). */
const GONE =
  /^NetStream\.Play\.(StreamNotFound|UnpublishNotify|Stop|Complete|PublishNotFound)$|^NetStream\.Unpublish\.Success$/

/** The address in the answer of servers that send their players on (`ex: { code: 302, redirect }`). */
function redirectOf(info: AmfValue): string | null {
  const extra = memberOf(info, 'ex')
  const redirect = text(memberOf(extra, 'redirect')) || text(memberOf(extra, 'redirect2'))
  return redirect === '' ? null : redirect
}

function rejected(info: AmfValue, during: string): RtmpEnd {
  const code = text(memberOf(info, 'code')) || `${during} was refused`
  const why = text(memberOf(info, 'description'))
  return end(reachedButUnseen('refused', why === '' ? code : `${code}: ${why}`), redirectOf(info))
}

const nameOf = (transaction: AmfValue): string =>
  Object.entries(TRANSACTION).find(([, number]) => number === transaction)?.[0] ?? 'a command'

function readStatus(info: AmfValue): RtmpEnd | 'playing' | null {
  const code = text(memberOf(info, 'code'))
  if (GONE.test(code)) return end(reachedButUnseen('ended', code))
  if (code === 'NetStream.Play.Start' || code === 'NetStream.Play.Reset') return 'playing'
  return text(memberOf(info, 'level')) === 'error' ? rejected(info, 'play') : null
}

/** A player's side of the conversation (RTMP 1.0 §7.2): connect, createStream, play, and what the server asks between. */
export class RtmpSession {
  readonly #address: RtmpAddress
  readonly #write: (bytes: Uint8Array) => void
  #playing = false

  constructor(address: RtmpAddress, write: (bytes: Uint8Array) => void) {
    this.#address = address
    this.#write = write
  }

  /** The first words after the handshake. */
  begin(): void {
    this.#write(connectCommand(this.#address))
  }

  /** The server let us play: from now on silence means that nobody publishes. */
  get playing(): boolean {
    return this.#playing
  }

  /** Answers the server as it has to be; `null` while the conversation goes on. */
  receive({ type, payload }: RtmpMessage): RtmpEnd | null {
    switch (type) {
      case MESSAGE.commandAmf0:
        return this.#command(payload)
      case MESSAGE.commandAmf3:
        return this.#command(payload.subarray(1))
      case MESSAGE.userControl:
        return this.#control(payload)
      case MESSAGE.peerBandwidth:
        if (payload.length >= 4) this.#write(windowSize(Buffer.from(payload).readUInt32BE()))
        return null
      case MESSAGE.audio:
      case MESSAGE.video:
        this.#playing = true
        return null
      default:
        return null
    }
  }

  #command(payload: Uint8Array): RtmpEnd | null {
    const [name, transaction = null, , ...rest] = decodeAmf(payload)
    const info = rest[0] ?? null
    if (name === '_result') return this.#result(transaction, info)
    if (name === 'onStatus') return this.#status(info)
    if (name === 'close') return end(reachedButUnseen('refused', 'the server says goodbye'))
    // Most servers have never heard of a subscription.
    if (name !== '_error' || transaction === TRANSACTION.subscribe) return null
    return rejected(info, nameOf(transaction))
  }

  #result(transaction: AmfValue, info: AmfValue): RtmpEnd | null {
    if (transaction === TRANSACTION.connect) {
      this.#write(createStreamCommand())
      this.#write(subscribeCommand(this.#address.stream))
    }
    if (transaction !== TRANSACTION.createStream) return null
    if (typeof info !== 'number') return rejected(null, 'createStream')
    this.#write(playCommand(info, this.#address.stream))
    this.#write(bufferLength(info))
    return null
  }

  #status(info: AmfValue): RtmpEnd | null {
    const read = readStatus(info)
    if (read !== 'playing') return read
    this.#playing = true
    return null
  }

  #control(payload: Uint8Array): RtmpEnd | null {
    const pong = pongFor(payload)
    if (pong !== null) this.#write(pong)
    return isStreamEnd(payload) ? end(reachedButUnseen('ended', 'the stream is over')) : null
  }
}
