import { CALM_FACTOR, easedBy } from '../../core/patrol/load/ease.ts'
import { isEasing, type LoadState, NO_LOAD } from '../../core/patrol/load/load-ladder.ts'
import type { ReadingThrift } from '../../core/patrol/load/reading-thrift.ts'
import { thriftFor } from '../../core/patrol/load/thrift-for.ts'
import { cadenceOf, type PatrolSweep } from '../../core/patrol/sweep.ts'
import { holders, type RoomNow } from '../../core/patrol/sweeps/sweep-of.ts'
import { heldBack } from '../../core/patrol/sweeps/sweep-run.ts'
import { windowKindsAt } from '../../core/patrol/sweeps/window-kind.ts'
import { kindOf } from '../../core/registry/object-kind.ts'
import { type Duration, seconds } from '../../core/time/duration.ts'
import { civilDateOf, type Instant } from '../../core/time/instant.ts'
import type { Clock } from '../../ports/clock.ts'
import type { Transactions } from '../../ports/records/records.ts'
import { unlessAway } from '../outage/unless-away.ts'
import { readLoad } from '../plan/load-mark.ts'
import { type PlannedRoomDeps, platformOf } from '../plan/planned-rooms.ts'
import type { WatchedRoom } from './findings/finding-look.ts'

export type RoomCadenceDeps = Pick<PlannedRoomDeps, 'law' | 'politeness'> & {
  readonly clock: Pick<Clock, 'now' | 'monotonic'>
  readonly transactions: Transactions
  readonly sweeps: () => readonly PatrolSweep[]
}

/** How long to the next look, and with what less it may be read as the load is. */
export type WatchPace = {
  readonly pause: Duration
  readonly thrift: ReadingThrift | null
  /** The one that says so; left out: none. */
  readonly sweep?: string
}

/** `null`: everything that patrols the room has been taken off and nothing of it is on record as going on: the watch is to end. */
export type RoomCadence = (watched: WatchedRoom) => Promise<WatchPace | null>

/** What people took off is read so often at most; while the database is away, what was last known holds. */
const KNOWN_FOR: Duration = seconds(5)
/** Of a room that no sweep is about, such as one that a person had looked at once. */
const UNPATROLLED: WatchPace = { pause: seconds(60), thrift: null }
const WHOLE = { factor: 1, thrift: null }

/**
 * The room as sweeps pick it. Whether teaching is permitted is left aside: a lesson under way is watched on into time
 * that is, for it may last too long.
 */
function roomNow(
  { law, politeness }: RoomCadenceDeps,
  { room, institution }: WatchedRoom,
  now: Instant,
): RoomNow {
  return {
    room,
    platform: platformOf(politeness(), room),
    kind: kindOf(institution),
    subjectTeachingNow: 'forbidden',
    ...(law === undefined ? {} : { windows: windowKindsAt(law(), room.region, room.stage, now) }),
  }
}

/** How often a room under watch is looked at: by the sweep that has it now. */
export function createRoomCadence(deps: RoomCadenceDeps): RoomCadence {
  let off: ReadonlySet<string> = new Set()
  let load: LoadState = NO_LOAD
  let known: Duration | null = null

  async function takenOff(now: Instant): Promise<ReadonlySet<string>> {
    const at = deps.clock.monotonic()
    if (known !== null && at - known < KNOWN_FOR) return off
    known = at
    const today = civilDateOf(now)
    await unlessAway(async () => {
      const read = await deps.transactions.run(async ({ sweepRuns, patrolMarks }) => ({
        runs: await sweepRuns.current(today),
        load: await readLoad(patrolMarks),
      }))
      off = heldBack(read.runs, today)
      load = read.load
    })
    return off
  }

  /** A room that is watched is never left, only looked at more rarely, and read with less, where it is calm. */
  async function easedNow({ room }: WatchedRoom, now: Instant) {
    let eased: { readonly factor: number; readonly thrift: ReadingThrift | null } = WHOLE
    if (!isEasing(load)) return eased
    await unlessAway(async () => {
      const status = await deps.transactions.run(({ roomBoard }) => roomBoard.status(room.id))
      const factor = easedBy(load, { room, status }, now)
      eased = {
        factor: factor === 'shed' ? CALM_FACTOR['lowest-tier-shed'] : factor,
        thrift: thriftFor(load, { room, status }, now),
      }
    })
    return eased
  }

  /** What is on record goes on until somebody sees that it has ended: nobody else looks at the room. */
  async function isAccused(roomId: string): Promise<boolean> {
    let accused = true
    await unlessAway(async () => {
      const ongoing = await deps.transactions.run(({ violations }) => violations.ongoingOf(roomId))
      accused = ongoing !== null
    })
    return accused
  }

  return async (watched) => {
    const now = deps.clock.now()
    const away = await takenOff(now)
    const all = holders(roomNow(deps, watched, now), deps.sweeps(), now)
    const [has] = all.filter(({ name }) => !away.has(name))
    if (has !== undefined) {
      const { watchSeconds } = cadenceOf(has, watched.room)
      const { factor, thrift } = await easedNow(watched, now)
      return { pause: seconds(watchSeconds * factor), thrift, sweep: has.name }
    }
    if (all.length === 0 || (await isAccused(watched.room.id))) return UNPATROLLED
    return null
  }
}
