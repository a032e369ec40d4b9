import type { ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import type { Writable } from 'node:stream'

async function pump(stdin: Writable, input: AsyncIterable<Uint8Array>): Promise<void> {
  const closed = new AbortController()
  stdin.once('close', () => closed.abort())
  for await (const chunk of input) {
    if (closed.signal.aborted) return
    if (!stdin.write(chunk)) await once(stdin, 'drain', { signal: closed.signal })
  }
}

/**
 * Writes `input` to the child's stdin with back pressure and closes it. A child that has seen enough closes the pipe:
 * that, and a source that breaks off, are ordinary ends here; what the child made of it shows in its exit.
 */
export function feed(child: ChildProcess, input: AsyncIterable<Uint8Array>): void {
  const { stdin } = child
  if (stdin === null) return
  stdin.on('error', () => stdin.destroy())
  pump(stdin, input)
    .catch(() => {})
    .finally(() => stdin.end())
}
