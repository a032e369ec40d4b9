import type { EvidencePiece } from '../../../core/violations/evidence-piece.ts'
import type { Heard, Keepable, SenseName } from '../senses/sense.ts'

/** Evidence of what was heard that waits for the violation it becomes part of. */
export type KeptMemory = {
  readonly waiting: readonly EvidencePiece[]
  /** sha256 of what was kept of that which stands before a sense; left out where nothing was. */
  readonly standing: Readonly<Partial<Record<SenseName, string>>>
  /** Senses that are to offer once more what stands before them. */
  readonly afresh: readonly SenseName[]
}

export const NOTHING_KEPT: KeptMemory = { waiting: [], standing: {}, afresh: [] }

const WAITING_AT_MOST = 12

export type KeptNow = {
  readonly kept: KeptMemory
  /** To be stored before anything is said about it. */
  readonly store: Keepable | null
}

/** Keeps what is suspect, once for as long as it stands. */
export function keepSuspect(before: KeptMemory, heard: Heard, suspect: boolean): KeptNow {
  const { sense, changed, keepable } = heard
  const afresh = before.afresh.filter((other) => other !== sense)
  const { [sense]: _stood, ...others } = before.standing
  const standing: KeptMemory['standing'] = changed ? others : before.standing
  const settled = { ...before, standing, afresh }
  if (!suspect || standing[sense] !== undefined) return { kept: settled, store: null }
  // It came up when it was no suspect (in permitted time): the next look makes it out afresh, and keeps it.
  if (keepable === null) return { kept: { ...settled, afresh: [...afresh, sense] }, store: null }
  const { piece } = keepable
  const waiting = [...before.waiting, piece].slice(-WAITING_AT_MOST)
  const kept = { waiting, standing: { ...standing, [sense]: piece.sha256 }, afresh }
  return { kept, store: keepable }
}

/** What waited becomes part of the observation that is told now. */
export const withoutWaiting = (kept: KeptMemory): KeptMemory => ({ ...kept, waiting: [] })
