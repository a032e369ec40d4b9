import type { InfiniteData, QueryClient } from '@tanstack/react-query'
import type { CutOrder } from '../../contracts/cut.ts'
import type { ListOf } from '../../contracts/list.ts'
import type { Room } from '../../contracts/room.ts'
import type { EventData, EventName } from '../../contracts/server-event.ts'
import type { SystemInfo } from '../../contracts/system.ts'
import type { Violation } from '../../contracts/violation.ts'
import { keys } from '../api/query-keys.ts'
import { mergeViolations } from '../lib/violation-order.ts'

const newer = (before: Violation | undefined, after: Violation): Violation =>
  before !== undefined && before.version > after.version ? before : after

/** Puts a violation everywhere it is shown, unless a later version is already there. */
export function placeViolation(queries: QueryClient, violation: Violation): void {
  queries.setQueryData<Violation[]>(keys.wallViolations, (before) =>
    before === undefined ? before : mergeViolations(before, [violation]),
  )
  queries.setQueryData<Violation>(keys.violation(violation.id), (before) =>
    before === undefined
      ? before
      : { ...newer(before, violation), latency: before.latency ?? violation.latency },
  )
  queries.setQueriesData<InfiniteData<ListOf<Violation>, string | null>>(
    { queryKey: keys.allRecords },
    (before) =>
      before && {
        ...before,
        pages: before.pages.map((page) => ({
          ...page,
          items: page.items.map((item) =>
            item.id === violation.id ? newer(item, violation) : item,
          ),
        })),
      },
  )
}

function placeRoom(queries: QueryClient, room: Room): void {
  queries.setQueryData<Room[]>(keys.rooms, (before) => {
    if (before === undefined) return before
    const others = before.filter(({ id }) => id !== room.id)
    return room.active ? [...others, room] : others
  })
}

/** The order may arrive after the violation that names it, or before: both places are kept in step. */
function placeCut(queries: QueryClient, order: CutOrder): void {
  if (order.dryRun) return
  queries.setQueryData<CutOrder>(keys.cut(order.id), (before) =>
    before !== undefined && before.version > order.version ? before : order,
  )
  const withCut = (violation: Violation): Violation =>
    violation.id === order.violationId
      ? { ...violation, cut: { id: order.id, state: order.state } }
      : violation
  queries.setQueryData<Violation[]>(keys.wallViolations, (before) => before?.map(withCut))
  queries.setQueryData<Violation>(
    keys.violation(order.violationId),
    (before) => before && withCut(before),
  )
}

const refetch = (queries: QueryClient, queryKey: readonly unknown[]): void => {
  void queries.invalidateQueries({ queryKey })
}

type Appliers = {
  readonly [Name in EventName]: (queries: QueryClient, data: EventData[Name]) => void
}

function applyViolation(queries: QueryClient, violation: Violation): void {
  placeViolation(queries, violation)
  refetch(queries, keys.history(violation.id))
}

function applyGrownViolation(queries: QueryClient, violation: Violation): void {
  applyViolation(queries, violation)
  refetch(queries, keys.evidence(violation.id))
}

const nothing = (): void => {}

const APPLIERS: Appliers = {
  'violation.opened': (queries, violation) => {
    applyGrownViolation(queries, violation)
    refetch(queries, keys.allRecords)
  },
  'violation.extended': applyGrownViolation,
  'violation.ended': applyViolation,
  'violation.changed': applyViolation,
  'alert.raised': nothing,
  'alert.changed': nothing,
  'cut.changed': (queries, order) => {
    placeCut(queries, order)
    refetch(queries, keys.history(order.violationId))
  },
  'room.changed': placeRoom,
  'coverage.changed': nothing,
  'system.changed': (queries, info: SystemInfo) => {
    queries.setQueryData(keys.system, { info, readAt: Date.now() })
  },
}

/** Brings what the page holds up to date with one event of the server. */
export function applyEvent<Name extends EventName>(
  queries: QueryClient,
  name: Name,
  data: EventData[Name],
): void {
  const apply: Appliers[Name] = APPLIERS[name]
  apply(queries, data)
}
