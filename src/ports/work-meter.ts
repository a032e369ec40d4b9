import type { WorkCount } from '../core/patrol/cost/look-work.ts'

/** Takes what is done for one look. */
export type CountWork = (what: WorkCount, amount: number) => void

/** Counts what is done for a look, wherever it is done. */
export interface WorkMeter {
  /** Whatever `work` does, and what goes on from it, is told to `count`. */
  measure<T>(count: CountWork, work: () => Promise<T>): Promise<T>
  /** Who counts for what runs now; for work that goes on elsewhere. Nobody: it takes and forgets. */
  counter(): CountWork
}

/** Processor time since the process began, which only grows. */
export interface ProcessorTime {
  /** Of this process and everything below it, those that ended included, milliseconds; `children` is `null` where nobody can say. */
  read(): Promise<{ readonly own: number; readonly children: number | null }>
}
