import { roomLook } from '../../core/cuts/cut-again.ts'
import type { CutCheck, CutOrder } from '../../core/cuts/cut-order.ts'
import { type Suspicion, suspectReturn } from '../../core/cuts/suspected-return.ts'
import type { LiveRoom } from '../../core/registry/live-room.ts'
import { minutes } from '../../core/time/duration.ts'
import { type Instant, minus } from '../../core/time/instant.ts'
import type { Violation } from '../../core/violations/violation.ts'
import type { Records } from '../../ports/records/records.ts'
import { steadyNow } from '../steady-time.ts'
import type { CutOrderDeps } from './cut-orders.ts'

/** How far back what was read and heard of the cut lesson is compared. */
const COMPARED = minutes(60)
const LOOKS_AT_MOST = 200

type Reads = Pick<Records, 'words' | 'violations' | 'rooms'>
type Suspect = { readonly violation: Violation; readonly suspicion: Suspicion }

async function suspectsOf(
  { words, violations }: Reads,
  room: LiveRoom,
  cutAt: Instant,
): Promise<readonly Suspect[]> {
  const page = { limit: LOOKS_AT_MOST, cursor: null }
  const since = { terms: [], institutionId: room.institutionId, from: cutAt }
  const { items: later } = await words.find(since, page)
  if (later.length === 0) return []
  const leads = await violations.findMany([...new Set(later.map((one) => one.violationId))])
  const others = leads.filter(({ roomId }) => roomId !== room.id)
  if (others.length === 0) return []
  const from = minus(cutAt, COMPARED)
  // What the room shows after the cut is not the lesson that was cut.
  const before = { terms: [], roomId: room.id, from, to: cutAt }
  const { items: lesson } = await words.find(before, page)
  return others.flatMap((violation): readonly Suspect[] => {
    const theirs = later.filter(({ violationId }) => violationId === violation.id)
    const suspicion = suspectReturn(lesson, theirs)
    return suspicion === null ? [] : [{ violation, suspicion }]
  })
}

const WORDS: Readonly<Record<Suspicion['why'], readonly [zh: string, en: string]>> = {
  'same-teacher': ['画面上是同一位教师', 'the same teacher on both screens'],
  'same-speech': ['两处讲了同一段话', 'the same words were heard in both'],
}

/**
 * Other rooms of the institution in which the lesson that was cut may go on: the same teacher, or the same speech. They are
 * told once each, with what both have in common; whether it is so, a person says who looks at the lead there.
 */
export async function suspectElsewhere(
  deps: CutOrderDeps,
  order: CutOrder,
  room: LiveRoom,
): Promise<readonly CutCheck[]> {
  const cutAt = order.verifiedAt
  if (cutAt === null) return []
  const told = new Set(order.checks.map(({ what }) => what))
  return await deps.transactions.run(async (records) => {
    const suspects = await suspectsOf(records, room, cutAt)
    const fresh = suspects.filter(({ violation }) => !told.has(roomLook(violation.roomId)))
    const rooms = await records.rooms.findMany(fresh.map(({ violation }) => violation.roomId))
    const titles = new Map(rooms.map(({ id, title }) => [id, title]))
    return fresh.map(({ violation: { id, roomId, region }, suspicion: { why, quoted } }) => {
      const [zh, en] = WORDS[why]
      const title = titles.get(roomId) ?? roomId
      return {
        at: deps.clock.now(),
        steadyAt: steadyNow(deps.clock),
        what: roomLook(roomId),
        region,
        found: 'unknown' as const,
        suspected: why,
        detail: `疑似在直播间“${title}”续播，须由人核对（线索 ${id}）：${zh}，“${quoted}” it may go on in room ${title}; look at lead ${id}: ${en}, "${quoted}"`,
      }
    })
  })
}
