import { restBeforeRestart } from '../../core/reading/reader-supervision.ts'
import type { ReaderProgram, ReaderQuestion } from '../../ports/child-readers.ts'
import type { Clock } from '../../ports/clock.ts'
import type { Logger } from '../../ports/logger.ts'
import { ReaderDied, type ReaderProcess, startReaderProcess } from './start-reader-process.ts'

/** A process that is there when asked for. Who ends it decides whose fault that was. */
export type StandbyReader = {
  /** Starts one now, unless one is there. */
  warm(): void
  /** Kills the process when the time limit is over; rejects as `ReaderProcess.ask`. */
  ask(question: ReaderQuestion): Promise<unknown>
  /** Questions that the present process answered. */
  answered(): number
  end(why: string): Promise<void>
  /** Ends it and starts none any more. */
  stop(): Promise<void>
  isStopped(): boolean
}

export type StandbyNeeds = {
  readonly program: ReaderProgram
  readonly clock: Clock
  readonly logger: Logger
}

export function createStandbyReader({ program, clock, logger }: StandbyNeeds): StandbyReader {
  const stopped = new AbortController()
  let present: Promise<ReaderProcess> | null = null
  let answered = 0
  let failuresInARow = 0

  const begin = async (): Promise<ReaderProcess> => {
    const rest = restBeforeRestart(failuresInARow)
    if (rest > 0) await clock.sleep(rest, stopped.signal)
    if (stopped.signal.aborted) throw new ReaderDied('the readers are being stopped', false)
    return startReaderProcess(program, logger, clock)
  }

  const ready = (): Promise<ReaderProcess> => {
    if (present !== null) return present
    const beginning = begin()
    present = beginning
    answered = 0
    const forget = (): void => {
      if (present === beginning) present = null
    }
    beginning.then((reader) => void reader.died.then(forget), forget)
    return beginning
  }

  const end = async (why: string): Promise<void> => {
    const ending = present
    present = null
    const reader = await ending?.catch(() => null)
    await reader?.kill(why)
  }

  return {
    warm: () => void ready().catch(() => undefined),
    async ask(question) {
      const reader = await ready()
      const finished = new AbortController()
      void clock.sleep(program.timeLimit, finished.signal).then(() => {
        const why = `no answer within ${program.timeLimit / 1_000} s`
        return finished.signal.aborted ? undefined : reader.kill(why)
      })
      try {
        const answer = await reader.ask(question)
        failuresInARow = 0
        answered += 1
        return answer
      } catch (cause) {
        failuresInARow += 1
        throw cause
      } finally {
        finished.abort()
      }
    },
    answered: () => answered,
    end,
    async stop() {
      stopped.abort()
      await end('stopped')
    },
    isStopped: () => stopped.signal.aborted,
  }
}
