import { type CutHit, cutHits } from '../../../core/cuts/power/cut-hits.ts'
import type { LiveRoom } from '../../../core/registry/live-room.ts'
import type { Records } from '../../../ports/records/records.ts'
import { sharedAddresses } from '../../address/shared-addresses.ts'

/** Who else would be hit by a cut of this room, of all that are registered. */
export async function findHits(
  { rooms, institutions }: Pick<Records, 'rooms' | 'institutions'>,
  room: LiveRoom,
): Promise<readonly CutHit[]> {
  const others = (await rooms.all()).filter(({ id }) => id !== room.id)
  const shared = sharedAddresses(room, others).filter(({ kind }) => kind === 'stream')
  const hits = cutHits(room, others, new Set(shared.map((one) => one.room.id)))
  const owners = await institutions.findMany([...new Set(hits.map((hit) => hit.institutionId))])
  const nameOf = new Map(owners.map(({ id, name }) => [id, name]))
  return hits.map((hit) => ({ ...hit, institutionName: nameOf.get(hit.institutionId) ?? '' }))
}
