import { lastProvenCut } from '../../core/cuts/cut-tail.ts'
import { NEW_SESSION } from '../../core/lesson/room-session.ts'
import { isWarm } from '../../core/lesson/session-evidence.ts'
import { hours, milliseconds } from '../../core/time/duration.ts'
import { type Instant, minus, plus } from '../../core/time/instant.ts'
import type { Transactions } from '../../ports/records/records.ts'
import { unlessAway } from '../outage/unless-away.ts'
import type { TeachingMemory } from './follow-teaching.ts'
import { NOTHING_KEPT } from './memory/keep-pieces.ts'
import type { MemoryCell } from './memory/memory-cell.ts'
import { NO_TRACE } from './trace-looks.ts'

/** As far back as a watch recalls what was taught. */
const LOOKS_BACK = hours(3)

const ofRoom = ({ current, earlier }: TeachingMemory, roomId: string) =>
  [...earlier, ...(current === null ? [] : [current])].filter((one) => one.roomId === roomId)

/** Something that is remembered of the room was seen before then. */
function reachesBeyond(teaching: TeachingMemory, roomId: string, then: Instant): boolean {
  const { instructingSince, leaningSince, screens } = teaching.session.evidence
  const seen = [instructingSince, leaningSince, ...screens.map(({ since }) => since)]
  const taught = ofRoom(teaching, roomId).map(({ start }) => start)
  return [...seen, ...taught].some((at) => at !== null && at < then)
}

/** The room as one that was seen for the first time then; what frames its pictures stays known. */
const partedAt = (teaching: TeachingMemory, roomId: string, then: Instant): TeachingMemory => ({
  ...teaching,
  session: { ...NEW_SESSION, boilerplate: teaching.session.boilerplate },
  current: null,
  saved: null,
  earlier: teaching.earlier.filter((one) => one.roomId !== roomId || one.start >= then),
})

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
    const given = { start: minus(at, LOOKS_BACK), end: plus(at, milliseconds(1)) }
    const cut = await transactions.run(async (records) => {
      const proven = lastProvenCut(await records.cutOrders.ofRoom(roomId, given), at)
      const parts = proven !== null && reachesBeyond(teaching, roomId, proven)
      // Its last seconds are not written down yet.
      if (parts && teaching.current !== null) await records.teaching.saveSegment(teaching.current)
      return parts ? proven : null
    })
    if (cut === null) return
    cell.change((memory) => ({
      ...memory,
      teaching: partedAt(memory.teaching, roomId, cut),
      kept: NOTHING_KEPT,
      trace: NO_TRACE,
    }))
  })
}
