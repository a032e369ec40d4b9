import type { Connection } from '../../../ports/egress.ts'
import type { Unseen } from '../../../ports/sight/stream-viewer.ts'
import { reachedButUnseen, unseen, unseenOfBrokenBody } from '../unseen.ts'
import { authorizationFor, type Challenge, chooseChallenge } from './authorization.ts'
import type { Credentials } from './rtsp-address.ts'
import { headerOf, type RtspItem, RtspReader } from './rtsp-message.ts'

export type RtspResponse = RtspItem & { readonly kind: 'response' }
export type InterleavedPacket = RtspItem & { readonly kind: 'packet' }

/** More than this and no keyframe among it is no lesson. */
const MAXIMUM_BYTES = 24_000_000
/** Answers and requests of the server in one look: a dozen is usual. */
const MAXIMUM_MESSAGES = 200
/** Packets in one look: ten seconds of high-quality video have ten thousand. */
const MAXIMUM_PACKETS = 100_000
const USER_AGENT = 'xuncha-patrol'
/** The stream is over, and where it goes on is named by a request of the server (RFC 2326 §10.10). */
const OVER = ['TEARDOWN', 'REDIRECT']

/** One connection to an RTSP server: requests, their answers, and the packets between them. */
export class RtspDialogue {
  readonly #connection: Connection
  readonly #signal: AbortSignal
  readonly #credentials: Credentials | null
  readonly #bytes: AsyncIterator<Uint8Array>
  readonly #reader = new RtspReader()
  readonly #queue: RtspItem[] = []
  #wrong: string | null = null
  #challenge: Challenge | null = null
  #sequence = 0
  #total = 0
  #packets = 0
  #messages = 0
  #playing = false

  constructor(connection: Connection, credentials: Credentials | null, signal: AbortSignal) {
    this.#connection = connection
    this.#credentials = credentials
    this.#signal = signal
    this.#bytes = connection.bytes[Symbol.asyncIterator]()
  }

  /** From now on silence means that nothing is sent, and not that nobody is there. */
  startPlaying(): void {
    this.#playing = true
  }

  close(): void {
    this.#connection.close()
  }

  /** Asks, and asks again with a proof of identity when the server wants one and the address names somebody. */
  async request(
    method: string,
    url: string,
    headers: Readonly<Record<string, string>> = {},
  ): Promise<RtspResponse | Unseen> {
    const first = await this.#ask(method, url, headers)
    if (first.kind === 'unseen' || first.status !== 401 || this.#credentials === null) return first
    // Asked for again although it was given: either the proof is old, or it is wrong.
    const offers = first.headers.get('www-authenticate') ?? []
    const stale = offers.some((offer) => /\bstale\s*=\s*"?true/i.test(offer))
    if (this.#challenge !== null && !stale) return first
    this.#challenge = chooseChallenge(offers)
    return this.#challenge === null ? first : this.#ask(method, url, headers)
  }

  /** The next packet on one of `channels`. */
  async packet(...channels: readonly number[]): Promise<InterleavedPacket | Unseen> {
    for (;;) {
      const item = await this.#next()
      if (item.kind === 'unseen') return item
      if (item.kind === 'packet' && channels.includes(item.channel)) return item
    }
  }

  async #ask(
    method: string,
    url: string,
    headers: Readonly<Record<string, string>>,
  ): Promise<RtspResponse | Unseen> {
    this.#sequence += 1
    const sequence = String(this.#sequence)
    const proof =
      this.#challenge === null || this.#credentials === null
        ? {}
        : {
            Authorization: authorizationFor(this.#challenge, this.#credentials, {
              method,
              uri: url,
            }),
          }
    const all = { CSeq: sequence, 'User-Agent': USER_AGENT, ...proof, ...headers }
    const lines = Object.entries(all).map(([name, value]) => `${name}: ${value}`)
    this.#connection.write(
      Buffer.from(`${method} ${url} RTSP/1.0\r\n${lines.join('\r\n')}\r\n\r\n`),
    )
    for (;;) {
      const item = await this.#next()
      if (item.kind === 'unseen') return item
      if (item.kind === 'response' && (headerOf(item.headers, 'cseq') ?? sequence) === sequence) {
        return item
      }
    }
  }

  /** What comes next; requests of the server are answered on the way. */
  async #next(): Promise<Exclude<RtspItem, { kind: 'request' }> | Unseen> {
    for (;;) {
      const item = this.#queue.shift()
      if (item === undefined) {
        const trouble = await this.#read()
        if (trouble !== null) return trouble
        continue
      }
      if (item.kind !== 'request') return item
      if (OVER.includes(item.method))
        return reachedButUnseen('ended', `the server says ${item.method}`)
      const sequence = headerOf(item.headers, 'cseq') ?? '0'
      this.#connection.write(
        Buffer.from(`RTSP/1.0 501 Not Implemented\r\nCSeq: ${sequence}\r\n\r\n`),
      )
    }
  }

  async #read(): Promise<Unseen | null> {
    if (this.#wrong !== null) return reachedButUnseen('not-media', this.#wrong)
    try {
      const next = await this.#bytes.next()
      if (next.done === true) return this.#broken(new Error('the server hung up'))
      this.#total += next.value.length
      if (this.#total > MAXIMUM_BYTES) return reachedButUnseen('not-media', 'too many bytes')
      const { items, wrong } = this.#reader.push(next.value)
      const packets = items.filter(({ kind }) => kind === 'packet').length
      this.#packets += packets
      this.#messages += items.length - packets
      const chatter = this.#packets > MAXIMUM_PACKETS || this.#messages > MAXIMUM_MESSAGES
      if (chatter) return reachedButUnseen('not-media', 'chatter without end')
      this.#queue.push(...items)
      this.#wrong = wrong
      return null
    } catch (error) {
      return this.#broken(error)
    }
  }

  #broken(error: unknown): Unseen {
    const over = this.#signal.aborted
    return over && !this.#playing
      ? unseen('timeout', 'the server did not let us play in time')
      : unseenOfBrokenBody(over, error)
  }
}
