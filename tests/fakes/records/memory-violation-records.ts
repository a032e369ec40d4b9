import { dueAgainAt } from '../../../src/core/cuts/due-again.ts'
import { roomsHit } from '../../../src/core/cuts/power/hits-elsewhere.ts'
import { isSameStream } from '../../../src/core/registry/media-server.ts'
import { isInRegion } from '../../../src/core/registry/region-scope.ts'
import { instantOfEpochMilliseconds } from '../../../src/core/time/instant.ts'
import type { TallyKind } from '../../../src/core/violations/timeline/tallies.ts'
import type { Violation } from '../../../src/core/violations/violation.ts'
import type { Records, SpannedFilter, ViolationFilter } from '../../../src/ports/records/records.ts'
import {
  copiesOf,
  copyOf,
  isViolationIn,
  type MemoryTables,
  pageOf,
  put,
} from '../memory-tables.ts'

/** The midnight before a Monday of Asia/Shanghai. */
const ORIGIN = Date.parse('1970-01-05T00:00:00+08:00')

const inside = (violation: Violation, { from, to }: ViolationFilter): boolean =>
  (to === undefined || violation.openedAt < to) &&
  (from === undefined ||
    violation.endedAt === null ||
    violation.endedAt > from ||
    violation.openedAt >= from)

const sameOrOpen = <T>(wanted: T | undefined, found: T | null): boolean =>
  wanted === undefined || wanted === found

const says = (tables: MemoryTables, violation: Violation, text: string): boolean =>
  violation.id === text ||
  [
    tables.rooms.get(violation.roomId)?.title,
    tables.institutions.get(violation.institutionId)?.name,
  ].some((name) => name?.toLowerCase().includes(text.toLowerCase()) === true)

const matches = (tables: MemoryTables, violation: Violation, filter: ViolationFilter): boolean =>
  inside(violation, filter) &&
  (filter.region === undefined || isInRegion(filter.region, violation.region)) &&
  sameOrOpen(filter.institutionId, violation.institutionId) &&
  sameOrOpen(filter.roomId, violation.roomId) &&
  sameOrOpen(filter.status, violation.status) &&
  sameOrOpen<string>(filter.subject, violation.subject) &&
  sameOrOpen(filter.ongoing, violation.ongoing) &&
  (filter.text === undefined || says(tables, violation, filter.text)) &&
  (filter.rule === undefined || violation.rules.some((rule) => rule === filter.rule))

const begunIn = (tables: MemoryTables, filter: SpannedFilter): readonly Violation[] =>
  [...tables.violations.values()].filter(
    (one) => one.openedAt >= filter.from && matches(tables, one, filter),
  )

const placeAt = (digits: number) => (one: Violation) => [one.region.slice(0, digits).padEnd(6, '0')]

const KEYS: Readonly<Record<TallyKind, (one: Violation) => readonly (string | null)[]>> = {
  province: placeAt(2),
  city: placeAt(4),
  county: placeAt(6),
  institution: ({ institutionId }) => [institutionId],
  rule: ({ rules }) => rules,
  subject: ({ subject }) => [subject],
}

const ongoingIn = (tables: MemoryTables, roomId: string): Violation | undefined =>
  [...tables.violations.values()].find((one) => one.roomId === roomId && one.ongoing)

function needViolation(tables: MemoryTables, violationId: string): void {
  if (!tables.violations.has(violationId)) throw new Error(`no violation ${violationId}`)
}

export const memoryViolations = (tables: MemoryTables): Records['violations'] => ({
  find: async (id) => copyOf(tables.violations.get(id)),
  // Transactions of the memory are one after another.
  hold: async (id) => copyOf(tables.violations.get(id)),
  ongoingOf: async (roomId) => copyOf(ongoingIn(tables, roomId)),
  async save(violation) {
    const known = tables.violations.get(violation.id)
    if ((known?.version ?? 0) !== violation.version - 1) return false
    const ongoing = violation.ongoing ? ongoingIn(tables, violation.roomId) : undefined
    if (ongoing !== undefined && ongoing.id !== violation.id) {
      if (violation.version === 1) return false
      throw new Error(`room ${violation.roomId} has another ongoing violation`)
    }
    put(tables.violations, violation.id, violation)
    return true
  },
  findMany: async (ids) => copiesOf(tables.violations, ids),
  ongoingIn: async (roomIds) =>
    structuredClone(
      [...tables.violations.values()].filter(
        ({ roomId, ongoing }) => ongoing && roomIds.includes(roomId),
      ),
    ),
  countOngoing: async () => [...tables.violations.values()].filter((one) => one.ongoing).length,
  list: async (filter, page) =>
    pageOf(
      [...tables.violations.values()].filter((one) => matches(tables, one, filter)),
      page,
      (one) => [one.openedAt, one.id],
    ),
  count: async (filter) =>
    [...tables.violations.values()].filter((one) => matches(tables, one, filter)).length,
  async beginnings(filter, step) {
    const counts = new Map<number, number>()
    for (const one of begunIn(tables, filter)) {
      const at = Math.floor((one.openedAt - ORIGIN) / step) * step + ORIGIN
      counts.set(at, (counts.get(at) ?? 0) + 1)
    }
    return [...counts]
      .sort(([a], [b]) => a - b)
      .map(([at, count]) => ({ at: instantOfEpochMilliseconds(at), count }))
  },
  begun: async (filter) => begunIn(tables, filter).length,
  begunBefore: async (filter) =>
    [...tables.violations.values()].filter(
      (one) => one.openedAt < filter.from && matches(tables, one, filter),
    ).length,
  async tally(filter, by, limit) {
    const counts = new Map<string | null, number>()
    for (const key of begunIn(tables, filter).flatMap(KEYS[by])) {
      counts.set(key, (counts.get(key) ?? 0) + 1)
    }
    return [...counts]
      .map(([key, count]) => ({ key, count }))
      .sort((a, b) => b.count - a.count || ((a.key ?? '~') < (b.key ?? '~') ? -1 : 1))
      .slice(0, limit)
  },
})

