import type { ClockOffset } from '../../core/evidence/capture/learned-facts.ts'

/** Says how far the clock of this machine is from a source. */
export interface TimeSource {
  /** Never throws. */
  ask(signal: AbortSignal): Promise<ClockOffset>
}
