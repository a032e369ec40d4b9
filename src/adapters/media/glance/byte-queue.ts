export type ByteQueue = {
  push(bytes: Uint8Array): void
  end(): void
  readonly bytes: AsyncIterable<Uint8Array>
}

/** Bytes that are pushed here come out there, in their order, until the end. */
export function createByteQueue(): ByteQueue {
  const waiting: Uint8Array[] = []
  let ended = false
  let wake = (): void => {}
  async function* read(): AsyncGenerator<Uint8Array> {
    while (true) {
      const next = waiting.shift()
      if (next !== undefined) yield next
      else if (ended) return
      else {
        await new Promise<void>((resolve) => {
          wake = resolve
        })
      }
    }
  }
  return {
    push(bytes) {
      waiting.push(bytes)
      wake()
    },
    end() {
      ended = true
      wake()
    },
    bytes: read(),
  }
}
