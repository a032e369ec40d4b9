/** Keeps the last `limit` bytes of a stream of chunks, so that a talkative process costs no memory. */
export type ByteTail = {
  push(chunk: Uint8Array): void
  text(): string
}

export function createByteTail(limit: number): ByteTail {
  let kept: Uint8Array = new Uint8Array(0)
  return {
    push(chunk) {
      const joined = Buffer.concat([kept, chunk])
      kept = joined.length > limit ? joined.subarray(joined.length - limit) : joined
    },
    text: () => Buffer.from(kept).toString('utf8'),
  }
}
