import { setTimeout as delay } from 'node:timers/promises'

type Order = (number: number) => unknown

const ORDERS: Readonly<Record<string, Order>> = {
  crash: () => process.kill(process.pid, 'SIGSEGV'),
  stop: () => process.kill(process.pid, 'SIGSTOP'),
  hang,
  loop: () => spin(Number.POSITIVE_INFINITY),
  busy: (milliseconds) => spin(milliseconds),
  steps,
  fail: () => {
    throw new Error('the engine says no')
  },
  fill,
  wait: (milliseconds) => delay(milliseconds),
}

/** What a made-up reader does with what it is given: the first letters of the bytes are the order. */
export async function openReader(settings: unknown) {
  if (settings === 'no models') throw new Error('no such model')
  return async (bytes: Uint8Array): Promise<unknown> => {
    const [order = '', number = ''] = Buffer.from(bytes)
      .subarray(0, 100)
      .toString('utf8')
      .split(' ')
    await ORDERS[order]?.(Number(number))
    return { length: bytes.byteLength, pid: process.pid }
  }
}

/** Lets nothing else of this thread run. */
function spin(milliseconds: number): void {
  const until = performance.now() + milliseconds
  while (performance.now() < until);
}

/** Never comes round again, and takes no processor: a lock that nobody gives back. */
function hang(): void {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT)), 0, 0)
}

/** Busy for as many seconds, with a moment between one and the next as between the lines of a picture. */
async function steps(seconds: number): Promise<void> {
  for (let i = 0; i < seconds; i += 1) {
    spin(1_000)
    await delay(150)
  }
}

/** More than any bound; the buffers are kept, so that nothing is collected. */
function fill(): number {
  const all: Buffer[] = []
  for (let i = 0; i < 100; i += 1) all.push(Buffer.alloc(64 * 1024 ** 2, 1))
  return all.length
}
