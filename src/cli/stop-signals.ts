import { endForSure } from '../adapters/system/end-for-sure.ts'
import { EXIT } from './io.ts'
import type { ProgramContext } from './program-context.ts'

/** What is asked to end has ended by then, whatever hangs: parts have eight seconds (compose/closers.ts). */
const END_WITHIN_MILLISECONDS = 9_500
const SIGNALS = ['SIGINT', 'SIGTERM'] as const

/** Exit codes as a shell names programs that a signal ended: 128 and the signal's number. */
const INTERRUPTED = { SIGINT: 130, SIGTERM: 143 } as const

export type StopSignals = Pick<ProgramContext, 'stop' | 'signals'> & {
  /** Exit code of a command that broke off with `cause` because it was asked to; `null`: it broke off for another reason. */
  readonly interrupted: (cause: unknown) => number | null
}

/** Whether an error says that something was aborted, by itself or in what caused it. */
function tellsAbort(cause: unknown): boolean {
  if (!(cause instanceof Error)) return false
  return cause.name === 'AbortError' || tellsAbort(cause.cause)
}

/** Answers the signals that end a program, from now on; `err` is told when it does not end in time. */
export function answerStopSignals(err: (text: string) => void): StopSignals {
  const stop = new AbortController()
  let code: number | null = null
  const asked = (signal: NodeJS.Signals): void => {
    code = signal === 'SIGINT' ? INTERRUPTED.SIGINT : INTERRUPTED.SIGTERM
    stop.abort()
    setTimeout(() => {
      err('未能在时限内正常停止 did not stop in time\n')
      endForSure(EXIT.ourFault)
    }, END_WITHIN_MILLISECONDS).unref()
  }
  const answer = (): void => {
    for (const signal of SIGNALS) process.once(signal, asked)
  }
  const leave = (): void => {
    for (const signal of SIGNALS) process.off(signal, asked)
  }
  answer()
  const interrupted = (cause: unknown): number | null => (tellsAbort(cause) ? code : null)
  return { stop: stop.signal, signals: { answer, leave }, interrupted }
}
