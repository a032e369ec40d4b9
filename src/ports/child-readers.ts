import type { Duration } from '../core/time/duration.ts'

/** A program for a child process that reads hostile input by native code. */
export type ReaderProgram = {
  /** For logs, `/readyz` and metrics, e.g. `paddle`. */
  readonly name: string
  /**
   * The child's module. It exports `openReader(settings, say)`, which resolves with
   * `(bytes: Uint8Array, parameters) => Promise<answer>`; it is asked one question at a time. What it says with
   * `say(words)` stands in the log.
   */
  readonly module: URL
  /** JSON for `openReader`. */
  readonly settings: unknown
  /** All of the child's environment. */
  readonly environment: Readonly<Record<string, string>>
  /** Writable memory that the child may have (RLIMIT_DATA, where there is one); beyond it its allocations fail. */
  readonly memoryBytes: number
  /** Killed when a question takes longer, waiting for a start included. One that is stopped or spins is noticed before. */
  readonly timeLimit: Duration
  /**
   * Processor time (of all its threads) for which its event loop may stand still; one that takes more is caught in a loop.
   * Not wall time: on a busy machine a sound read may stand still for that long. Left out: `timeLimit` alone.
   */
  readonly busyLimit?: Duration
  /** JavaScript's heap in MB; left out: 256. */
  readonly heapMegabytes?: number
  /**
   * A process for each question, which ends with the answer: nothing of one file is there for the next, and nothing waits
   * warm. What it dies over is not tried again and not named; `ReaderFailed` says so at once.
   */
  readonly oneShot?: true
  /** Questions answered before the process is replaced, which bounds what it may leak. */
  readonly recycleAfter: number
}

export type ReaderQuestion = {
  /** The picture, the sound: crosses to the child as bytes. */
  readonly bytes: Uint8Array
  readonly parameters: unknown
}

/** One reader at a time, replaced whenever it died: always able to read what comes next. */
export interface ChildReader {
  /** Starts a process now, so that the first question finds it warm. */
  warm(): void
  /**
   * Ask one question after the other. A question that the process died or hung over is asked once more, in a process
   * of its own and while no other is tried again. Rejects with `ReaderFailed` when that one dies too, and for bytes
   * that did so before; with another error when the program itself says that it failed, or cannot start. The answer
   * comes from a process that read hostile bytes: check its shape.
   */
  ask(question: ReaderQuestion): Promise<unknown>
  /** Kills what runs. What is being asked rejects; nothing is started any more. */
  stop(): Promise<void>
}

export type ReadersHealth = {
  /** Processes that died or were killed before their time, since this program started. */
  readonly deaths: number
  /** SHA-256 of bytes that killed two readers and are not fed again; the latest last, a bounded number. */
  readonly poisonous: readonly string[]
}

/** The one place where native code meets what strangers send. */
export interface ChildReaders {
  open(program: ReaderProgram): ChildReader
  health(): ReadersHealth
}
