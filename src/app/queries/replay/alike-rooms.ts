import type { Institution } from '../../../core/registry/institution.ts'
import type { LiveRoom } from '../../../core/registry/live-room.ts'
import type { AirScene } from '../../../core/replay/air-scenes.ts'
import {
  alikeElsewhere,
  distinctScenes,
  type RoomAlike,
} from '../../../core/replay/alike-elsewhere.ts'
import { tellingBands } from '../../../core/replay/print-bands.ts'
import { hours, seconds } from '../../../core/time/duration.ts'
import { type Instant, minus, plus } from '../../../core/time/instant.ts'
import type { Clock } from '../../../ports/clock.ts'
import type { Records, Transactions } from '../../../ports/records/records.ts'

/** The newest pictures of the lesson are looked for; bounds the question. */
const PICTURES_AT_MOST = 24
const ROOMS_AT_MOST = 20
/** Prints are kept for months; older ones than these are for the search for replays. */
const AS_FAR_BACK = hours(90 * 24)

export type AlikeRoom = RoomAlike & {
  readonly room: LiveRoom
  readonly institution: Institution | null
}
export type AlikeRooms = {
  /** Whose the violation is. */
  readonly institutionId: string
  /** Different pictures of the lesson that were looked for; 0: none is kept that could be known again. */
  readonly pictures: number
  readonly rooms: readonly AlikeRoom[]
}

type Deps = { readonly transactions: Transactions; readonly clock: Pick<Clock, 'now'> }

async function scenesWithin(
  { airPrints }: Pick<Records, 'airPrints'>,
  roomId: string,
  from: Instant,
  to: Instant,
): Promise<readonly AirScene[]> {
  const found: AirScene[] = []
  for (const { id, startedAt } of await airPrints.within(roomId, from, to)) {
    const scenes = await airPrints.scenesOf(id)
    found.push(
      ...scenes.filter(
        ({ begunBy, seenUntil }) =>
          plus(startedAt, seconds(begunBy)) <= to && plus(startedAt, seconds(seenUntil)) >= from,
      ),
    )
  }
  return found
}

async function named(
  { rooms, institutions }: Pick<Records, 'rooms' | 'institutions'>,
  alike: readonly RoomAlike[],
): Promise<readonly AlikeRoom[]> {
  const found: AlikeRoom[] = []
  for (const one of alike.slice(0, ROOMS_AT_MOST)) {
    const room = await rooms.find(one.roomId)
    // Taken out of the register, or in a place that whoever asks may not know of.
    if (room === null) continue
    found.push({ ...one, room, institution: await institutions.find(room.institutionId) })
  }
  return found
}

/** In which other rooms pictures of the violation were seen, whosever they are. `null`: there is no such violation. */
export function alikeRooms(deps: Deps, violationId: string): Promise<AlikeRooms | null> {
  return deps.transactions.run(async (records) => {
    const violation = await records.violations.find(violationId)
    if (violation === null) return null
    const { roomId, institutionId, openedAt, lastSeenAt } = violation
    const scenes = await scenesWithin(records, roomId, openedAt, lastSeenAt)
    const own = distinctScenes(scenes.slice(-PICTURES_AT_MOST * 4)).slice(-PICTURES_AT_MOST)
    const bands = [...new Set(own.flatMap(({ picture }) => tellingBands(picture)))]
    if (bands.length === 0) return { institutionId, pictures: 0, rooms: [] }
    const since = minus(deps.clock.now(), AS_FAR_BACK)
    const elsewhere = await records.airPrints.elsewhere(bands, roomId, since)
    const rooms = await named(records, alikeElsewhere(own, elsewhere))
    return { institutionId, pictures: own.length, rooms }
  })
}
