import type { InfiniteData, QueryClient } from '@tanstack/react-query'
import type { CutOrder } from '../../contracts/cut.ts'
import type { ListOf } from '../../contracts/list.ts'
import type { Room } from '../../contracts/room.ts'
import type { EventData, EventName } from '../../contracts/server-event.ts'
import type { SystemInfo } from '../../contracts/system.ts'
import type { Violation } from '../../contracts/violation.ts'
import { keys } from '../api/query-keys.ts'
import { mergeViolations } from '../lib/violations/violation-order.ts'

const newer = (before: Violation | undefined, after: Violation): Violation =>
  before !== undefined && before.version > after.version ? before : after

/** A decision, or its end, changes what is on record of the institution, and its cards. */
function refetchRecord(queries: QueryClient, violation: Violation): void {
  const known = queries.getQueryData<Violation>(keys.violation(violation.id))
  if (known === undefined || newer(known, violation).status === known.status) return
  const { institutionId } = violation
  for (const queryKey of [
    keys.institutionRecord(institutionId),
    keys.earlierCases(institutionId),
    keys.card(violation.id),
  ])
    void queries.invalidateQueries({ queryKey })
}

/** Puts a violation everywhere it is shown, unless a later version is already there. */
export function placeViolation(queries: QueryClient, violation: Violation): void {
  refetchRecord(queries, violation)
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
    const known = before.find(({ id }) => id === room.id)
    const others = before.filter(({ id }) => id !== room.id)
    // Events do not ask the calendar; what the list said of legal time still holds until the next list.
    const placed = { ...room, legalTime: room.legalTime ?? known?.legalTime ?? null }
    return room.active ? [...others, placed] : others
  })
}

/** The order as it stands, everywhere it is named; answers and events overtake each other, the later version wins. */
export function placeCut(queries: QueryClient, order: CutOrder): void {
  if (order.dryRun) return
  const before = queries.getQueryData<CutOrder>(keys.cut(order.id))
  const { id, state, violationId } =
    before !== undefined && before.version > order.version ? before : order
  if (before === undefined || before.version <= order.version) {
    queries.setQueryData<CutOrder>(keys.cut(order.id), order)
  }
  const withCut = (violation: Violation): Violation =>
    violation.id === violationId ? { ...violation, cut: { id, state } } : violation
  queries.setQueryData<Violation[]>(keys.wallViolations, (known) => known?.map(withCut))
  queries.setQueryData<Violation>(keys.violation(violationId), (known) => known && withCut(known))
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
  refetch(queries, keys.caseTimes(violation.id))
}

function applyGrownViolation(queries: QueryClient, violation: Violation): void {
  applyViolation(queries, violation)
  refetch(queries, keys.evidence(violation.id))
  refetch(queries, keys.curve(violation.id))
}

const nothing = (): void => {}

const APPLIERS: Appliers = {
  'violation.opened': (queries, violation) => {
    applyGrownViolation(queries, violation)
    refetch(queries, keys.allRecords)
  },
  'violation.extended': applyGrownViolation,
  'violation.ended': applyViolation,
  'violation.changed': (queries, violation) => {
    applyViolation(queries, violation)
    refetch(queries, keys.notes(violation.id))
    // So are its letters, and what people say of its card.
    refetch(queries, keys.letters(violation.id))
    refetch(queries, keys.card(violation.id))
    // A countdown that began or was stopped is told this way.
    refetch(queries, keys.power)
  },
  'alert.raised': nothing,
  'alert.changed': nothing,
  'cut.changed': (queries, order) => {
    placeCut(queries, order)
    refetch(queries, keys.allCuts)
    refetch(queries, keys.power)
    refetch(queries, keys.history(order.violationId))
  },
  'room.changed': placeRoom,
  'coverage.changed': nothing,
  'system.changed': (queries, info: SystemInfo) => {
    queries.setQueryData(keys.system, { info, readAt: Date.now() })
    // A new notice or school calendar is told this way, too.
    refetch(queries, keys.allCalendars)
    // So are own words and models that were tried, adopted or withdrawn.
    refetch(queries, keys.allJudgements)
    // And fuses.
    refetch(queries, keys.power)
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
