import { once } from 'node:events'
import { flushCompileCache } from 'node:module'
import { Worker } from 'node:worker_threads'
import {
  type AskMessage,
  type LifelineData,
  type ReaderMessage,
  TURN_MILLISECONDS,
} from './reader-messages.ts'

// The body of a child process. `start-reader-process.ts` is its other end; the module to run and its settings come as
// arguments.

type Reader = (bytes: Uint8Array, parameters: unknown) => Promise<unknown>
type Say = (words: string) => void
type ReaderModule = { readonly openReader: (settings: unknown, say: Say) => Promise<Reader> }

const [, , module = '', settings = 'null', busyMilliseconds = 'null'] = process.argv

const turns = new Int32Array(new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT))
setInterval(() => Atomics.add(turns, 0, 1), TURN_MILLISECONDS).unref()
const workerData: LifelineData = { turns, busyMilliseconds: JSON.parse(busyMilliseconds) }
const lifeline = new Worker(new URL('./lifeline-thread.ts', import.meta.url), { workerData })
lifeline.unref()
// Who never beat is still starting for the parent, and is given longer: nothing may be read before.
const beating = once(lifeline, 'message')
// Not `exit`: that would wait for native code to come to an end, or abort in it.
process.once('disconnect', () => process.kill(process.pid, 'SIGKILL'))

const tell = (message: ReaderMessage): void => void process.send?.(message)

const say: Say = (words) => void process.stderr.write(`${words}\n`)

async function open(module: string, settings: string): Promise<Reader> {
  const { openReader } = (await import(module)) as ReaderModule
  const reader = await openReader(JSON.parse(settings), say)
  await beating
  tell({ kind: 'opened' })
  // At its end a process would do so by itself; this one is killed. Nothing happens where nothing is kept.
  flushCompileCache()
  return reader
}

const opening = open(module, settings)
// Told to whoever asks.
opening.catch(() => undefined)

process.on('message', ({ number, bytes, parameters }: AskMessage) => {
  void opening
    .then((read) => read(bytes, parameters))
    .then(
      (answer) => tell({ kind: 'answer', number, answer }),
      (cause: unknown) => tell({ kind: 'failed', number, reason: String(cause).slice(0, 500) }),
    )
})
