/** Collects bytes that arrive in pieces of any size: memory is at most twice what came, work is linear in it. */
export type GrowingBuffer = {
  length(): number
  push(bytes: Uint8Array): void
  /** What was collected; the buffer is empty afterwards. */
  take(): Uint8Array
}

const FIRST_BYTES = 256

export function createGrowingBuffer(): GrowingBuffer {
  let room = new Uint8Array(0)
  let used = 0
  return {
    length: () => used,
    push(bytes) {
      const needed = used + bytes.length
      if (needed > room.length) {
        const larger = new Uint8Array(Math.max(FIRST_BYTES, needed, room.length * 2))
        larger.set(room.subarray(0, used))
        room = larger
      }
      room.set(bytes, used)
      used = needed
    },
    take() {
      const taken = room.subarray(0, used)
      room = new Uint8Array(0)
      used = 0
      return taken
    },
  }
}
