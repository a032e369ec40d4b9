import { AsyncLocalStorage } from 'node:async_hooks'
import { sha256 } from '../../src/adapters/system/sha256.ts'
import { chainEvent } from '../../src/core/evidence/hash-chain.ts'
import type { Course } from '../../src/core/registry/course.ts'
import type { LiveRoom } from '../../src/core/registry/live-room.ts'
import type { ServerStream } from '../../src/core/registry/media-server.ts'
import type { Instant } from '../../src/core/time/instant.ts'
import type {
  CourseFilter,
  PlacedTransactions,
  Records,
  Transactions,
} from '../../src/ports/records/records.ts'
import { ANY_SERVER } from '../../src/ports/records/stream-bans.ts'
import { memoryAccess } from './access/memory-access.ts'
import { memoryCutPower } from './cuts/memory-cut-power.ts'
import { memoryLetters } from './letters/memory-letters.ts'
import { memoryAirPrints } from './memory-air-prints.ts'
import { memoryCoverage } from './memory-coverage.ts'
import { memoryHostPaces } from './memory-host-paces.ts'
import { memoryJudgements } from './memory-judgements.ts'
import { memoryLabels, memoryOpinions, memoryTraces } from './memory-learning-records.ts'
import { memoryRoomFindings } from './memory-room-findings.ts'
import {
  copiesOf,
  copyOf,
  copyTables,
  emptyTables,
  isIn,
  type MemoryTables,
  pageOf,
  put,
} from './memory-tables.ts'
import { actsOf } from './records/memory-acts.ts'
import { memoryHandling } from './records/memory-handling.ts'
import { memoryQuality } from './records/memory-quality.ts'
import { isInstitutionOf, isRoomOf } from './records/memory-register-filters.ts'
import { memorySavedSearches } from './records/memory-saved-searches.ts'
import { memorySweepRecords } from './records/memory-sweep-runs.ts'
import { memoryTeaching } from './records/memory-teaching.ts'
import {
  memoryAlerts,
  memoryCutOrders,
  memoryViolationEvidence,
  memoryViolations,
} from './records/memory-violation-records.ts'
import { memoryWords } from './records/memory-words.ts'
import { memoryReports } from './reports/memory-reports.ts'
import { memoryOutward } from './upkeep/memory-outward.ts'
import { memoryUpkeep } from './upkeep/memory-retention.ts'
import { withoutRegions } from './without-regions.ts'

const banKey = ({ server, app, stream }: ServerStream): string =>
  JSON.stringify([server, app, stream])

function inOrder<T>(
  table: ReadonlyMap<string, T>,
): (row: T & { readonly id: string }) => [number, string] {
  const places = new Map([...table.keys()].map((key, place) => [key, place]))
  return (row) => [places.get(row.id) ?? 0, row.id]
}

function isCourseOf(course: Course, { region, ...filter }: CourseFilter): boolean {
  const names = Object.keys(filter) as (keyof typeof filter)[]
  const fits = names.every((name) => filter[name] === undefined || filter[name] === course[name])
  return fits && isIn(region, course.region)
}

function putRoom(tables: MemoryTables, room: LiveRoom, now?: Instant): void {
  const isNew = !tables.rooms.has(room.id)
  put(tables.rooms, room.id, room)
  if (isNew && now !== undefined) tables.roomsMade.set(room.id, now)
}

function roomsAcross(
  tables: MemoryTables,
  beginning: string,
  keysOf: (room: LiveRoom) => readonly string[],
): readonly (readonly LiveRoom[])[] {
  const byKey = new Map<string, LiveRoom[]>()
  for (const room of [...tables.rooms.values()].filter(({ active }) => active)) {
    for (const key of keysOf(room).filter((one) => one.startsWith(beginning))) {
      byKey.set(key, [...(byKey.get(key) ?? []), structuredClone(room)])
    }
  }
  return [...byKey.values()].filter((rooms) => new Set(rooms.map(({ region }) => region)).size > 1)
}

