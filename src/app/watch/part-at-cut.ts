import { lastProvenCut } from '../../core/cuts/cut-tail.ts'
import { NOTHING_HEARD } from '../../core/hearing/kept-speech.ts'
import { NEW_SESSION } from '../../core/lesson/room-session.ts'
import { isWarm } from '../../core/lesson/session-evidence.ts'
import type { Instant } from '../../core/time/instant.ts'
import type { Transactions } from '../../ports/records/records.ts'
import { recentOrders } from '../cuts/recent-orders.ts'
import { unlessAway } from '../outage/unless-away.ts'
import type { TeachingMemory } from './follow-teaching.ts'
import { NOTHING_KEPT } from './memory/keep-pieces.ts'
import type { MemoryCell } from './memory/memory-cell.ts'
import type { RoomMemory } from './memory/room-memory.ts'
import { NO_TRACE } from './trace-looks.ts'

const ofRoom = ({ current, earlier }: TeachingMemory, roomId: string) =>
  [...earlier, ...(current === null ? [] : [current])].filter((one) => one.roomId === roomId)

/** What goes on now began before then. */
function goesOnSince(teaching: TeachingMemory, then: Instant): boolean {
  const { instructingSince, leaningSince, screens } = teaching.session.evidence
  const seen = [instructingSince, leaningSince, ...screens.map(({ since }) => since)]
  return [...seen, teaching.current?.start ?? null].some((at) => at !== null && at < then)
}

/** What was taught there before says nothing of what is taught since. */
const withoutEarlier = (
  teaching: TeachingMemory,
  roomId: string,
  then: Instant,
): TeachingMemory => ({
  ...teaching,
  earlier: teaching.earlier.filter((one) => one.roomId !== roomId || one.start >= then),
})

/**
 * The room as one that was seen for the first time then, where what goes on began before; what frames its pictures stays
 * known. What began since goes on, whatever else is remembered of the room.
 */
function partedAt(memory: RoomMemory, roomId: string, then: Instant): RoomMemory {
  const teaching = withoutEarlier(memory.teaching, roomId, then)
  if (!goesOnSince(memory.teaching, then)) return { ...memory, teaching }
  const { boilerplate } = teaching.session
  return {
    ...memory,
    teaching: { ...teaching, session: { ...NEW_SESSION, boilerplate }, current: null, saved: null },
    kept: NOTHING_KEPT,
    trace: NO_TRACE,
    hearing: { ...memory.hearing, ...NOTHING_HEARD },
  }
}

/**
 * A cut that is proven ends the lesson: what is seen afterwards is believed, counted and judged by itself, however short
 * the gap, whoever was looking meanwhile. Asked before a look is added, for nobody tells a watch that goes on.
 */
export async function partAtCut(
  { transactions }: { readonly transactions: Transactions },
  cell: MemoryCell,
  roomId: string,
  at: Instant,
): Promise<void> {
  const { teaching } = cell.now()
  if (!isWarm(teaching.session.evidence) && ofRoom(teaching, roomId).length === 0) return
  await unlessAway(async () => {
    const cut = await transactions.run(async (records) => {
      const proven = lastProvenCut(await recentOrders(records, roomId, at), at)
      // Its last seconds are not written down yet.
      if (proven !== null && teaching.current !== null && teaching.current.start < proven) {
        await records.teaching.saveSegment(teaching.current)
      }
      return proven
    })
    if (cut !== null) cell.change((memory) => partedAt(memory, roomId, cut))
  })
}
