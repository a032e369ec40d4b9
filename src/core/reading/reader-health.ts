/** How reading has gone of late. A single picture may break a reader, and a room may send many of them: a picture of ours decides. */
export type ReaderHealth = {
  /** Pictures of rooms in a row that no reader could read, whoever's fault it was. */
  readonly failures: number
  /** Trials with our own picture in a row that failed since. */
  readonly trials: number
}

export const HEALTHY: ReaderHealth = { failures: 0, trials: 0 }

/** As many as make the engine's own supervision doubt it (`recogniser-pool.ts`). */
const DOUBTFUL_AFTER = 3
/** A machine that is short of memory for a moment fails once. */
const UNABLE_AFTER = 2

/** `read`: whatever came of it, a reader answered. */
export type ReadingOutcome = 'read' | 'failed'

export const followReading = (health: ReaderHealth, outcome: ReadingOutcome): ReaderHealth =>
  outcome === 'read' ? HEALTHY : { ...health, failures: health.failures + 1 }

export const followTrial = (health: ReaderHealth, outcome: ReadingOutcome): ReaderHealth =>
  outcome === 'read' ? HEALTHY : { ...health, trials: health.trials + 1 }

/** Our own picture is to be tried. */
export const isDoubtful = ({ failures }: ReaderHealth): boolean => failures >= DOUBTFUL_AFTER

/** It does not read at all at present, and sees nothing of any room. */
export const cannotRead = ({ trials }: ReaderHealth): boolean => trials >= UNABLE_AFTER
