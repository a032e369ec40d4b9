import type { Institution } from '../../core/registry/institution.ts'
import type { LiveRoom } from '../../core/registry/live-room.ts'
import type { Instant } from '../../core/time/instant.ts'
import type { Clock } from '../../ports/clock.ts'
import type {
  Page,
  PageRequest,
  Records,
  RoomThumbnail,
  Transactions,
} from '../../ports/records.ts'
import { everyPage } from './every-page.ts'
import { type LookupMatch, matchRoom } from './match-room.ts'
import { memo } from './memo.ts'
import { type LegalTime, mapPage, type RoomView } from './views.ts'

export type RoomQueriesDeps = {
  readonly transactions: Transactions
  readonly clock: Pick<Clock, 'now'>
  /** What the law says of subject teaching in this room now; left out where nobody asks. */
  readonly legalTime: ((room: LiveRoom, institution: Institution, now: Instant) => LegalTime) | null
}

export type RoomMatch = { readonly by: LookupMatch; readonly view: RoomView }

export type RoomQueries = {
  list(page: PageRequest): Promise<Page<RoomView>>
  find(id: string): Promise<RoomView | null>
  lookup(url: string): Promise<readonly RoomMatch[]>
  thumbnail(id: string): Promise<RoomThumbnail | null>
}

async function ongoingOf(records: Records, roomId: string): Promise<string | null> {
  // Not `ongoingOf`, which locks the row: who only looks must not hold up who records.
  const filter = { roomId, ongoing: true }
  const page = await records.violations.list(filter, { limit: 1, cursor: null })
  return page.items[0]?.id ?? null
}

export async function loadRoomViews(
  records: Records,
  rooms: readonly LiveRoom[],
  deps: Pick<RoomQueriesDeps, 'clock' | 'legalTime'>,
): Promise<readonly RoomView[]> {
  const institutionOf = memo((id) => records.institutions.find(id))
  const now = deps.clock.now()
  const views: RoomView[] = []
  for (const room of rooms) {
    const institution = await institutionOf(room.institutionId)
    const mayJudge = deps.legalTime !== null && institution !== null
    views.push({
      room,
      institution,
      status: await records.roomBoard.status(room.id),
      ongoingViolationId: await ongoingOf(records, room.id),
      legalTime: mayJudge ? (deps.legalTime?.(room, institution, now) ?? null) : null,
    })
  }
  return views
}

export function createRoomQueries(deps: RoomQueriesDeps): RoomQueries {
  const { transactions } = deps
  return {
    list: (request) =>
      transactions.run(async (records) => {
        const page = await records.rooms.list(request)
        return mapPage(page, await loadRoomViews(records, page.items, deps))
      }),
    find: (id) =>
      transactions.run(async (records) => {
        const room = await records.rooms.find(id)
        if (room === null) return null
        return (await loadRoomViews(records, [room], deps))[0] ?? null
      }),
    lookup: (url) =>
      transactions.run(async (records) => {
        const rooms = await everyPage((request) => records.rooms.list(request))
        const matches = rooms.flatMap((room) => {
          const by = matchRoom(room, url)
          return by === null ? [] : [{ room, by }]
        })
        const views = await loadRoomViews(
          records,
          matches.map(({ room }) => room),
          deps,
        )
        return views.map((view, i) => ({ view, by: matches[i]?.by ?? 'page' }))
      }),
    thumbnail: (id) => transactions.run((records) => records.roomBoard.thumbnail(id)),
  }
}