const registry = (tables: MemoryTables): Pick<Records, 'institutions' | 'rooms'> => ({
  institutions: {
    save: async (row) => put(tables.institutions, row.id, row),
    async saveMany(rows) {
      for (const row of rows) put(tables.institutions, row.id, row)
    },
    holdImports: async () => {},
    all: async () => structuredClone([...tables.institutions.values()]),
    find: async (id) => copyOf(tables.institutions.get(id)),
    withCreditCode: async (code) =>
      structuredClone([...tables.institutions.values()].filter((one) => one.creditCode === code)),
    findMany: async (ids) => copiesOf(tables.institutions, ids),
    list: async (page, filter = {}) =>
      pageOf(
        [...tables.institutions.values()].filter((one) => isInstitutionOf(one, filter)),
        page,
        inOrder(tables.institutions),
      ),
    remove: async (id) => tables.institutions.delete(id),
  },
  rooms: {
    save: async (row, now) => putRoom(tables, row, now),
    async saveMany(rows, now) {
      for (const row of rows) putRoom(tables, row, now)
    },
    registeredAt: async (ids) => new Map([...tables.roomsMade].filter(([id]) => ids.includes(id))),
    acrossRegions: async (beginning, keysOf) => roomsAcross(tables, beginning, keysOf),
    all: async () => structuredClone([...tables.rooms.values()]),
    find: async (id) => copyOf(tables.rooms.get(id)),
    findMany: async (ids) => copiesOf(tables.rooms, ids),
    ofInstitution: async (id) =>
      structuredClone([...tables.rooms.values()].filter((room) => room.institutionId === id)),
    foundBy: async (keys, keysOf) =>
      structuredClone(
        [...tables.rooms.values()].filter((room) => keysOf(room).some((key) => keys.includes(key))),
      ),
    list: async (page, filter = {}) =>
      pageOf(
        [...tables.rooms.values()].filter((room) => isRoomOf(tables, room, filter)),
        page,
        inOrder(tables.rooms),
      ),
    active: async ({ region } = {}) =>
      structuredClone(
        [...tables.rooms.values()].filter((room) => room.active && isIn(region, room.region)),
      ),
    async remove(id) {
      tables.statuses.delete(id)
      tables.thumbnails.delete(id)
      return tables.rooms.delete(id)
    },
  },
})

const timetable = (tables: MemoryTables): Pick<Records, 'courses' | 'roomBoard'> => ({
  courses: {
    async saveMany(rows) {
      for (const row of rows) put(tables.courses, row.id, row)
    },
    find: async (id) => copyOf(tables.courses.get(id)),
    list: async (page, filter = {}) =>
      pageOf(
        [...tables.courses.values()].filter((course) => isCourseOf(course, filter)),
        page,
        inOrder(tables.courses),
      ),
    all: async () => structuredClone([...tables.courses.values()]),
    remove: async (id) => tables.courses.delete(id),
  },
  roomBoard: {
    status: async (roomId) => copyOf(tables.statuses.get(roomId)),
    statuses: async () => structuredClone([...tables.statuses.values()]),
    statusesOf: async (ids) => copiesOf(tables.statuses, ids),
    saveStatus: async (row) => put(tables.statuses, row.roomId, row),
    async saveStatuses(rows) {
      for (const row of rows) put(tables.statuses, row.roomId, row)
    },
    thumbnail: async (roomId) => copyOf(tables.thumbnails.get(roomId)),
    saveThumbnail: async (row) => put(tables.thumbnails, row.roomId, row),
  },
})

const patrol = (
  tables: MemoryTables,
): Pick<Records, 'streamBans' | 'coverage' | 'hostPaces' | 'observationMarks'> => ({
  hostPaces: memoryHostPaces(tables),
  streamBans: {
    add: async (ban) => put(tables.bans, banKey(ban), ban),
    async remove(stream) {
      const named = tables.bans.delete(banKey(stream))
      return tables.bans.delete(banKey({ ...stream, server: ANY_SERVER })) || named
    },
    find: async (stream) =>
      copyOf(
        tables.bans.get(banKey(stream)) ??
          tables.bans.get(banKey({ ...stream, server: ANY_SERVER })),
      ),
  },
  coverage: memoryCoverage(tables),
  observationMarks: {
    async mark(observationId, at) {
      if (tables.marks.has(observationId)) return false
      tables.marks.set(observationId, at)
      return true
    },
  },
})

