import { pipeline, Readable } from 'node:stream'
import { createGunzip } from 'node:zlib'
import type { Container } from './container.ts'
import { sniffContainer } from './container.ts'

export type PeekedBody = {
  readonly container: Container
  /** No byte came at all before the end. */
  readonly empty: boolean
  /** The whole body, with the bytes already looked at. Can be gone through once. */
  readonly body: AsyncIterable<Uint8Array>
}

/** A body with the bytes that were already taken off its iterator. */
export async function* replay(
  head: readonly Uint8Array[],
  rest: AsyncIterator<Uint8Array>,
): AsyncGenerator<Uint8Array> {
  try {
    yield* head
    for (let next = await rest.next(); next.done !== true; next = await rest.next()) {
      yield next.value
    }
  } finally {
    await rest.return?.()
  }
}

/** Compressed although nobody asked for it (RFC 1952 §2.3.1); a limit on what is read holds for what comes out. */
const isGzip = (head: Uint8Array): boolean => head[0] === 0x1f && head[1] === 0x8b

const unpacked = (body: AsyncIterable<Uint8Array>): AsyncIterable<Uint8Array> => {
  const gunzip = createGunzip()
  // Whoever reads the outcome hears of a broken body there.
  pipeline(Readable.from(body), gunzip, () => {})
  return gunzip
}

/** Reads until the first bytes tell the container. Rejects when the body breaks off before. */
export async function peekBody(
  body: AsyncIterable<Uint8Array>,
  mayUnpack = true,
): Promise<PeekedBody> {
  const iterator = body[Symbol.asyncIterator]()
  const chunks: Uint8Array[] = []
  for (;;) {
    const next = await iterator.next()
    const complete = next.done === true
    if (!complete) chunks.push(next.value)
    const head = Buffer.concat(chunks)
    if (mayUnpack && isGzip(head)) return peekBody(unpacked(replay(chunks, iterator)), false)
    const container = sniffContainer(head, complete)
    if (container !== null) {
      return { container, empty: head.length === 0, body: replay(chunks, iterator) }
    }
  }
}

/** The first bytes of a body, `limit` at most; the rest is not read. */
export async function readStart(
  body: AsyncIterable<Uint8Array>,
  limit: number,
): Promise<Uint8Array> {
  const chunks: Uint8Array[] = []
  let size = 0
  for await (const chunk of body) {
    chunks.push(chunk)
    size += chunk.length
    if (size >= limit) break
  }
  return Buffer.concat(chunks).subarray(0, limit)
}

/** Collects a small body; `null` when it is longer than `limit`. */
export async function readAll(
  body: AsyncIterable<Uint8Array>,
  limit: number,
): Promise<Uint8Array | null> {
  const chunks: Uint8Array[] = []
  let size = 0
  for await (const chunk of body) {
    size += chunk.length
    if (size > limit) return null
    chunks.push(chunk)
  }
  return Buffer.concat(chunks)
}
