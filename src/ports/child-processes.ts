import type { Duration } from '../core/time/duration.ts'

export type ProcessExit = {
  /** Exit code; `null` when a signal ended it. */
  readonly code: number | null
  /** Why it ended when it was not by itself. */
  readonly endedBy: 'itself' | 'budget' | 'stop' | 'output-limit'
  /** The last few kilobytes of stderr. */
  readonly stderrTail: string
}

export type ProcessSettings = {
  /** Killed after this time; `null` only for processes that live as long as their owner (a rehearsal publisher). */
  readonly budget: Duration | null
  readonly signal?: AbortSignal
  /** Stdout is collected up to this many bytes, then the process is ended. */
  readonly maximumOutputBytes: number
  /** Handed its stdout as it comes; nothing of it is collected then, and there may be any amount of it. */
  readonly onOutput?: (chunk: Uint8Array) => void
  /**
   * Address space the process may ask for (RLIMIT_AS): beyond it its allocations fail, instead of the machine running
   * out. Held where a POSIX shell and the limit exist (Linux), without effect elsewhere.
   */
  readonly memoryBytes?: number
  /** Fed to stdin as it comes. Left early when the process needs no more; the owner then ends its source. */
  readonly input?: AsyncIterable<Uint8Array>
  readonly environment?: Readonly<Record<string, string>>
}

export type RunningProcess = {
  readonly pid: number
  readonly exited: Promise<ProcessExit & { readonly stdout: Uint8Array }>
  /** Ends the whole process group and resolves when it is gone. Safe to call twice. */
  stop(): Promise<void>
}

/** The one place where child processes start, each in its own group, each reaped. */
export interface ChildProcesses {
  start(command: string, args: readonly string[], settings: ProcessSettings): RunningProcess
  /** Ends every process that is still running. */
  stopAll(): Promise<void>
}