const journal = (tables: MemoryTables): Records['journal'] => {
  const events = () => [...tables.journal.values()]
  const append: Records['journal']['append'] = async (event) => {
    const previous = events().at(-1) ?? null
    const chained = chainEvent(previous, event, tables.journal.size + 1, sha256)
    put(tables.journal, chained.sequence, chained)
    return chained
  }
  return {
    append,
    async appendAll(all) {
      let last = 0
      for (const event of all) last = (await append(event)).sequence
      return last
    },
    after: async (sequence, limit) =>
      structuredClone(
        events()
          .filter((one) => one.sequence > sequence)
          .slice(0, limit),
      ),
    ofSubject: async (subjectId) =>
      structuredClone(events().filter((one) => one.subjectId === subjectId)),
    recordsOf: async (subjectId, { before, limit }) =>
      structuredClone(
        events()
          .filter((one) => one.subjectId === subjectId && one.sequence < before)
          .filter(
            ({ data }) => data === null || (typeof data === 'object' && 'region' in (data ?? {})),
          )
          .toReversed()
          .slice(0, limit),
      ),
    firstOf: async (type, ids) =>
      structuredClone(
        [...new Set(ids)].flatMap(
          (id) => events().find((one) => one.type === type && one.subjectId === id) ?? [],
        ),
      ),
    acts: async (filter, page) => actsOf(events(), filter, page),
    last: async () => copyOf(events().at(-1)),
  }
}

const registersOf = (tables: MemoryTables): Omit<Records, 'whole' | 'counted'> => ({
  ...registry(tables),
  ...timetable(tables),
  ...patrol(tables),
  ...memoryAccess(tables),
  ...memoryLetters(tables),
  ...memoryReports(tables),
  airPrints: memoryAirPrints(tables),
  findings: memoryRoomFindings(tables),
  teaching: memoryTeaching(tables),
  ...memorySweepRecords(tables),
  ...memoryUpkeep(tables),
  ...memoryOutward(tables),
  ...memoryHandling(tables),
  ...memoryQuality(tables),
  violations: memoryViolations(tables),
  violationEvidence: memoryViolationEvidence(tables),
  sessionTraces: memoryTraces(tables),
  words: memoryWords(tables),
  savedSearches: memorySavedSearches(tables),
  operatorLabels: memoryLabels(tables),
  secondOpinions: memoryOpinions(tables),
  judgements: memoryJudgements(tables),
  alerts: memoryAlerts(tables),
  cutOrders: memoryCutOrders(tables),
  cutPower: memoryCutPower(tables),
  journal: journal(tables),
})

function recordsOf(tables: MemoryTables): Records {
  const whole = registersOf(tables)
  return { ...whole, whole, counted: whole }
}

/**
 * Records in memory. As on the embedded database, transactions run one after the other, see all or nothing, and do
 * not nest. Passes the same contract suite as the real ones, but
 * for jurisdictions, which it knows none of.
 */
export function createMemoryTransactions(): PlacedTransactions {
  const inside = new AsyncLocalStorage<true>()
  let tables = emptyTables()
  let queue: Promise<unknown> = Promise.resolve()
  const whole: Transactions = {
    run(work) {
      if (inside.getStore() === true) throw new Error('Transactions.run inside Transactions.run')
      const turn = queue.then(async () => {
        const copy = copyTables(tables)
        const result = await inside.run(true, () => work(recordsOf(copy)))
        tables = copy
        return result
      })
      queue = turn.catch(() => undefined)
      return turn
    },
  }
  return withoutRegions(whole)
}
