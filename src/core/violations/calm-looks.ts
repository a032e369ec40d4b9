import { type Duration, seconds } from '../time/duration.ts'
import { between, type Instant } from '../time/instant.ts'
import type { Observation } from './observation.ts'

/**
 * Looks at one room that say nothing new wait for each other, and the last of them is told for all. What is lost of
 * them with a worker is nothing that the ledger claims: it then ends at the last one that was told.
 */
export type CalmLooks = {
  /** When a calm look was last told; `null`: the last one told was none. */
  readonly toldAt: Instant | null
  /** The last that waits, for how many it stands. */
  readonly waiting: Seen | null
}

type Seen = Extract<Observation, { kind: 'seen' }>

export const NO_CALM_LOOKS: CalmLooks = { toldAt: null, waiting: null }

/** Well within the minute that a look vouches for (`extendCoverage`). Ours: docs/rules.md §7. */
export const CALM_TOLD_EVERY: Duration = seconds(20)

/** A live picture that speaks for no lesson, and brings nothing that anybody has to be told of. */
function isCalm(look: Observation): look is Seen {
  if (look.kind !== 'seen' || look.instructing) return false
  const brings = look.trace ?? look.opinions ?? look.withdrawn ?? look.sense ?? look.recording
  return (
    look.classification.label === 'non-subject' &&
    look.evidence.length === 0 &&
    brings === undefined
  )
}

const standsFor = ({ waiting }: CalmLooks): number =>
  waiting === null ? 0 : (waiting.standsFor ?? 1)

/** What is to be told now, in its order, and what waits. */
export function addLook(
  before: CalmLooks,
  look: Observation,
): { readonly calm: CalmLooks; readonly tell: readonly Observation[] } {
  if (!isCalm(look)) {
    return { calm: NO_CALM_LOOKS, tell: [...waitingOf(before), look] }
  }
  // One that was read with less never speaks for one that was read whole, nor the other way round.
  if (before.waiting !== null && before.waiting.less !== look.less) {
    return { calm: { toldAt: look.at, waiting: null }, tell: [before.waiting, look] }
  }
  const all = standsFor(before) + 1
  const last: Seen = all === 1 ? look : { ...look, standsFor: all }
  const since = before.toldAt === null ? null : between(before.toldAt, look.at)
  // A wall clock that was set holds nothing back.
  if (since !== null && since >= 0 && since < CALM_TOLD_EVERY) {
    return { calm: { ...before, waiting: last }, tell: [] }
  }
  return { calm: { toldAt: look.at, waiting: null }, tell: [last] }
}

/** At the end of a watch nothing waits any more. */
export const waitingOf = ({ waiting }: CalmLooks): readonly Observation[] =>
  waiting === null ? [] : [waiting]