const piecesOf = (tables: MemoryTables, violationId: string) =>
  [...tables.evidence.values()]
    .filter((row) => row.violationId === violationId)
    .map((row) => structuredClone(row.piece))
    .sort((a, b) => a.at - b.at || (a.sha256 < b.sha256 ? -1 : 1))

export const memoryViolationEvidence = (tables: MemoryTables): Records['violationEvidence'] => ({
  async add(violationId, pieces) {
    if (pieces.length > 0) needViolation(tables, violationId)
    for (const piece of pieces) {
      const key = JSON.stringify([violationId, piece.sha256])
      if (!tables.evidence.has(key)) put(tables.evidence, key, { violationId, piece })
    }
  },
  of: async (violationId) => piecesOf(tables, violationId),
  ofMany: async (ids) =>
    new Map(
      ids
        .map((id) => [id, piecesOf(tables, id)] as const)
        .filter(([, pieces]) => pieces.length > 0),
    ),
  counts: async (ids) =>
    new Map(
      ids
        .map((id) => [id, piecesOf(tables, id).length] as const)
        .filter(([, pieces]) => pieces > 0),
    ),
})

export const memoryAlerts = (tables: MemoryTables): Records['alerts'] => {
  const ofViolation = (violationId: string) =>
    [...tables.alerts.values()].find((one) => one.violationId === violationId)
  return {
    find: async (id) => copyOf(tables.alerts.get(id)),
    hold: async (id) => copyOf(tables.alerts.get(id)),
    unsettled: async (from, limit) =>
      structuredClone(
        [...tables.alerts.values()]
          .filter((one) => one.raisedAt >= from && one.status !== 'resolved')
          .toSorted((a, b) => a.raisedAt - b.raisedAt || (a.id < b.id ? -1 : 1))
          .slice(0, limit),
      ),
    ofViolation: async (violationId) => copyOf(ofViolation(violationId)),
    findMany: async (ids) => copiesOf(tables.alerts, ids),
    ofViolations: async (ids) =>
      structuredClone([...tables.alerts.values()].filter((one) => ids.includes(one.violationId))),
    async save(alert) {
      needViolation(tables, alert.violationId)
      const other = ofViolation(alert.violationId)
      if (other !== undefined && other.id !== alert.id) {
        throw new Error(`violation ${alert.violationId} has an alert already`)
      }
      put(tables.alerts, alert.id, alert)
    },
    list: async (page, { region } = {}) =>
      pageOf(
        [...tables.alerts.values()].filter((one) => isViolationIn(tables, one.violationId, region)),
        page,
        (one) => [one.raisedAt, one.id],
      ),
  }
}

export const memoryCutOrders = (tables: MemoryTables): Records['cutOrders'] => {
  const sorted = () =>
    [...tables.cutOrders.values()].sort(
      (a, b) => a.requestedAt - b.requestedAt || (a.id < b.id ? -1 : 1),
    )
  return {
    find: async (id) => copyOf(tables.cutOrders.get(id)),
    findMany: async (ids) => copiesOf(tables.cutOrders, ids),
    ofViolations: async (ids) =>
      structuredClone(sorted().filter((one) => ids.includes(one.violationId))),
    ofViolation: async (violationId) =>
      structuredClone(sorted().filter((one) => one.violationId === violationId)),
    hitting: async (roomId, { start, end }) =>
      structuredClone(
        sorted().filter(
          (one) =>
            !one.dryRun &&
            roomsHit(one).includes(roomId) &&
            one.requestedAt >= start &&
            one.requestedAt < end,
        ),
      ),
    ofStream: async (target) =>
      structuredClone(sorted().filter((one) => isSameStream(one.target, target))),
    async save(order) {
      needViolation(tables, order.violationId)
      if ((tables.cutOrders.get(order.id)?.version ?? 0) !== order.version - 1) return false
      put(tables.cutOrders, order.id, order)
      return true
    },
    inStatus: async (statuses) =>
      structuredClone(sorted().filter((one) => statuses.includes(one.status))),
    dueAgain: async (now) =>
      structuredClone(
        sorted()
          .filter((one) => (dueAgainAt(one) ?? Number.POSITIVE_INFINITY) <= now)
          .sort((a, b) => Number(dueAgainAt(a)) - Number(dueAgainAt(b))),
      ),
  }
}
