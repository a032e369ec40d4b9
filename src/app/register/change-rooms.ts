import { fail, type Result, succeed } from '../../core/fault.ts'
import type { LiveRoom } from '../../core/registry/live-room.ts'
import {
  type ChangedRoom,
  changedRooms,
  MOST_TAGS,
  type RoomChange,
  stillAs,
  type TouchedFields,
  touchedFields,
} from '../../core/registry/room-change.ts'
import type { Records } from '../../ports/records/records.ts'
import { audit, type Commanded, notFound } from '../commands/command.ts'
import { overtaken, type StillIs } from './overtaken.ts'
import type { SaveDeps } from './save-institution.ts'

type AskedRoom = { readonly id: string; readonly stillIs?: StillIs<LiveRoom> }

export type ChangeRooms = Commanded & {
  readonly rooms: readonly AskedRoom[]
  readonly change: RoomChange
  /** Look only. */
  readonly dryRun: boolean
}

/** What a change of many rooms did, or would do. */
export type RoomsChanged = {
  /** Hand it to `undoRoomsChange`; `null`: nothing was written. */
  readonly changeId: string | null
  readonly rooms: readonly ChangedRoom[]
  readonly unchanged: number
}

type NotedRoom = {
  readonly id: string
  readonly before: TouchedFields
  readonly after: TouchedFields
}

const TWICE = '同一直播间出现了两次。A room is named twice.'

const subjectOf = (changeId: string): string => `rooms-change:${changeId}`

/** Each room in the journal on its own, as if changed by hand, and all of them together, by which it is taken back. */
async function writeRooms(
  records: Records,
  deps: SaveDeps,
  command: Commanded,
  rooms: readonly ChangedRoom[],
): Promise<string | null> {
  if (rooms.length === 0) return null
  const changeId = deps.identifiers.next()
  await records.rooms.saveMany(rooms.map(({ after }) => after))
  const common = { who: command.who, why: command.why, ruleVersion: null }
  const at = { at: deps.clock.now(), monotonic: deps.clock.monotonic() }
  await records.journal.appendAll(
    rooms.map(({ after }) => ({
      type: 'room.changed' as const,
      subjectKind: 'room' as const,
      subjectId: after.id,
      data: after,
      ...common,
      ...at,
    })),
  )
  const noted: readonly NotedRoom[] = rooms.map(({ before, after }) => ({
    id: after.id,
    before: touchedFields(before),
    after: touchedFields(after),
  }))
  await audit(records, deps.clock, command, {
    type: 'system.changed',
    subjectKind: 'system',
    subjectId: subjectOf(changeId),
    data: { rooms: noted },
  })
  return changeId
}

/** Changes tier, tags, region or whether they are watched of many rooms: all of them, or none. */
export async function changeRooms(
  deps: SaveDeps,
  command: ChangeRooms,
): Promise<Result<RoomsChanged>> {
  return await deps.transactions.run(async (records): Promise<Result<RoomsChanged>> => {
    await records.institutions.holdImports()
    const asked = new Map(command.rooms.map((room) => [room.id, room]))
    // Which of two versions of one room was meant, nobody knows.
    if (asked.size < command.rooms.length) return fail('bad-request', TWICE, 'rooms')
    const found = await records.rooms.findMany([...asked.keys()])
    if (found.length < asked.size) return notFound('其中的直播间', 'room among them')
    const moved = found.find((room) => asked.get(room.id)?.stillIs?.(room) === false)
    if (moved !== undefined) return overtaken()
    const rooms = changedRooms(found, command.change)
    const crowded = rooms.find(({ after }) => (after.tags?.length ?? 0) > MOST_TAGS)
    if (crowded !== undefined) {
      return fail(
        'bad-request',
        `“${crowded.after.title}”的标签将超过 ${MOST_TAGS} 个。"${crowded.after.title}" would have more than ${MOST_TAGS} tags.`,
        'addTags',
      )
    }
    const unchanged = found.length - rooms.length
    const changeId = command.dryRun ? null : await writeRooms(records, deps, command, rooms)
    return succeed({ changeId, rooms, unchanged })
  })
}

const notedIn = (data: unknown): readonly NotedRoom[] =>
  // Written by `writeRooms` alone, into a journal that nobody rewrites.
  (data as { readonly rooms: readonly NotedRoom[] }).rooms

/** Takes a change of many rooms back. Refused as a whole where one of them was changed since. */
export async function undoRoomsChange(
  deps: SaveDeps,
  command: Commanded & { readonly changeId: string },
): Promise<Result<RoomsChanged>> {
  return await deps.transactions.run(async (records): Promise<Result<RoomsChanged>> => {
    await records.institutions.holdImports()
    const [event] = await records.journal.ofSubject(subjectOf(command.changeId))
    if (event === undefined) return notFound('这次批量修改', 'such change of rooms')
    const noted = new Map(notedIn(event.data).map((one) => [one.id, one]))
    const found = await records.rooms.findMany([...noted.keys()])
    const known = await records.whole.rooms.findMany([...noted.keys()])
    // Of rooms elsewhere: to whoever asks it is not there.
    if (known.length > found.length) return notFound('这次批量修改', 'such change of rooms')
    const rooms = found.flatMap((before): readonly ChangedRoom[] => {
      const one = noted.get(before.id)
      if (one === undefined || !stillAs(before, one.after)) return []
      return [{ before, after: { ...before, ...one.before } }]
    })
    if (rooms.length < noted.size) return overtaken()
    return succeed({
      changeId: await writeRooms(records, deps, command, rooms),
      rooms,
      unchanged: 0,
    })
  })
}
