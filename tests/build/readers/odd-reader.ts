import { setTimeout as delay } from 'node:timers/promises'

/** What a made-up reader does with what it is given: the first letters of the bytes are the order. */
export async function openReader(settings: unknown) {
  if (settings === 'no models') throw new Error('no such model')
  return async (bytes: Uint8Array): Promise<unknown> => {
    const [order = '', number = ''] = Buffer.from(bytes).toString('utf8').split(' ')
    if (order === 'crash') process.kill(process.pid, 'SIGSEGV')
    if (order === 'hang') for (;;) Math.sqrt(2)
    if (order === 'fail') throw new Error('the engine says no')
    if (order === 'fill') return fill()
    if (order === 'wait') await delay(Number(number))
    return { length: bytes.byteLength, pid: process.pid }
  }
}

/** More than any bound; the buffers are kept, so that nothing is collected. */
function fill(): number {
  const all: Buffer[] = []
  for (let i = 0; i < 100; i += 1) all.push(Buffer.alloc(64 * 1024 ** 2, 1))
  return all.length
}
