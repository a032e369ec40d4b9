import type { Law } from '../../core/policy/law.ts'
import type { LiveRoom } from '../../core/registry/live-room.ts'
import type { Clock } from '../../ports/clock.ts'
import type {
  Page,
  PageRequest,
  Records,
  RoomThumbnail,
  Transactions,
} from '../../ports/records.ts'
import { everyPage } from './every-page.ts'
import { legalTimeAt } from './legal-time.ts'
import { type LookupMatch, matchRoom } from './match-room.ts'
import { memo } from './memo.ts'
import { mapPage, type RoomView } from './views.ts'

export type RoomQueriesDeps = {
  readonly transactions: Transactions
  readonly clock: Pick<Clock, 'now'>
  /** The law in force. */
  readonly law: () => Law
}

type RoomMatch = { readonly by: LookupMatch; readonly view: RoomView }

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
  deps: Pick<RoomQueriesDeps, 'clock' | 'law'>,
): Promise<readonly RoomView[]> {
  const institutionOf = memo((id) => records.institutions.find(id))
  const now = deps.clock.now()
  const views: RoomView[] = []
  for (const room of rooms) {
    const institution = await institutionOf(room.institutionId)
    views.push({
      room,
      institution,
      status: await records.roomBoard.status(room.id),
      ongoingViolationId: await ongoingOf(records, room.id),
      legalTime:
        institution === null ? null : legalTimeAt(deps.law(), now, room, institution.actor),
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
