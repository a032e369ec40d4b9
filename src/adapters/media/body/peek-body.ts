import { pipeline, Readable, type Transform } from 'node:stream'
import { createGunzip, createInflate, createZstdDecompress } from 'node:zlib'
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

/**
 * Compressed without a word, known by the first bytes: gzip (RFC 1952 §2.3.1), zstd (RFC 8878 §3.1.1), zlib as packers
 * usually write it (RFC 1950 §2.2). A limit on what is read holds for what comes out.
 */
function unpackerOf(head: Uint8Array): (() => Transform) | null {
  const [first, second = 0] = head
  if (first === 0x1f && second === 0x8b) return createGunzip
  if (first === 0x28 && second === 0xb5 && head[2] === 0x2f && head[3] === 0xfd) {
    return createZstdDecompress
  }
  return first === 0x78 && [0x01, 0x5e, 0x9c, 0xda].includes(second) ? createInflate : null
}

const unpacked = (
  body: AsyncIterable<Uint8Array>,
  createUnpacker: () => Transform,
): AsyncIterable<Uint8Array> => {
  const unpacker = createUnpacker()
  // Whoever reads the outcome hears of a broken body there.
  pipeline(Readable.from(body), unpacker, () => {})
  return unpacker
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
    const unpacker = mayUnpack ? unpackerOf(head) : null
    if (unpacker !== null) return peekBody(unpacked(replay(chunks, iterator), unpacker), false)
    const container = sniffContainer(head, complete)
    if (container !== null) {
      return { container, empty: head.length === 0, body: replay(chunks, iterator) }
    }
  }
}

/** The first bytes of a body, `limit` about, and the whole of it, which can be gone through once. */
export async function withHead(
  body: AsyncIterable<Uint8Array>,
  limit: number,
): Promise<{ readonly head: Uint8Array; readonly body: AsyncIterable<Uint8Array> }> {
  const iterator = body[Symbol.asyncIterator]()
  const chunks: Uint8Array[] = []
  for (let size = 0; size < limit; ) {
    const next = await iterator.next()
    if (next.done === true) break
    chunks.push(next.value)
    size += next.value.length
  }
  return { head: Buffer.concat(chunks), body: replay(chunks, iterator) }
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
