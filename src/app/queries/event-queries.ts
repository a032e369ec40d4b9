import { isWhole, type Jurisdiction } from '../../core/access/jurisdiction.ts'
import type { CutOrder } from '../../core/cuts/cut-order.ts'
import type { JournalEvent, JournalEventType } from '../../core/evidence/journal-event.ts'
import { isInRegion, type RegionScope } from '../../core/registry/region-scope.ts'
import type { Instant } from '../../core/time/instant.ts'
import type { Records, Transactions } from '../../ports/records/records.ts'
import { traceparentIn } from '../tracing.ts'
import { loadAlertViews, loadViolationViews } from './load-views.ts'
import { loadRoomViews, type RoomQueriesDeps } from './room-queries.ts'
import type { AlertView, RoomView, ViolationView } from './views.ts'

/** The resource that an event is about, as it stands when it is told. */
type EventResource =
  | { readonly kind: 'violation'; readonly view: ViolationView }
  | { readonly kind: 'alert'; readonly view: AlertView }
  | { readonly kind: 'cut'; readonly order: CutOrder }
  | { readonly kind: 'room'; readonly view: RoomView }
  | { readonly kind: 'coverage'; readonly roomId: string }
  | { readonly kind: 'system' }

export type EventView = {
  readonly sequence: number
  readonly type: Exclude<JournalEventType, 'account.changed'>
  readonly resource: EventResource
  /** When it was written, and the look that it comes from; left out: no look, or nobody followed it. */
  readonly at: Instant
  readonly traceparent?: string
}

type EventBatch = {
  readonly events: readonly EventView[]
  /** Read on from here; also counts events that are not told to anyone. */
  readonly lastSequence: number
}

export type EventQueries = {
  /** @param region only what concerns this region and below, and what concerns no place */
  after(sequence: number, limit: number, region?: RegionScope): Promise<EventBatch>
}

type Kind = EventResource['kind']

function kindOf({ type }: JournalEvent): Kind {
  if (type.startsWith('violation.')) return 'violation'
  if (type.startsWith('alert.')) return 'alert'
  if (type === 'cut.changed') return 'cut'
  if (type === 'room.changed') return 'room'
  return type === 'coverage.changed' ? 'coverage' : 'system'
}

type Placed = { readonly resource: EventResource; readonly region: string | null }

/** By id, what each event of a batch is about, with where that is: as many queries for a hundred events as for one. */
async function loadResources(
  records: Records,
  deps: RoomQueriesDeps,
  events: readonly JournalEvent[],
): Promise<(event: JournalEvent) => Placed | null> {
  const idsOf = (kind: Kind) => [
    ...new Set(events.filter((one) => kindOf(one) === kind).map(({ subjectId }) => subjectId)),
  ]
  const placed = new Map<string, Placed>()
  const note = (kind: Kind, id: string, resource: EventResource, region: string | undefined) =>
    placed.set(`${kind} ${id}`, { resource, region: region ?? null })

  // Most batches are of one kind: what there is none of is not asked for.
  const asked = <T>(ids: readonly string[], load: (ids: readonly string[]) => Promise<T>) =>
    ids.length === 0 ? null : load(ids)
  await asked(idsOf('violation'), async (ids) => {
    const violations = await records.violations.findMany(ids)
    for (const view of await loadViolationViews(records, violations, 'whole')) {
      const { id, region } = view.violation
      note('violation', id, { kind: 'violation', view }, region)
    }
  })
  await asked(idsOf('alert'), async (ids) => {
    const alerts = await records.alerts.findMany(ids)
    for (const view of await loadAlertViews(records, alerts)) {
      note('alert', view.alert.id, { kind: 'alert', view }, view.violation?.region)
    }
  })
  await asked(idsOf('cut'), async (ids) => {
    const orders = await records.cutOrders.findMany(ids)
    const cases = await records.violations.findMany(orders.map(({ violationId }) => violationId))
    const regionOf = new Map(cases.map(({ id, region }) => [id, region]))
    for (const order of orders) {
      note('cut', order.id, { kind: 'cut', order }, regionOf.get(order.violationId))
    }
  })
  await asked([...idsOf('room'), ...idsOf('coverage')], async (ids) => {
    const rooms = await records.rooms.findMany(ids)
    for (const view of await loadRoomViews(records, rooms, deps)) {
      const { id, region } = view.room
      note('room', id, { kind: 'room', view }, region)
      note('coverage', id, { kind: 'coverage', roomId: id }, region)
    }
  })
  return (event) => {
    const { subjectId } = event
    const kind = kindOf(event)
    if (kind === 'system') return { resource: { kind }, region: null }
    const found = placed.get(`${kind} ${subjectId}`)
    if (found !== undefined) return found
    // Coverage is told even of a room that is gone; of anything else there is nothing left to show.
    return kind === 'coverage' ? { resource: { kind, roomId: subjectId }, region: null } : null
  }
}

/** A room that is gone lies nowhere that could be compared: it is told of to those alone who see everything. */
const isNowhere = ({ resource, region }: Placed, jurisdiction: Jurisdiction): boolean =>
  resource.kind !== 'system' && region === null && !isWhole(jurisdiction)

const isElsewhere = (placed: Placed, region: RegionScope | undefined): boolean =>
  region !== undefined && placed.region !== null && !isInRegion(region, placed.region)

export function createEventQueries(
  deps: RoomQueriesDeps & { readonly jurisdiction: Jurisdiction },
): EventQueries {
  const transactions: Transactions = deps.transactions
  return {
    after: (sequence, limit, region) =>
      transactions.run(async (records) => {
        const journal = await records.journal.after(sequence, limit)
        const find = await loadResources(records, deps, journal)
        const events = journal.flatMap((event): readonly EventView[] => {
          const { type } = event
          const placed = find(event)
          if (type === 'account.changed' || placed === null) return []
          if (isNowhere(placed, deps.jurisdiction) || isElsewhere(placed, region)) return []
          const traceparent = traceparentIn(event.data)
          const look = traceparent === undefined ? {} : { traceparent }
          const { sequence: number, at } = event
          return [{ sequence: number, type, at, resource: placed.resource, ...look }]
        })
        return { events, lastSequence: journal.at(-1)?.sequence ?? sequence }
      }),
  }
}

export const lastSequence = (transactions: Transactions): Promise<number> =>
  transactions.run(async (records) => (await records.journal.last())?.sequence ?? 0)
