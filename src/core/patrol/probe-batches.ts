import { type Duration, milliseconds, seconds } from '../time/duration.ts'
import type { SpreadStarts } from './spread-starts.ts'

/** Rooms that are probed by one job: `after` milliseconds from its beginning. */
export type ProbeBatch = {
  /** When the job begins. */
  readonly delay: Duration
  readonly rooms: readonly { readonly roomId: string; readonly after: number }[]
}

/** A batch spans so much of the round, so that it is soon over. */
const SLICE: Duration = seconds(10)
/** A killed worker leaves at most so many to another, some of them looked at already. */
const MOST_ROOMS = 100
/** Rooms of one platform come to its line together, where their turns are given in one transaction. */
const TOGETHER: Duration = seconds(1)

/** Cuts the starts of a tick into batches: first by time, then by number; hosts stay mixed as their starts are. */
export function probeBatches(starts: SpreadStarts['starts']): readonly ProbeBatch[] {
  const slices = Map.groupBy(
    starts.toSorted((a, b) => a.delay - b.delay),
    ({ delay }) => Math.floor(delay / SLICE),
  )
  return [...slices].flatMap(([slice, rooms]) => {
    const delay = milliseconds(slice * SLICE)
    return Array.from({ length: Math.ceil(rooms.length / MOST_ROOMS) }, (_, n) => ({
      delay,
      rooms: rooms.slice(n * MOST_ROOMS, (n + 1) * MOST_ROOMS).map((start) => ({
        roomId: start.roomId,
        after: Math.floor((start.delay - delay) / TOGETHER) * TOGETHER,
      })),
    }))
  })
}
