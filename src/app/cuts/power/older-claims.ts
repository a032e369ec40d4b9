import { type CutHit, cutHits } from '../../../core/cuts/power/cut-hits.ts'
import { surelyHit } from '../../../core/cuts/power/hits-elsewhere.ts'
import type { JournalEvent } from '../../../core/evidence/journal-event.ts'
import type { LiveRoom } from '../../../core/registry/live-room.ts'
import type { Instant } from '../../../core/time/instant.ts'
import type { Records } from '../../../ports/records/records.ts'
import { sharedAddresses } from '../../address/shared-addresses.ts'

type Whole = Pick<Records, 'whole'>

const READ_AT_ONCE = 20

/** The room as an event left it; `undefined`: the event tells something else of it. */
function roomIn({ data }: JournalEvent): LiveRoom | null | undefined {
  if (data === null) return null
  const isRoom = typeof data === 'object' && 'region' in data && 'streamUrls' in data
  return isRoom ? (data as unknown as LiveRoom) : undefined
}

/** What was registered of a room at a moment; `undefined`: the journal does not go back so far. */
async function registeredBy(
  { whole }: Whole,
  roomId: string,
  at: Instant,
): Promise<LiveRoom | null | undefined> {
  let before = Number.MAX_SAFE_INTEGER
  for (;;) {
    const events = await whole.journal.recordsOf(roomId, { before, limit: READ_AT_ONCE })
    for (const event of events) {
      const room = event.at <= at ? roomIn(event) : undefined
      if (room !== undefined) return room
      before = event.sequence
    }
    if (events.length < READ_AT_ONCE) return undefined
  }
}

/** Whether that room stood behind the stream of this one. One that was switched off still had it. */
function standsBehind(room: LiveRoom, other: LiveRoom): boolean {
  const known = { ...other, active: true }
  const shared = sharedAddresses(room, [known]).filter(({ kind }) => kind === 'stream')
  const sharing = new Set(shared.map((one) => one.room.id))
  return surelyHit(cutHits(room, [known], sharing).map(withoutName)).length > 0
}

const withoutName = (hit: Omit<CutHit, 'institutionName'>): CutHit => ({
  ...hit,
  institutionName: '',
})

/**
 * Of the rooms that a cut surely ends: those that stood behind the stream by `openedAt`, and those of which nobody can say.
 * One that was registered with it since says so after the lead was found, and stops nobody by that.
 */
export async function olderClaims(
  records: Whole,
  room: LiveRoom,
  hits: readonly CutHit[],
  openedAt: Instant,
): Promise<readonly CutHit[]> {
  const sure = surelyHit(hits)
  const made = await records.whole.rooms.registeredAt(sure.map(({ roomId }) => roomId))
  // Nobody makes a cut target of what another region has without holding both.
  const older = sure.filter(({ kind }) => kind === 'same-stream')
  for (const hit of sure.filter(({ kind }) => kind !== 'same-stream')) {
    const since = made.get(hit.roomId)
    if (since !== undefined && since > openedAt) continue
    const was = await registeredBy(records, hit.roomId, openedAt)
    if (was === undefined || (was !== null && standsBehind(room, was))) older.push(hit)
  }
  return older
}
