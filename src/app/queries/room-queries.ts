import { hostsOf } from '../../core/patrol/politeness-host.ts'
import type { Law } from '../../core/policy/law.ts'
import type { LiveRoom } from '../../core/registry/live-room.ts'
import { type Duration, hours } from '../../core/time/duration.ts'
import { civilDateOf, minus } from '../../core/time/instant.ts'
import type { Clock } from '../../ports/clock.ts'
import type {
  Page,
  PageRequest,
  Records,
  RoomFilter,
  RoomThumbnail,
  Transactions,
} from '../../ports/records/records.ts'
import { legalTimeAt } from './legal-time.ts'
import { type LookDueDeps, lookDues } from './look-dues.ts'
import { type AddressMatch, isLead, matchRooms, readAsked } from './match-room.ts'
import { type PolitenessQueryDeps, platformOfRoom } from './politeness-queries.ts'
import { mapPage, type RoomView } from './views.ts'

export type RoomQueriesDeps = {
  readonly transactions: Transactions
  readonly clock: Pick<Clock, 'now'>
  /** The law in force. */
  readonly law: () => Law
} & Pick<PolitenessQueryDeps, 'politeness'> &
  LookDueDeps

type RoomMatch = { readonly match: AddressMatch; readonly view: RoomView }

export type RoomLookup = {
  /** `false`: there is neither an address nor a room number in the text. */
  readonly understood: boolean
  /** Exactly one room, and by more than a lead. With several nobody is named before a person has looked. */
  readonly certain: boolean
  readonly matches: readonly RoomMatch[]
}

/** As people ask for rooms: a platform by its name. */
export type RoomsFilter = Omit<RoomFilter, 'hosts'> & { readonly platform?: string }

export type RoomQueries = {
  list(page: PageRequest, filter?: RoomsFilter): Promise<Page<RoomView>>
  find(id: string): Promise<RoomView | null>
  lookup(text: string): Promise<RoomLookup>
  thumbnail(id: string): Promise<RoomThumbnail | null>
}

/** How far back a room tells what was found about it. */
const FINDINGS_OF: Duration = hours(24)
/** How far back a room tells what watching it cost: a week has every kind of day. */
const COST_OF: Duration = hours(6 * 24)

export async function loadRoomViews(
  records: Records,
  rooms: readonly LiveRoom[],
  deps: Pick<RoomQueriesDeps, 'clock' | 'law' | 'politeness' | 'schedules'>,
): Promise<readonly RoomView[]> {
  if (rooms.length === 0) return []
  const ids = rooms.map(({ id }) => id)
  const owners = await records.institutions.findMany(rooms.map((room) => room.institutionId))
  const institutions = new Map(owners.map((owner) => [owner.id, owner]))
  const statuses = await records.roomBoard.statusesOf(ids)
  const statusOf = new Map(statuses.map((status) => [status.roomId, status]))
  const ongoing = await records.violations.ongoingIn(ids)
  const violationOf = new Map(ongoing.map(({ roomId, id }) => [roomId, id]))
  const paces = await records.hostPaces.all()
  const now = deps.clock.now()
  const dueOf = await lookDues(records, deps, now)
  return rooms.map((room) => {
    const institution = institutions.get(room.institutionId) ?? null
    return {
      room,
      institution,
      status: statusOf.get(room.id) ?? null,
      lookDueBy: dueOf(room, institution, statusOf.get(room.id) ?? null),
      ongoingViolationId: violationOf.get(room.id) ?? null,
      legalTime: institution === null ? null : legalTimeAt(deps.law(), now, room, institution),
      platform: platformOfRoom(deps.politeness(), paces, room, now),
      findings: null,
    }
  })
}

export function createRoomQueries(deps: RoomQueriesDeps): RoomQueries {
  const { transactions } = deps
  return {
    list: (request, { platform, ...filter } = {}) =>
      transactions.run(async (records) => {
        const hosts = platform === undefined ? {} : { hosts: hostsOf(deps.politeness(), platform) }
        const page = await records.rooms.list(request, { ...filter, ...hosts })
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
        const since = civilDateOf(minus(now, COST_OF))
        const cost = (await records.lookCosts.ofRooms([id], since)).get(id)
        return { ...view, findings, cost: cost === undefined ? null : { ...cost, since } }
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
        // A word without a figure is a room's name only where a room has it.
        const understood = asked.kind === 'address' || matches.length > 0 || /\d/.test(asked.id)
        return { understood, certain, matches }
      }),
    thumbnail: (id) => transactions.run((records) => records.roomBoard.thumbnail(id)),
  }
}
