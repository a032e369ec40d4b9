import type { CutOrder } from '../../core/cuts/cut-order.ts'
import type { JournalEvent, JournalEventType } from '../../core/evidence/journal-event.ts'
import type { Records, Transactions } from '../../ports/records.ts'
import { loadAlertViews, loadViolationViews } from './load-views.ts'
import { memo } from './memo.ts'
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
}

type EventBatch = {
  readonly events: readonly EventView[]
  /** Read on from here; also counts events that are not told to anyone. */
  readonly lastSequence: number
}

export type EventQueries = {
  after(sequence: number, limit: number): Promise<EventBatch>
  lastSequence(): Promise<number>
}

type Loader = (event: JournalEvent) => Promise<EventResource | null>

function createLoader(records: Records, deps: RoomQueriesDeps): Loader {
  const violation = memo(async (id): Promise<EventResource | null> => {
    const found = await records.violations.find(id)
    const view = found && (await loadViolationViews(records, [found], 'whole'))[0]
    return view ? { kind: 'violation', view } : null
  })
  const alert = memo(async (id): Promise<EventResource | null> => {
    const found = await records.alerts.find(id)
    const view = found && (await loadAlertViews(records, [found]))[0]
    return view ? { kind: 'alert', view } : null
  })
  const cut = memo(async (id): Promise<EventResource | null> => {
    const order = await records.cutOrders.find(id)
    return order && { kind: 'cut', order }
  })
  const room = memo(async (id): Promise<EventResource | null> => {
    const found = await records.rooms.find(id)
    const view = found && (await loadRoomViews(records, [found], deps))[0]
    return view ? { kind: 'room', view } : null
  })
  return async ({ type, subjectId }) => {
    if (type.startsWith('violation.')) return await violation(subjectId)
    if (type.startsWith('alert.')) return await alert(subjectId)
    if (type === 'cut.changed') return await cut(subjectId)
    if (type === 'room.changed') return await room(subjectId)
    return type === 'coverage.changed'
      ? { kind: 'coverage', roomId: subjectId }
      : { kind: 'system' }
  }
}

export function createEventQueries(deps: RoomQueriesDeps): EventQueries {
  const transactions: Transactions = deps.transactions
  return {
    after: (sequence, limit) =>
      transactions.run(async (records) => {
        const journal = await records.journal.after(sequence, limit)
        const load = createLoader(records, deps)
        const events: EventView[] = []
        for (const event of journal) {
          const { type } = event
          if (type === 'account.changed') continue
          const resource = await load(event)
          // Removed since: there is nothing left to show.
          if (resource !== null) events.push({ sequence: event.sequence, type, resource })
        }
        return { events, lastSequence: journal.at(-1)?.sequence ?? sequence }
      }),
    lastSequence: () =>
      transactions.run(async (records) => (await records.journal.last())?.sequence ?? 0),
  }
}
