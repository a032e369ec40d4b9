import type { Clock } from '../../ports/clock.ts'
import type { Transactions } from '../../ports/records/records.ts'
import type { WatchedRoom } from './findings/finding-look.ts'
import type { FindingJudges } from './findings/finding-memory.ts'
import { recallFindings } from './findings/note-findings.ts'
import { recallSpeech } from './follow-speech.ts'
import { recallTeaching } from './follow-teaching.ts'
import { newRoomMemory, type RoomMemory } from './memory/room-memory.ts'
import { recallAir } from './replay/follow-air.ts'

/** More courses than this are not asked for what is taught now. */
const COURSES_AT_MOST = 200

export type BegunWatch = { readonly watched: WatchedRoom; readonly memory: RoomMemory }

/** The room, and what former watches left of it. `null`: there is no such room any more. */
export async function beginWatch(
  deps: FindingJudges & { readonly transactions: Transactions; readonly clock: Clock },
  roomId: string,
): Promise<BegunWatch | null> {
  const { transactions, clock } = deps
  const found = await transactions.run(async (records) => {
    const room = await records.rooms.find(roomId)
    const institution = room && (await records.institutions.find(room.institutionId))
    return room !== null && institution !== null ? { room, institution } : null
  })
  if (found === null) return null
  const now = { wall: clock.now(), monotonic: clock.monotonic() }
  const teaching = await recallTeaching(deps, found.room, now.wall)
  const watched = { ...found, courses: teaching.courses.slice(0, COURSES_AT_MOST) }
  const findings = await recallFindings(deps, watched, now.wall)
  const air = await recallAir(deps, roomId, now.wall)
  const fresh = newRoomMemory(now)
  const heard = await recallSpeech(deps, fresh, roomId)
  return { watched, memory: { ...fresh, teaching, findings, air, ...heard } }
}
