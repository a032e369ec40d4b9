import { type CutHit, cutHits } from '../../../core/cuts/power/cut-hits.ts'
import { isCalled, placeOf } from '../../../core/registry/cut-target.ts'
import type { LiveRoom } from '../../../core/registry/live-room.ts'
import { streamOfTarget } from '../../../core/registry/media-server.ts'
import type { Records } from '../../../ports/records/records.ts'
import { addressKeysOf, STREAM_KEY, sharedAddresses } from '../../address/shared-addresses.ts'

/** What a room has to have in common with another to be hit with it; whether it is, `cutHits` says. */
export const hitKeysOf = (room: LiveRoom): readonly string[] => {
  const { cutTarget } = room
  const streams = addressKeysOf(room).filter((key) => key.startsWith(STREAM_KEY))
  if (cutTarget === null || !isCalled(cutTarget)) return streams
  const { server, app } = streamOfTarget(cutTarget)
  // As it is written, too: rooms that were saved by an earlier version are found by that.
  const keys = [`${placeOf(cutTarget)} ${cutTarget.app}`, `${server} ${app}`]
  return [...streams, ...new Set(keys.map((key) => `cut ${key}`))]
}

/** Who else would be hit by a cut of this room, of all that are registered. */
export async function findHits(
  { whole: { rooms, institutions } }: Pick<Records, 'whole'>,
  room: LiveRoom,
): Promise<readonly CutHit[]> {
  const near = await rooms.foundBy(hitKeysOf(room), hitKeysOf)
  const others = near.filter(({ id }) => id !== room.id)
  const shared = sharedAddresses(room, others).filter(({ kind }) => kind === 'stream')
  const hits = cutHits(room, others, new Set(shared.map((one) => one.room.id)))
  const owners = await institutions.findMany([...new Set(hits.map((hit) => hit.institutionId))])
  const nameOf = new Map(owners.map(({ id, name }) => [id, name]))
  return hits.map((hit) => ({ ...hit, institutionName: nameOf.get(hit.institutionId) ?? '' }))
}
