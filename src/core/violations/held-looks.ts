import { type Duration, hours } from '../time/duration.ts'
import { earlier, type Instant, later } from '../time/instant.ts'
import type { Observation } from './observation.ts'

/** A look that could not be written down when it was made, because the database was away. */
export type HeldLook = {
  readonly observation: Observation
  /** About how much memory it takes. */
  readonly bytes: number
  /** Monotonic time since when it is held. */
  readonly since: Duration
}

/** Looks at one room that there was no place for: the ledger says that the room was not seen. */
export type LookGap = {
  readonly roomId: string
  readonly watchId: string
  readonly from: Instant
  readonly to: Instant
  readonly looks: number
  /** Of the first and the last look: what the ledger enters has an identity too, and these are free. */
  readonly firstId: string
  readonly lastId: string
}

export type HeldLooks = {
  /** In the order in which they were made. */
  readonly looks: readonly HeldLook[]
  readonly bytes: number
  readonly gaps: readonly LookGap[]
  /** Since the program started. */
  readonly dropped: number
}

export type HoldBounds = {
  readonly looks: number
  readonly bytes: number
  readonly longest: Duration
}

export const NOTHING_HELD: HeldLooks = { looks: [], bytes: 0, gaps: [], dropped: 0 }

/**
 * Sixty rooms looked at every three seconds fill this in a quarter of an hour; what is suspect lasts far longer.
 * Ours: docs/rules.md §7.
 */
export const HOLD_BOUNDS: HoldBounds = { looks: 20_000, bytes: 64 * 1024 * 1024, longest: hours(2) }

/** A look that may make a violation is the last to go. */
const isSuspect = ({ observation }: HeldLook): boolean =>
  observation.kind === 'seen' && (observation.instructing || observation.evidence.length > 0)

function widen(gaps: readonly LookGap[], { id, roomId, watchId, at }: Observation): LookGap[] {
  const known = gaps.find((gap) => gap.roomId === roomId)
  if (known === undefined) {
    const fresh = { roomId, watchId, from: at, to: at, looks: 1, firstId: id, lastId: id }
    return [...gaps, fresh]
  }
  const wider: LookGap = {
    ...known,
    from: earlier(known.from, at),
    to: later(known.to, at),
    looks: known.looks + 1,
    firstId: at < known.from ? id : known.firstId,
    lastId: at < known.to ? known.lastId : id,
  }
  return gaps.map((gap) => (gap === known ? wider : gap))
}

function drop(held: HeldLooks, index: number): HeldLooks {
  const gone = held.looks[index]
  if (gone === undefined) return held
  return {
    looks: held.looks.toSpliced(index, 1),
    bytes: held.bytes - gone.bytes,
    gaps: widen(held.gaps, gone.observation),
    dropped: held.dropped + 1,
  }
}

/** Adds a look and keeps to the bounds: what is too old goes, then the oldest that is no suspect, then the oldest. */
export function holdLook(
  held: HeldLooks,
  look: HeldLook,
  now: Duration,
  bounds: HoldBounds = HOLD_BOUNDS,
): HeldLooks {
  let next: HeldLooks = {
    ...held,
    looks: [...held.looks, look],
    bytes: held.bytes + look.bytes,
  }
  while (next.looks[0] !== undefined && now - next.looks[0].since > bounds.longest) {
    next = drop(next, 0)
  }
  while (next.looks.length > bounds.looks || next.bytes > bounds.bytes) {
    next = drop(
      next,
      Math.max(
        0,
        next.looks.findIndex((one) => !isSuspect(one)),
      ),
    )
  }
  return next
}

const unseen = ({ roomId, watchId }: LookGap, id: string, at: Instant): Observation => ({
  id,
  roomId,
  watchId,
  at,
  kind: 'unseen',
  reason: 'not-kept',
})

/**
 * What is to be written down now, oldest first: the looks, and of each gap that nothing was seen from here to there.
 */
export function looksToWrite({ looks, gaps }: HeldLooks): readonly Observation[] {
  const ends = gaps.flatMap((gap) => {
    const first = unseen(gap, gap.firstId, gap.from)
    return gap.firstId === gap.lastId ? [first] : [first, unseen(gap, gap.lastId, gap.to)]
  })
  return [...looks.map(({ observation }) => observation), ...ends].toSorted((a, b) => a.at - b.at)
}

/** What is left of a gap when one end, or both, are in the ledger. */
function restOf(gap: LookGap, written: ReadonlySet<string>): readonly LookGap[] {
  const { firstId, lastId, from, to } = gap
  const end = written.has(firstId) ? { id: lastId, at: to } : { id: firstId, at: from }
  if (written.has(end.id)) return []
  if (!written.has(firstId) && !written.has(lastId)) return [gap]
  return [{ ...gap, from: end.at, to: end.at, firstId: end.id, lastId: end.id }]
}

/** Without those that are written down. A gap that has grown meanwhile stays. */
export function withoutWritten(held: HeldLooks, written: readonly Observation[]): HeldLooks {
  const ids = new Set(written.map(({ id }) => id))
  const looks = held.looks.filter(({ observation }) => !ids.has(observation.id))
  return {
    ...held,
    looks,
    bytes: looks.reduce((sum, { bytes }) => sum + bytes, 0),
    gaps: held.gaps.flatMap((gap) => restOf(gap, ids)),
  }
}
