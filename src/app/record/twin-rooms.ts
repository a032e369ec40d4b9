import type { LiveRoom } from '../../core/registry/live-room.ts'
import type { Violation } from '../../core/violations/violation.ts'
import type { Records } from '../../ports/records/records.ts'
import { sharedAddresses } from '../address/shared-addresses.ts'

/** Rooms of the same institution that show the same stream, registered or found on the room's page. */
async function twinsOf(
  records: Pick<Records, 'rooms'>,
  room: LiveRoom,
  watchedUrl: string | undefined,
): Promise<readonly string[]> {
  const others = (await records.rooms.ofInstitution(room.institutionId)).filter(
    ({ id }) => id !== room.id,
  )
  const found = watchedUrl === undefined ? [] : [watchedUrl]
  const addresses = { ...room, streamUrls: [...room.streamUrls, ...found] }
  return sharedAddresses(addresses, others)
    .filter(({ kind }) => kind === 'stream')
    .map((shared) => shared.room.id)
    .toSorted()
}

/**
 * The violation that stands already for what this room shows, under another room of its institution: one lesson under
 * two addresses is one violation. Of two twins only the later one waits for the other's lock, so that they cannot wait
 * for each other.
 */
export async function ongoingOfTwin(
  records: Pick<Records, 'rooms' | 'violations'>,
  room: LiveRoom,
  watchedUrl: string | undefined,
): Promise<Violation | null> {
  for (const id of await twinsOf(records, room, watchedUrl)) {
    if (id < room.id) {
      const held = await records.violations.ongoingOf(id)
      if (held !== null) return held
      continue
    }
    const request = { limit: 1, cursor: null }
    const { items } = await records.violations.list({ roomId: id, ongoing: true }, request)
    if (items[0] !== undefined) return items[0]
  }
  return null
}
