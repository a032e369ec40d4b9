import { roomLook } from '../../core/cuts/cut-again.ts'
import type { CutCheck, CutOrder } from '../../core/cuts/cut-order.ts'
import { isSameLesson } from '../../core/cuts/same-lesson.ts'
import type { RegionCode } from '../../core/registry/institution.ts'
import type { LiveRoom } from '../../core/registry/live-room.ts'
import { minutes, seconds } from '../../core/time/duration.ts'
import { type Instant, plus } from '../../core/time/instant.ts'
import type { Records } from '../../ports/records/records.ts'
import { steadyNow } from '../steady-time.ts'
import type { CutOrderDeps } from './cut-orders.ts'

/** The cut lesson was watched until shortly before; an older session of the room is another lesson. */
const WATCHED_WITHIN = minutes(10)
const ROOMS_AT_MOST = 20

type OnAir = {
  readonly roomId: string
  readonly title: string
  readonly region: RegionCode | undefined
}

async function goesOnIn(
  { airPrints, rooms }: Pick<Records, 'airPrints' | 'rooms'>,
  room: LiveRoom,
  cutAt: Instant,
): Promise<readonly OnAir[]> {
  const own = await airPrints.latest(room.id)
  if (own === null || plus(own.lastAt, WATCHED_WITHIN) < cutAt) return []
  const sessions = await airPrints.onAirSince(room.institutionId, cutAt)
  const others = sessions.filter(({ roomId }) => roomId !== room.id).slice(0, ROOMS_AT_MOST)
  if (others.length === 0) return []
  const lesson = await airPrints.scenesOf(own.id)
  const found: OnAir[] = []
  for (const { id, roomId, startedAt } of others) {
    const scenes = await airPrints.scenesOf(id)
    const since = scenes.filter(({ seenUntil }) => plus(startedAt, seconds(seenUntil)) >= cutAt)
    if (!isSameLesson(lesson, since)) continue
    const other = await rooms.find(roomId)
    found.push({ roomId, title: other?.title ?? roomId, region: other?.region })
  }
  return found
}

/**
 * The lesson that was cut may go on in another room of the institution. What the patrol saw there since is compared with
 * what it had seen here; rooms that nobody watches are not known to.
 */
export async function lookElsewhere(
  deps: CutOrderDeps,
  order: CutOrder,
  room: LiveRoom,
): Promise<readonly CutCheck[]> {
  const cutAt = order.verifiedAt
  if (cutAt === null) return []
  const found = await deps.transactions.run((records) => goesOnIn(records, room, cutAt))
  return found.map(({ roomId, title, region }) => ({
    at: deps.clock.now(),
    steadyAt: steadyNow(deps.clock),
    what: roomLook(roomId),
    ...(region === undefined ? {} : { region }),
    found: 'live',
    detail: `同一课程的画面出现在直播间“${title}” the same lesson goes on in room ${title}`,
  }))
}
