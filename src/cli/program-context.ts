import type { Environment } from '../config/environment.ts'
import type { CommandIo } from './io.ts'

/** What `main.ts` hands to a command: the process, without the process. */
export type ProgramContext = {
  readonly io: CommandIo
  readonly environment: Environment
  readonly workingFolder: string
  readonly asRoot: boolean
  readonly errorStream: { write(text: string): unknown }
  /** Aborts at SIGINT and SIGTERM. */
  readonly stop: AbortSignal
  /** Who answers SIGINT and SIGTERM: `stop`, or, while they are left, the system, which ends the process at once. */
  readonly signals: { readonly leave: () => void; readonly answer: () => void }
  /** For a command that does one thing and ends: the process may be made slower so that it takes less memory. */
  readonly spareMemory: () => void
}
