import { HEARD_UNSEEN, type ListenReason, whenToListen } from '../../core/hearing/when-to-listen.ts'
import { milliseconds } from '../../core/time/duration.ts'
import type { Observation } from '../../core/violations/observation.ts'
import type { StreamViewer } from '../../ports/sight/stream-viewer.ts'
import type { Hearing } from '../hearing/hearing.ts'
import type { WatchedRoom } from './findings/finding-look.ts'
import { judgeLook } from './judge-look.ts'
import { type LookBase, type LookDeps, type Looked, look, needOf } from './look.ts'
import type { MemoryCell } from './memory/memory-cell.ts'
import { overhearing } from './senses/overhearing.ts'
import { openSoundSense } from './senses/sound-sense.ts'

type EarDeps = LookDeps & { readonly viewer: StreamViewer; readonly hearing?: Hearing }

/** Hearing beside seeing. */
export type Ears = {
  /** Brings the sound along where the room is to be listened to. */
  readonly viewer: StreamViewer
  /** Listens to what came with the last picture; `null`: nothing did, or the watch is to end. */
  listen(base: LookBase, signal: AbortSignal): Promise<Looked | null>
}

/** Whether to listen at this moment, and why: asked before each look, a turn is spent with the answer. */
function wantsOf(
  deps: EarDeps,
  hearing: Hearing,
  watched: WatchedRoom,
  cell: MemoryCell,
): ListenReason | null {
  const now = deps.clock.monotonic()
  const { watchedSince, seen, listenedAt } = cell.now().hearing
  const question = {
    seen,
    watched: milliseconds(now - watchedSince),
    sinceListened: listenedAt === null ? null : milliseconds(now - listenedAt),
    lot: hearing.lot(),
  }
  // The law is asked last: it costs more than the rest.
  const reason = whenToListen({ ...question, forbidden: true })
  if (reason === null) return null
  const { verdict } = judgeLook(deps, watched, null, deps.clock.now())
  if (verdict !== 'forbidden' || !hearing.turn(reason)) return null
  hearing.ledger.count(reason)
  return reason
}

/** Ears for one room; without the means to hear they are deaf, and the viewer is as it was. */
export function openEars(deps: EarDeps, watched: WatchedRoom, cell: MemoryCell): Ears {
  const { hearing } = deps
  if (hearing === undefined) return { viewer: deps.viewer, listen: async () => null }
  const overheard = overhearing(deps.viewer, () => wantsOf(deps, hearing, watched, cell))
  let next = overheard.take()
  const needs = () => needOf(cell.now(), deps, watched, 'sound')
  const sense = openSoundSense(hearing, deps.clock, () => next, needs)
  return {
    viewer: overheard.viewer,
    async listen(base, signal) {
      next = overheard.take()
      return next === null || signal.aborted
        ? null
        : await look(deps, watched, cell, sense, base, signal)
    },
  }
}

/** A room without a picture that may be heard all the same. */
export const canBeHeard = (
  hearing: Hearing | undefined,
  observation: Observation | null,
): boolean =>
  hearing !== undefined &&
  observation?.kind === 'unseen' &&
  HEARD_UNSEEN[observation.reason] !== undefined
