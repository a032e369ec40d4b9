import { type ChildProcess, spawn } from 'node:child_process'
import { getCompileCacheDir } from 'node:module'
import { fileURLToPath } from 'node:url'
import type { ReaderProgram, ReaderQuestion } from '../../ports/child-readers.ts'
import type { Clock } from '../../ports/clock.ts'
import type { Logger } from '../../ports/logger.ts'
import type { AskMessage, ReaderMessage } from './reader-messages.ts'
import { watchPulse } from './reader-pulse.ts'
import { withinData } from './within-data.ts'

const MAIN = fileURLToPath(new URL('./reader-main.ts', import.meta.url))
/** JavaScript's heap; pictures and models live outside it. */
const HEAP_MEGABYTES = 256
/** The middle compiler is left out: it is suspected of other numbers while it takes over (docs/decisions/0148). */
const COMPILERS = '--no-maglev'
/** A reader taken over by what it read must not fill the log. */
const MOST_WORDS = 50

/** The process is gone. `opened`: it had been able to read, so what it was reading may be the cause. */
export class ReaderDied extends Error {
  readonly opened: boolean

  constructor(message: string, opened: boolean) {
    super(message)
    this.name = 'ReaderDied'
    this.opened = opened
  }
}

export type ReaderProcess = {
  /** Rejects with `ReaderDied` when the process is gone, with another error when the program says that it failed. */
  ask(question: ReaderQuestion): Promise<unknown>
  readonly died: Promise<ReaderDied>
  /** Kills the whole process group at once; resolves when it is reaped. */
  kill(why: string): Promise<void>
}

function killGroup(pid: number | undefined): void {
  // 0 and 1 would address our own group and everybody.
  if (pid === undefined || pid <= 1) return
  try {
    process.kill(-pid, 'SIGKILL')
  } catch {
    // ESRCH: nobody left.
  }
}

function spawnReader(program: ReaderProgram): ChildProcess {
  const heap = program.heapMegabytes ?? HEAP_MEGABYTES
  const args = [`--max-old-space-size=${heap}`, COMPILERS, '--disable-warning=ExperimentalWarning']
  const busy = JSON.stringify(program.busyLimit ?? null)
  const body = [MAIN, program.module.href, JSON.stringify(program.settings), busy]
  const [command, bounded] = withinData(process.execPath, [...args, ...body], program.memoryBytes)
  return spawn(command, bounded, {
    detached: true,
    // The last one is the lifeline.
    stdio: ['ignore', 'ignore', 'pipe', 'ipc', 'pipe'],
    serialization: 'advanced',
    env: { ...program.environment, ...compiledOnce() },
  })
}

/** Where whoever started the program lets it keep what Node compiles, its readers keep theirs below. */
function compiledOnce(): Readonly<Record<string, string>> {
  const folder = getCompileCacheDir()
  return folder === undefined ? {} : { NODE_COMPILE_CACHE: folder }
}

/** What the program says on its error stream, line by line, as far as it is of use. */
function relayWords(child: ChildProcess, program: ReaderProgram, logger: Logger): void {
  let said = 0
  child.stderr?.on('data', (chunk: Uint8Array) => {
    said += 1
    const words = Buffer.from(chunk).toString('utf8').slice(0, 1_000).trim()
    if (said <= MOST_WORDS) logger.warn({ reader: program.name, words }, 'a reader says')
  })
  for (const stream of [child.stderr, child.stdio[4]]) stream?.on('error', () => undefined)
}

function whenDied(child: ChildProcess, ending: () => string, isOpened: () => boolean) {
  return new Promise<ReaderDied>((resolve) => {
    child.on('error', (error) => {
      if (child.pid === undefined) resolve(new ReaderDied(`cannot start: ${error.message}`, false))
    })
    child.once('exit', (code, signal) => {
      // What the reader leaves behind in its group must not outlive it.
      killGroup(child.pid)
      const how = signal === null ? `ended with code ${code}` : `killed by ${signal}`
      resolve(new ReaderDied([ending(), how].filter(Boolean).join(', '), isOpened()))
    })
  })
}

/** One child process, the leader of its own group, bounded in memory. It ends with its parent, and when it is stopped. */
export function startReaderProcess(
  program: ReaderProgram,
  logger: Logger,
  clock: Pick<Clock, 'sleep'>,
): ReaderProcess {
  const child = spawnReader(program)
  let [asked, opened, ending] = [0, false, '']
  const waiting = new Map<number, PromiseWithResolvers<unknown>>()
  const died = whenDied(
    child,
    () => ending,
    () => opened,
  )
  relayWords(child, program, logger)
  child.on('message', (message: ReaderMessage) => {
    if (message.kind === 'opened') {
      opened = true
      return
    }
    if (message.kind === 'answer') waiting.get(message.number)?.resolve(message.answer)
    else waiting.get(message.number)?.reject(new Error(message.reason))
    waiting.delete(message.number)
  })
  void died.then((death) => {
    for (const one of waiting.values()) one.reject(death)
    waiting.clear()
  })
  const kill = async (why: string): Promise<void> => {
    ending = why
    killGroup(child.pid)
    await died
  }
  const dead = new AbortController()
  void died.then(() => dead.abort())
  void watchPulse(child.stdio[4], { clock, signal: dead.signal, lost: kill })
  return {
    died,
    ask({ bytes, parameters }) {
      asked += 1
      const message: AskMessage = { number: asked, bytes, parameters }
      const answer = Promise.withResolvers<unknown>()
      waiting.set(asked, answer)
      // A process that is gone is told by its exit, also after this was sent.
      child.send(message, () => undefined)
      return Promise.race([answer.promise, died.then((death) => Promise.reject(death))])
    },
    kill,
  }
}
