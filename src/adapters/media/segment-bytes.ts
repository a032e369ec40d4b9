import { createDecipheriv, type Decipheriv } from 'node:crypto'
import type { Egress } from '../../ports/egress.ts'
import type { Unseen } from '../../ports/stream-viewer.ts'
import { type Container, sniffContainer } from './container.ts'
import type { ByteRange, MediaResource, Segment, SegmentKey } from './hls-playlist.ts'
import { peekBody, readAll } from './peek-body.ts'
import { resolveReference } from './resolve-reference.ts'
import { reachedButUnseen, unseenOfBrokenBody, unseenOfRefusal, unseenOfStatus } from './unseen.ts'

const MAXIMUM_INIT_BYTES = 4_000_000
const KEY_BYTES = 16

export type SegmentBytes = {
  readonly kind: 'segment'
  readonly format: 'mpegts' | 'mp4'
  readonly encrypted: boolean
  readonly body: AsyncIterable<Uint8Array>
  discard(): void
}

type Context = { readonly egress: Egress; readonly playlist: string; readonly signal: AbortSignal }

/** Without the status: that of a segment or key must not be taken for that of the registered address. */
const inside = (found: Unseen, what: string): Unseen => ({
  ...found,
  httpStatus: null,
  detail: `${what}: ${found.detail}`,
})

/** Servers may send the whole resource when a range was asked for (RFC 9110 §14.2). */
async function* cutOut(body: AsyncIterable<Uint8Array>, { from, to }: ByteRange) {
  let at = 0
  for await (const chunk of body) {
    const part = chunk.subarray(Math.max(0, from - at), Math.max(0, to + 1 - at))
    if (part.length > 0) yield part
    at += chunk.length
    if (at > to) return
  }
}

async function open(context: Context, resource: MediaResource, what: string) {
  const url = resolveReference(resource.uri, context.playlist)
  const { signal } = context
  const { range } = resource
  const answer = await context.egress.get(url, range === null ? { signal } : { signal, range })
  if (answer.kind === 'refusal') return inside(unseenOfRefusal(answer), what)
  const refused = unseenOfStatus(answer.status)
  if (refused === null) {
    const whole = range !== null && answer.status !== 206
    return whole ? { ...answer, body: cutOut(answer.body, range) } : answer
  }
  answer.discard()
  return inside(refused, what)
}

async function fetchAll(context: Context, resource: MediaResource, what: string, limit: number) {
  const answer = await open(context, resource, what)
  if (answer.kind === 'unseen') return answer
  try {
    return (await readAll(answer.body, limit)) ?? reachedButUnseen('not-media', `${what}: too long`)
  } catch (error) {
    return inside(unseenOfBrokenBody(context.signal.aborted, error), what)
  } finally {
    answer.discard()
  }
}

/** The initialisation vector is the sequence number unless the playlist gives one (RFC 8216 §5.2). */
function vectorOf(segment: Segment, iv: Uint8Array | null): Uint8Array {
  if (iv !== null) return iv
  const vector = Buffer.alloc(KEY_BYTES)
  vector.writeBigUInt64BE(BigInt(segment.sequence), 8)
  return vector
}

async function decipherOf(context: Context, segment: Segment, key: SegmentKey) {
  if (key.method === 'none') return null
  if (key.method === 'unusable') return reachedButUnseen('encrypted', key.name)
  const bytes = await fetchAll(context, { uri: key.uri, range: null }, 'key', 1_000)
  if ('kind' in bytes) {
    // An address the guard refused or a server that hangs keep their names; a key that is denied means "encrypted".
    const denied = bytes.reason === 'http-4xx' || bytes.reason === 'http-5xx'
    return denied ? reachedButUnseen('encrypted', bytes.detail) : bytes
  }
  if (bytes.length !== KEY_BYTES) return reachedButUnseen('encrypted', 'the key is not 16 bytes')
  return createDecipheriv('aes-128-cbc', bytes, vectorOf(segment, key.iv))
}

async function* deciphered(body: AsyncIterable<Uint8Array>, decipher: Decipheriv) {
  for await (const chunk of body) yield decipher.update(chunk)
  yield decipher.final()
}

async function* preceded(init: Uint8Array | null, body: AsyncIterable<Uint8Array>) {
  if (init !== null) yield init
  yield* body
}

type Opened = {
  readonly body: AsyncIterable<Uint8Array>
  readonly init: Uint8Array | null
  readonly encrypted: boolean
  discard(): void
}

const doesNotOpen = (): Unseen => reachedButUnseen('encrypted', 'the key does not open the segment')

function noVideoIn(container: Container, empty: boolean, encrypted: boolean): Unseen {
  if (encrypted) return doesNotOpen()
  if (empty) return reachedButUnseen('empty', 'the segment is empty')
  if (container === 'audio') return reachedButUnseen('audio-only', 'the segment is plain audio')
  return reachedButUnseen('not-media', `the segment is ${container}`)
}

async function classify(opened: Opened, signal: AbortSignal): Promise<SegmentBytes | Unseen> {
  const { init, encrypted, discard } = opened
  try {
    const peeked = await peekBody(opened.body)
    const container = init === null ? peeked.container : (sniffContainer(init, true) ?? 'unknown')
    if (container === 'mpegts' || container === 'mp4') {
      const body = preceded(init, peeked.body)
      return { kind: 'segment', format: container, encrypted, body, discard }
    }
    discard()
    return noVideoIn(container, peeked.empty, encrypted)
  } catch (error) {
    discard()
    return encrypted && !signal.aborted ? doesNotOpen() : unseenOfBrokenBody(signal.aborted, error)
  }
}

/** An initialisation section whose video is behind common encryption (ISO/IEC 23001-7 §4.1). */
const isProtected = (init: Uint8Array): boolean => Buffer.from(init).includes('encv')

/** Opens one segment with what it needs: initialisation section, key. The body is deciphered as it arrives. */
export async function openSegment(
  egress: Egress,
  playlist: string,
  segment: Segment,
  signal: AbortSignal,
): Promise<SegmentBytes | Unseen> {
  const context = { egress, playlist, signal }
  const decipher = await decipherOf(context, segment, segment.key)
  if (decipher !== null && 'kind' in decipher) return decipher
  const init =
    segment.map === null ? null : await fetchAll(context, segment.map, 'map', MAXIMUM_INIT_BYTES)
  if (init !== null && 'kind' in init) return init
  if (init !== null && isProtected(init)) {
    return reachedButUnseen('encrypted', 'common encryption, without a word in the playlist')
  }
  const answer = await open(context, segment, 'segment')
  if (answer.kind === 'unseen') return answer
  const { discard } = answer
  const body = decipher === null ? answer.body : deciphered(answer.body, decipher)
  return classify({ body, init, encrypted: decipher !== null, discard }, signal)
}
