import type { ProgramContext } from '../../../src/cli/program-context.ts'
import { SCHEDULES_FOLDER } from '../law.ts'

export type RecordedContext = {
  readonly context: ProgramContext
  /** What the command printed so far. */
  readonly out: () => string
  readonly err: () => string
}

/** What `main.ts` hands to a command, with a data folder of the test's own; what it prints is kept. */
export function recordedContext(folder: string, asRoot = true): RecordedContext {
  let out = ''
  let err = ''
  const context: ProgramContext = {
    io: {
      lines: () => {
        throw new Error('the command reads no lines')
      },
      out: (text) => {
        out += text
      },
      err: (text) => {
        err += text
      },
    },
    environment: { XUNCHA_DATA_DIR: folder, XUNCHA_SCHEDULES: SCHEDULES_FOLDER },
    workingFolder: folder,
    asRoot,
    errorStream: { write: () => true },
    stop: new AbortController().signal,
    signals: { leave: () => {}, answer: () => {} },
    // The process is not the command's alone.
    spareMemory: () => {},
  }
  return { context, out: () => out, err: () => err }
}
