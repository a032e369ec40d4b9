import type { Readable, Writable } from 'node:stream'
import { milliseconds } from '../../core/time/duration.ts'
import type { Clock } from '../../ports/clock.ts'
import { BEAT, BEAT_MILLISECONDS } from './reader-messages.ts'

/** A machine under load may be late; a process that was stopped stays silent. */
const MOST_MISSED = 20
/** Before the first beat stands the start, which takes its time under load. */
const MOST_MISSED_AT_START = 60

/**
 * Calls `lost` when the process says that its main thread spins, and when ten seconds pass without a beat: the process is
 * stopped (SIGSTOP, a debugger, a frozen group), which a read that takes its time is not. Counted in looks of ours and not
 * in time, or a pause of this program and its readers together would be taken for theirs.
 */
export async function watchPulse(
  lifeline: Readable | Writable | null | undefined,
  needs: {
    readonly clock: Pick<Clock, 'sleep'>
    /** Aborted when the process is gone. */
    readonly signal: AbortSignal
    readonly lost: (why: string) => Promise<void>
  },
): Promise<void> {
  const { clock, signal, lost } = needs
  let missed = 0
  let most = MOST_MISSED_AT_START
  lifeline?.on('data', (beats: Buffer) => {
    if (beats.includes(BEAT.spinning)) void lost('caught in a loop: busy without coming round')
    missed = 0
    most = MOST_MISSED
  })
  while (missed < most) {
    await clock.sleep(milliseconds(BEAT_MILLISECONDS), signal)
    if (signal.aborted) return
    missed += 1
  }
  await lost(`stopped: no sign of life for ${(missed * BEAT_MILLISECONDS) / 1_000} s`)
}
