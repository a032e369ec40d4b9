import { fail, type Result, succeed } from '../../core/fault.ts'
import type { LiveRoom } from '../../core/registry/live-room.ts'
import { type SharedAddress, sharedAddresses } from '../address/shared-addresses.ts'
import { audit, type Commanded, notFound } from './command.ts'
import type { SaveDeps } from './save-institution.ts'

/** The room as saved, and the rooms of which somebody should know that they have an address in common with it. */
export type SavedRoom = { readonly room: LiveRoom; readonly shared: readonly SharedAddress[] }

/** One stream of an institution is one room: two would be watched, counted and reported twice. */
function sameRoomTwice({ room, address }: SharedAddress): Result<never> {
  return fail(
    'conflict',
    `与本机构已登记的直播间“${room.title}”（${room.id}）是同一路流：${address}。请把地址并入该直播间，不要另建。` +
      `The institution's room "${room.title}" (${room.id}) is the same stream; add the address to that room.`,
    'streamUrls',
  )
}

/** The room of the same institution whose stream this one comes to share; one that it shared before stays. */
function newTwin(
  room: Omit<LiveRoom, 'id'>,
  before: LiveRoom | null,
  others: readonly LiveRoom[],
  shared: readonly SharedAddress[],
): SharedAddress | undefined {
  const known = before === null ? [] : sharedAddresses(before, others)
  const had = new Set(known.map((one) => one.room.id))
  return shared.find(
    (one) =>
      one.kind === 'stream' &&
      one.room.institutionId === room.institutionId &&
      !had.has(one.room.id),
  )
}

/** What few rooms have: kept where the command leaves it out. */
function rareParts(before: LiveRoom | null): Partial<LiveRoom> {
  const { pushUrls, system, tier, tags } = before ?? {}
  return {
    ...(pushUrls === undefined ? {} : { pushUrls }),
    ...(system === undefined ? {} : { system }),
    ...(tier === undefined ? {} : { tier }),
    ...(tags === undefined ? {} : { tags }),
  }
}

/**
 * Registers a live room (`id` is `null`) or replaces what is known of it. Refused with `conflict` when its stream is
 * another room's of the same institution; a stream of another institution's room or a common page is only told.
 */
export async function saveRoom(
  deps: SaveDeps,
  command: Commanded & { readonly id: string | null; readonly room: Omit<LiveRoom, 'id'> },
): Promise<Result<SavedRoom>> {
  const { room } = command
  if (room.pageUrl === null && room.streamUrls.length === 0) {
    return fail(
      'bad-request',
      '直播间须有页面地址或至少一个流地址。A room needs a page address or a stream address.',
      'streamUrls',
    )
  }
  return await deps.transactions.run(async (records) => {
    const before = command.id === null ? null : await records.rooms.find(command.id)
    if (command.id !== null && before === null) return notFound('该直播间', 'room')
    if ((await records.institutions.find(room.institutionId)) === null) {
      return fail(
        'bad-request',
        '机构不存在，请先登记机构。No such institution; register it first.',
        'institutionId',
      )
    }
    const others = (await records.rooms.all()).filter(({ id }) => id !== command.id)
    const shared = sharedAddresses(room, others)
    const twin = newTwin(room, before, others, shared)
    if (twin !== undefined) return sameRoomTwice(twin)
    const saved: LiveRoom = {
      ...rareParts(before),
      ...room,
      id: command.id ?? deps.identifiers.next(),
    }
    await records.rooms.save(saved)
    await audit(records, deps.clock, command, {
      type: 'room.changed',
      subjectKind: 'room',
      subjectId: saved.id,
      data: saved,
    })
    return succeed({ room: saved, shared })
  })
}
