import { fail, type Result, succeed } from '../../core/fault.ts'
import type { LiveRoom } from '../../core/registry/live-room.ts'
import type { Records } from '../../ports/records/records.ts'
import { type SharedAddress, sharedAddresses } from '../address/shared-addresses.ts'
import { audit, type Commanded, notFound } from '../commands/command.ts'
import { cutElsewhere, isCutElsewhere } from './cut-elsewhere.ts'
import { isOvertaken, overtaken, type StillIs } from './overtaken.ts'
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

type Checked = { readonly before: LiveRoom | null; readonly room: Omit<LiveRoom, 'id'> }

/** Why a room cannot be written so; the rooms with which it has an address in common where it can. */
async function checkRoom(
  records: Pick<Records, 'rooms' | 'institutions' | 'whole'>,
  { before, room }: Checked,
): Promise<Result<readonly SharedAddress[]>> {
  if (room.pageUrl === null && room.streamUrls.length === 0) {
    return fail(
      'bad-request',
      '直播间须有页面地址或至少一个流地址。A room needs a page address or a stream address.',
      'streamUrls',
    )
  }
  if ((await records.institutions.find(room.institutionId)) === null) {
    return fail(
      'bad-request',
      '机构不存在，请先登记机构。No such institution; register it first.',
      'institutionId',
    )
  }
  const asked = { ...room, id: before?.id ?? '' }
  if (await isCutElsewhere(records, before, asked)) return cutElsewhere()
  const others = (await records.rooms.all()).filter(({ id }) => id !== before?.id)
  const shared = sharedAddresses(room, others)
  const twin = newTwin(room, before, others, shared)
  return twin === undefined ? succeed(shared) : sameRoomTwice(twin)
}

async function writeRoom(
  records: Records,
  deps: SaveDeps,
  command: Commanded,
  checked: Checked,
): Promise<Result<SavedRoom>> {
  const shared = await checkRoom(records, checked)
  if (!shared.ok) return shared
  const { before, room } = checked
  const saved: LiveRoom = {
    ...rareParts(before),
    ...room,
    id: before?.id ?? deps.identifiers.next(),
  }
  await records.rooms.save(saved, deps.clock.now())
  await audit(records, deps.clock, command, {
    type: 'room.changed',
    subjectKind: 'room',
    subjectId: saved.id,
    data: saved,
  })
  return succeed({ room: saved, shared: shared.value })
}

/**
 * Registers a live room (`id` is `null`) or replaces what is known of it. Refused with `conflict` when its stream is
 * another room's of the same institution, with `overtaken` when somebody changed it meanwhile; a stream of another
 * institution's room or a common page is only told.
 */
export async function saveRoom(
  deps: SaveDeps,
  command: Commanded & {
    readonly id: string | null
    readonly room: Omit<LiveRoom, 'id'>
    readonly stillIs?: StillIs<LiveRoom>
  },
): Promise<Result<SavedRoom>> {
  return await deps.transactions.run(async (records) => {
    // One after the other, so that of two who edit the second is compared with what the first one wrote.
    await records.institutions.holdImports()
    const before = command.id === null ? null : await records.rooms.find(command.id)
    if (command.id !== null && before === null) return notFound('该直播间', 'room')
    if (isOvertaken(before, command.stillIs)) return overtaken()
    return await writeRoom(records, deps, command, { before, room: command.room })
  })
}

/** Changes some of what is known of a room; what is left out stays. Refused as `saveRoom` is. */
export async function changeRoom(
  deps: SaveDeps,
  command: Commanded & {
    readonly id: string
    readonly change: Partial<Omit<LiveRoom, 'id'>>
    readonly stillIs?: StillIs<LiveRoom>
  },
): Promise<Result<SavedRoom>> {
  return await deps.transactions.run(async (records) => {
    await records.institutions.holdImports()
    const before = await records.rooms.find(command.id)
    if (before === null) return notFound('该直播间', 'room')
    if (isOvertaken(before, command.stillIs)) return overtaken()
    const { id: _, ...known } = before
    const room = { ...known, ...command.change }
    return await writeRoom(records, deps, command, { before, room })
  })
}
