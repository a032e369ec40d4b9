import type { Connection } from '../../../ports/egress.ts'
import type { Unseen } from '../../../ports/sight/stream-viewer.ts'
import { reachedButUnseen, unseen, unseenOfBrokenBody } from '../unseen.ts'
import { ChunkReader, type ChunkReading } from './chunk-reader.ts'
import { acknowledgement } from './commands.ts'
import { createHandshake, greeting } from './handshake.ts'
import { MESSAGE, type RtmpMessage } from './message.ts'
import type { RtmpAddress } from './rtmp-address.ts'
import { type RtmpEnd, RtmpSession } from './session.ts'

/** More than this and no keyframe among it is no lesson. */
const MAXIMUM_BYTES = 24_000_000
/** Bytes without picture or sound: metadata without end, chatter. One keyframe has to fit in. */
const MAXIMUM_IDLE_BYTES = 7_000_000
/** Messages in one look: forty seconds that a server kept for newcomers, and ten more, have five thousand. */
const MAXIMUM_MESSAGES = 20_000
/** Those of them that carry no picture and no sound. */
const MAXIMUM_ASIDES = 1_000
/** Until the server names its own window. */
const ACKNOWLEDGE_EVERY = 1_250_000
/** A window of a few bytes would make us answer each of them. */
const ACKNOWLEDGE_AT_MOST_EVERY = 1_024

const MEDIA: readonly number[] = [MESSAGE.audio, MESSAGE.video, MESSAGE.aggregate]
/** Handed on as well: they may announce pictures. */
const METADATA: readonly number[] = [MESSAGE.dataAmf0, MESSAGE.dataAmf3]

const ended = (found: Unseen): RtmpEnd => ({ kind: 'end', redirect: null, unseen: found })

const nonsense = (detail: string): RtmpEnd => ended(reachedButUnseen('not-media', detail))

/** Handshake, chunks and session of one connection: bytes in, media out. */
class Player {
  readonly #connection: Connection
  readonly #session: RtmpSession
  readonly #handshake = createHandshake()
  readonly #chunks = new ChunkReader()
  #greeted = false
  #total = 0
  #idle = 0
  #messages = 0
  #asides = 0
  #acknowledged = 0
  #acknowledgeEvery = ACKNOWLEDGE_EVERY

  constructor(connection: Connection, address: RtmpAddress) {
    this.#connection = connection
    this.#session = new RtmpSession(address, (bytes) => connection.write(bytes))
  }

  /** The media that these bytes complete, and the end when it came with them. */
  push(bytes: Uint8Array): {
    readonly media: readonly RtmpMessage[]
    readonly end: RtmpEnd | null
  } {
    this.#count(bytes.length)
    const { messages, wrong } = this.#listen(bytes)
    this.#messages += messages.length
    const media: RtmpMessage[] = []
    const asides: RtmpMessage[] = []
    for (const message of messages) {
      const end = this.#receive(message)
      if (end !== null) return { media, end }
      if (MEDIA.includes(message.type)) media.push(message)
      else if (METADATA.includes(message.type)) asides.push(message)
    }
    this.#asides += messages.length - media.length
    if (media.length > 0) this.#idle = 0
    media.unshift(...asides)
    if (wrong !== null) return { media, end: nonsense(wrong) }
    return { media, end: this.#excess() }
  }

  /**
   * What a line that ended without a word means. Hanging up on "play" is how some servers say that a key is wrong, and
   * others that nobody publishes: it proves neither.
   */
  broken(over: boolean, error: unknown): RtmpEnd {
    return over && !this.#session.playing
      ? ended(unseen('timeout', 'the server did not let us play in time'))
      : ended(unseenOfBrokenBody(over, error))
  }

  #excess(): RtmpEnd | null {
    if (this.#total > MAXIMUM_BYTES) return nonsense('too many bytes')
    if (this.#messages > MAXIMUM_MESSAGES) return nonsense('too many messages')
    const chatter = this.#idle > MAXIMUM_IDLE_BYTES || this.#asides > MAXIMUM_ASIDES
    return chatter ? nonsense('chatter without media') : null
  }

  #receive(message: RtmpMessage): RtmpEnd | null {
    if (message.type === MESSAGE.windowSize && message.payload.length >= 4) {
      const half = Buffer.from(message.payload).readUInt32BE() / 2
      this.#acknowledgeEvery = Math.max(ACKNOWLEDGE_AT_MOST_EVERY, half)
    }
    return this.#session.receive(message)
  }

  #listen(bytes: Uint8Array): ChunkReading {
    if (this.#greeted) return this.#chunks.push(bytes)
    let step = this.#handshake.push(bytes)
    if (step.kind === 'answered') {
      this.#connection.write(step.reply)
      this.#session.begin()
      step = this.#handshake.push(new Uint8Array(0))
    }
    if (step.kind === 'wrong') return { messages: [], wrong: step.detail }
    if (step.kind !== 'done') return { messages: [], wrong: null }
    this.#greeted = true
    return this.#chunks.push(step.rest)
  }

  /** Tells the server how much has come, as often as it wants to know (RTMP 1.0 §5.4.3); else it stops sending. */
  #count(length: number): void {
    this.#total += length
    this.#idle += length
    if (this.#total - this.#acknowledged < this.#acknowledgeEvery) return
    this.#acknowledged = this.#total
    this.#connection.write(acknowledgement(this.#total))
  }
}

/**
 * Plays an RTMP stream over a connection: gives its sound and pictures as they come and, in the end, says why there
 * are no more. The connection is closed when the generator is left.
 */
export async function* playRtmp(
  connection: Connection,
  address: RtmpAddress,
  signal: AbortSignal,
): AsyncGenerator<RtmpMessage, RtmpEnd> {
  const player = new Player(connection, address)
  try {
    connection.write(greeting())
    for await (const bytes of connection.bytes) {
      const { media, end } = player.push(bytes)
      yield* media
      if (end !== null) return end
    }
    return player.broken(signal.aborted, new Error('the server hung up'))
  } catch (error) {
    return player.broken(signal.aborted, error)
  } finally {
    connection.close()
  }
}
