import { type ChildProcess, spawn } from 'node:child_process'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'

export type WorkerProcess = {
  /** Resolves with the first line that begins with `word`; rejects when the process ends before. */
  said(word: string): Promise<string>
  /** Resolves with its first line, whatever that is: a word that never comes is waited for without end. */
  saidFirst(): Promise<string>
  /** kill -9, and waits until it is gone. */
  kill(): Promise<void>
}

/**
 * Runs one of the scripts of this folder in a process of its own, so that it can be killed.
 * Its standard output is what it says, a line at a time.
 */
export function startWorkerProcess(script: string, argument: unknown): WorkerProcess {
  const path = fileURLToPath(new URL(script, import.meta.url))
  const child: ChildProcess = spawn(process.execPath, [path, JSON.stringify(argument)], {
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const lines: string[] = []
  const errors: string[] = []
  const waiting = new Set<() => void>()
  const tell = () => {
    for (const wake of waiting) wake()
  }
  const gone = Promise.withResolvers<void>()
  let ended = false
  // Not at its exit, when lines may still be on their way.
  child.once('close', () => {
    ended = true
    gone.resolve()
    tell()
  })
  child.stderr?.on('data', (chunk: unknown) => errors.push(String(chunk)))
  if (child.stdout !== null) {
    createInterface({ input: child.stdout }).on('line', (line) => {
      lines.push(line)
      tell()
    })
  }
  async function said(word: string): Promise<string> {
    for (;;) {
      const line = lines.find((one) => one.startsWith(word))
      if (line !== undefined) return line
      if (ended) throw new Error(`ended before it said ${word}:\n${errors.join('')}`)
      const { promise, resolve } = Promise.withResolvers<void>()
      waiting.add(resolve)
      await promise
      waiting.delete(resolve)
    }
  }
  return {
    said,
    saidFirst: () => said(''),
    async kill() {
      if (!ended) child.kill('SIGKILL')
      await gone.promise
    },
  }
}
