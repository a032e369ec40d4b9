import type { Container } from './container.ts'
import { sniffContainer } from './container.ts'

export type PeekedBody = {
  readonly container: Container
  /** No byte came at all before the end. */
  readonly empty: boolean
  /** The whole body, with the bytes already looked at. Can be gone through once. */
  readonly body: AsyncIterable<Uint8Array>
}

async function* replay(
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

/** Reads until the first bytes tell the container. Rejects when the body breaks off before. */
export async function peekBody(body: AsyncIterable<Uint8Array>): Promise<PeekedBody> {
  const iterator = body[Symbol.asyncIterator]()
  const chunks: Uint8Array[] = []
  for (;;) {
    const next = await iterator.next()
    const complete = next.done === true
    if (!complete) chunks.push(next.value)
    const head = Buffer.concat(chunks)
    const container = sniffContainer(head, complete)
    if (container !== null) {
      return { container, empty: head.length === 0, body: replay(chunks, iterator) }
    }
  }
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
