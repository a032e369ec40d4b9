import { type ChildProcess, spawn } from 'node:child_process'
import { type Duration, milliseconds } from '../../../core/time/duration.ts'
import type {
  ChildProcesses,
  ProcessExit,
  ProcessSettings,
  RunningProcess,
} from '../../../ports/child-processes.ts'
import type { Clock } from '../../../ports/clock.ts'
import type { Logger } from '../../../ports/logger.ts'
import { createByteTail } from './byte-tail.ts'
import { feed } from './feed-stdin.ts'
import { withinMemory } from './within-memory.ts'

const STDERR_TAIL_BYTES = 32_768

export type ChildProcessesNeeds = {
  readonly clock: Clock
  readonly logger: Logger
  /** Between SIGTERM and SIGKILL. */
  readonly grace?: Duration
}

type Ending = ProcessExit['endedBy']

/** Signals a whole process group; a group that is already gone is fine. */
function signalGroup(pid: number, signal: NodeJS.Signals): void {
  // 0 and 1 would address our own group and everybody.
  if (pid <= 1) return
  try {
    process.kill(-pid, signal)
  } catch {
    // ESRCH: nobody left to signal.
  }
}

function collectOutput(child: ChildProcess, maximumBytes: number, onOverflow: () => void) {
  const chunks: Uint8Array[] = []
  let size = 0
  child.stdout?.on('data', (chunk: Uint8Array) => {
    if (size + chunk.length > maximumBytes) {
      // The pipe is still read to its end: an unread pipe keeps the process from dying.
      if (size <= maximumBytes) chunks.push(chunk.subarray(0, maximumBytes - size))
      size = maximumBytes + 1
      onOverflow()
      return
    }
    size += chunk.length
    chunks.push(chunk)
  })
  return () => Buffer.concat(chunks)
}

function handOutput(child: ChildProcess, onOutput: (chunk: Uint8Array) => void) {
  child.stdout?.on('data', onOutput)
  return () => new Uint8Array(0)
}

type Settled = ProcessExit & { readonly stdout: Uint8Array }

/** Resolves when the process is reaped and its pipes are closed; a command that cannot start resolves too. */
function whenClosed(child: ChildProcess, onExit: () => void): Promise<number | null | Error> {
  return new Promise((resolve) => {
    child.once('error', (error) => {
      if (child.pid === undefined) resolve(error)
    })
    child.once('exit', onExit)
    child.once('close', (code) => resolve(code))
  })
}

function startOne(
  command: string,
  args: readonly string[],
  settings: ProcessSettings,
  clock: Clock,
  grace: Duration,
): RunningProcess {
  // Only what is asked for: neither secrets nor proxy exceptions of our own environment leak into a decoder.
  const bounded = withinMemory(command, args, settings.memoryBytes ?? null)
  const child = spawn(bounded.command, bounded.args, {
    detached: true,
    stdio: [settings.input === undefined ? 'ignore' : 'pipe', 'pipe', 'pipe'],
    env: { ...settings.environment },
  })
  const pid = child.pid ?? 0
  const gone = new AbortController()
  let endedBy: Ending = 'itself'
  let ending = false

  const end = (why: Ending): void => {
    if (ending || gone.signal.aborted) return
    ending = true
    endedBy = why
    signalGroup(pid, 'SIGTERM')
    void clock.sleep(grace, gone.signal).then(() => {
      if (!gone.signal.aborted) signalGroup(pid, 'SIGKILL')
    })
  }

  if (settings.input !== undefined) feed(child, settings.input)
  const stderr = createByteTail(STDERR_TAIL_BYTES)
  child.stderr?.on('data', (chunk: Uint8Array) => stderr.push(chunk))
  const stdout =
    settings.onOutput === undefined
      ? collectOutput(child, settings.maximumOutputBytes, () => end('output-limit'))
      : handOutput(child, settings.onOutput)
  const onAbort = (): void => end('stop')

  // What the leader leaves behind in its group must not outlive it.
  const closed = whenClosed(child, () => signalGroup(pid, 'SIGKILL'))
  const exited = closed.then((outcome): Settled => {
    gone.abort()
    settings.signal?.removeEventListener('abort', onAbort)
    const failed = outcome instanceof Error
    return {
      code: failed ? null : outcome,
      endedBy,
      stderrTail: failed ? `cannot start: ${outcome.message}` : stderr.text(),
      stdout: stdout(),
    }
  })

  settings.signal?.addEventListener('abort', onAbort, { once: true })
  if (settings.signal?.aborted === true) onAbort()
  if (settings.budget !== null) {
    void clock.sleep(settings.budget, gone.signal).then(() => end('budget'))
  }
  return {
    pid,
    exited,
    async stop() {
      end('stop')
      await exited
    },
  }
}

/**
 * Starts child processes, each the leader of its own process group, so that ending one ends all that it started.
 * A process is ended by SIGTERM and, after a grace, SIGKILL; `exited` always resolves and never rejects. A command
 * that cannot be started resolves with `code` null and the cause in `stderrTail`, its `pid` is 0.
 * The child's environment is exactly `settings.environment`.
 */
export function createChildProcesses(needs: ChildProcessesNeeds): ChildProcesses {
  const running = new Set<RunningProcess>()
  const grace = needs.grace ?? milliseconds(500)
  return {
    start(command, args, settings) {
      const started = startOne(command, args, settings, needs.clock, grace)
      running.add(started)
      void started.exited.then((exit) => {
        running.delete(started)
        const { code, endedBy } = exit
        needs.logger.debug({ command, pid: started.pid, code, endedBy }, 'child process ended')
      })
      return started
    },
    async stopAll() {
      await Promise.all([...running].map((one) => one.stop()))
    },
  }
}
