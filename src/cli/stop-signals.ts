import { endForSure } from '../adapters/system/end-for-sure.ts'
import { EXIT } from './io.ts'
import type { ProgramContext } from './program-context.ts'

/** What is asked to end has ended by then, whatever hangs: parts have eight seconds (compose/closers.ts). */
const END_WITHIN_MILLISECONDS = 9_500
const SIGNALS = ['SIGINT', 'SIGTERM'] as const

/** Answers the signals that end a program, from now on; `err` is told when it does not end in time. */
export function answerStopSignals(
  err: (text: string) => void,
): Pick<ProgramContext, 'stop' | 'signals'> {
  const stop = new AbortController()
  const asked = (): void => {
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
  return { stop: stop.signal, signals: { answer, leave } }
}
