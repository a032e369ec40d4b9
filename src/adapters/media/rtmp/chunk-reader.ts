import { createGrowingBuffer, type GrowingBuffer } from '../body/growing-buffer.ts'
import { type ChunkHeader, parseChunkHeader } from './chunk-header.ts'
import { MESSAGE, type RtmpMessage } from './message.ts'

/** What some bytes completed; `wrong` says in a few words why nothing more can be read. */
export type ChunkReading = {
  readonly messages: readonly RtmpMessage[]
  readonly wrong: string | null
}

/** A keyframe of 4K video has one or two megabytes. */
const MAXIMUM_MESSAGE_BYTES = 6_000_000
/** Of all messages that are begun and not finished. */
const MAXIMUM_HELD_BYTES = 12_000_000
const MAXIMUM_CHUNK_STREAMS = 32
const DEFAULT_CHUNK_SIZE = 128

type ChunkStream = {
  header: ChunkHeader
  timestamp: number
  readonly body: GrowingBuffer
}

/** The time of the message that a chunk begins: absolute, or a step from the one before (RTMP 1.0 §5.3.1.2). */
const timestampOf = (header: ChunkHeader, before: number): number =>
  (header.format === 0 ? header.time : before + header.time) >>> 0

/**
 * Reads chunks into messages (RTMP 1.0 §5.3), however they are cut. What a server announces is not allocated before it
 * comes.
 */
export class ChunkReader {
  readonly #streams = new Map<number, ChunkStream>()
  #chunkSize = DEFAULT_CHUNK_SIZE
  #pending: Buffer = Buffer.alloc(0)
  /** The chunk whose body is being read. */
  #current: { readonly stream: ChunkStream; missing: number } | null = null
  #wrong: string | null = null

  push(bytes: Uint8Array): ChunkReading {
    const messages: RtmpMessage[] = []
    this.#pending = Buffer.concat([this.#pending, bytes])
    while (this.#wrong === null && this.#enter()) {
      const message = this.#fill()
      if (message !== null) {
        messages.push(message)
        this.#obey(message)
      }
      if (this.#current !== null) break
    }
    const held = [...this.#streams.values()].reduce((sum, { body }) => sum + body.length(), 0)
    if (held > MAXIMUM_HELD_BYTES) this.#wrong ??= 'too many unfinished messages'
    return { messages, wrong: this.#wrong }
  }

  /** Goes to the body of the chunk that is next; `false` when its header is incomplete or not to be had. */
  #enter(): boolean {
    if (this.#current !== null) return true
    const header = parseChunkHeader(this.#pending, (id) => this.#streams.get(id)?.header)
    if (header === null) return false
    const known = this.#streams.get(header.chunkStreamId)
    const begun = known?.body.length() ?? 0
    this.#wrong = this.#objection(header, begun, known === undefined)
    if (this.#wrong !== null) return false
    const stream = known ?? { header, timestamp: 0, body: createGrowingBuffer() }
    stream.header = header
    if (begun === 0) stream.timestamp = timestampOf(header, stream.timestamp)
    this.#streams.set(header.chunkStreamId, stream)
    this.#current = { stream, missing: Math.min(this.#chunkSize, header.length - begun) }
    this.#pending = this.#pending.subarray(header.size)
    return true
  }

  #objection(header: ChunkHeader, begun: number, fresh: boolean): string | null {
    if (header.length > MAXIMUM_MESSAGE_BYTES) return 'a message too long'
    if (header.length < begun) return 'a message that shrinks'
    return fresh && this.#streams.size >= MAXIMUM_CHUNK_STREAMS ? 'too many chunk streams' : null
  }

  /** Takes what has come of the current chunk's body; gives the message that it completes. */
  #fill(): RtmpMessage | null {
    if (this.#current === null) return null
    const { stream } = this.#current
    const part = this.#pending.subarray(0, this.#current.missing)
    stream.body.push(part)
    this.#pending = this.#pending.subarray(part.length)
    this.#current.missing -= part.length
    if (this.#current.missing > 0) return null
    this.#current = null
    const { length, type, messageStreamId } = stream.header
    if (stream.body.length() < length) return null
    const payload = stream.body.take()
    return { type, streamId: messageStreamId, timestamp: stream.timestamp, payload }
  }

  /** What changes the reading itself has to be obeyed before the next chunk (§5.4.1, §5.4.2). */
  #obey({ type, payload }: RtmpMessage): void {
    if (payload.length < 4) return
    const value = Buffer.from(payload).readUInt32BE() & 0x7fffffff
    if (type === MESSAGE.abort) this.#streams.get(value)?.body.take()
    if (type !== MESSAGE.setChunkSize) return
    if (value === 0) this.#wrong = 'a chunk size of zero'
    this.#chunkSize = value
  }
}
