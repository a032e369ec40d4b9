import type { Law } from '../../core/policy/law.ts'
import type { LiveRoom } from '../../core/registry/live-room.ts'
import { type Duration, hours } from '../../core/time/duration.ts'
import { minus } from '../../core/time/instant.ts'
import type { Clock } from '../../ports/clock.ts'
import type {
  Page,
  PageRequest,
  Records,
  RoomThumbnail,
  Transactions,
} from '../../ports/records.ts'
import { legalTimeAt } from './legal-time.ts'
import { type AddressMatch, isLead, matchRooms, readAsked } from './match-room.ts'
import { memo } from './memo.ts'
import { type PolitenessQueryDeps, platformOfRoom } from './politeness-queries.ts'
import { mapPage, type RoomView } from './views.ts'

export type RoomQueriesDeps = {
  readonly transactions: Transactions
  readonly clock: Pick<Clock, 'now'>
  /** The law in force. */
  readonly law: () => Law
} & Pick<PolitenessQueryDeps, 'politeness'>

type RoomMatch = { readonly match: AddressMatch; readonly view: RoomView }

export type RoomLookup = {
  /** `false`: there is neither an address nor a room number in the text. */
  readonly understood: boolean
  /** Exactly one room, and by more than a lead. With several nobody is named before a person has looked. */
  readonly certain: boolean
  readonly matches: readonly RoomMatch[]
}

export type RoomQueries = {
  list(page: PageRequest): Promise<Page<RoomView>>
  find(id: string): Promise<RoomView | null>
  lookup(text: string): Promise<RoomLookup>
  thumbnail(id: string): Promise<RoomThumbnail | null>
}

/** How far back a room tells what was found about it. */
const FINDINGS_OF: Duration = hours(24)

async function ongoingOf(records: Records, roomId: string): Promise<string | null> {
  // Not `ongoingOf`, which locks the row: who only looks must not hold up who records.
  const filter = { roomId, ongoing: true }
  const page = await records.violations.list(filter, { limit: 1, cursor: null })
  return page.items[0]?.id ?? null
}

export async function loadRoomViews(
  records: Records,
  rooms: readonly LiveRoom[],
  deps: Pick<RoomQueriesDeps, 'clock' | 'law' | 'politeness'>,
): Promise<readonly RoomView[]> {
  const institutionOf = memo((id) => records.institutions.find(id))
  const now = deps.clock.now()
  const paces = await records.hostPaces.all()
  const views: RoomView[] = []
  for (const room of rooms) {
    const institution = await institutionOf(room.institutionId)
    views.push({
      room,
      institution,
      status: await records.roomBoard.status(room.id),
      ongoingViolationId: await ongoingOf(records, room.id),
      legalTime: institution === null ? null : legalTimeAt(deps.law(), now, room, institution),
      platform: platformOfRoom(deps.politeness(), paces, room, now),
      findings: null,
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
        const [view] = await loadRoomViews(records, [room], deps)
        if (view === undefined) return null
        const now = deps.clock.now()
        const findings = await records.findings.between(id, minus(now, FINDINGS_OF), now)
        return { ...view, findings }
      }),
    lookup: (text) =>
      transactions.run(async (records) => {
        const asked = readAsked(text)
        if (asked === null) return { understood: false, certain: false, matches: [] }
        const found = matchRooms(await records.rooms.all(), asked)
        const views = await loadRoomViews(
          records,
          found.map(({ room }) => room),
          deps,
        )
        const matches = found.flatMap(({ match }, i) => {
          const view = views[i]
          return view === undefined ? [] : [{ match, view }]
        })
        const certain = matches.length === 1 && matches.every(({ match }) => !isLead(match))
        return { understood: true, certain, matches }
      }),
    thumbnail: (id) => transactions.run((records) => records.roomBoard.thumbnail(id)),
  }
}
