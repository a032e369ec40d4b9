import type { CoverageSegment } from '../../../core/patrol/coverage.ts'
import type { PolitenessRules } from '../../../core/patrol/politeness-host.ts'
import type { TaughtSegment } from '../../../core/policy/classes/taught-segment.ts'
import type { Institution } from '../../../core/registry/institution.ts'
import type { LiveRoom } from '../../../core/registry/live-room.ts'
import { kindOf } from '../../../core/registry/object-kind.ts'
import type { RegionScope } from '../../../core/registry/region-scope.ts'
import { earlier } from '../../../core/time/instant.ts'
import type { Interval } from '../../../core/time/interval.ts'
import type { Violation } from '../../../core/violations/violation.ts'
import type { Clock } from '../../../ports/clock.ts'
import type { LegalSchedules } from '../../../ports/legal-schedules.ts'
import type { Records, Transactions } from '../../../ports/records/records.ts'
import { everyPage } from '../every-page.ts'
import { coverageGroups } from './coverage-groups.ts'
import {
  addTotals,
  type CoverageTotals,
  clipSegments,
  NO_COVERAGE,
  totalsOf,
  totalsOfSums,
} from './coverage-totals.ts'

export type RoomCoverageView = {
  readonly segments: readonly CoverageSegment[]
  readonly totals: CoverageTotals
}

export type RegionCoverageView = {
  readonly rooms: readonly { readonly room: LiveRoom; readonly totals: CoverageTotals }[]
  readonly totals: CoverageTotals
} & ReturnType<typeof coverageGroups>

export type RoomTimelineView = {
  readonly room: LiveRoom
  readonly institution: Institution | null
  readonly segments: readonly CoverageSegment[]
  /** What was taught in the room. */
  readonly teaching: readonly TaughtSegment[]
  readonly violations: readonly Violation[]
}

export type CoverageQueriesDeps = {
  readonly transactions: Transactions
  readonly clock: Pick<Clock, 'now'>
  readonly politeness: () => PolitenessRules
  readonly schedules: Pick<LegalSchedules, 'sweeps'>
}

export type CoverageQueries = {
  /** `null`: no such room. */
  ofRoom(roomId: string, span: Interval): Promise<RoomCoverageView | null>
  ofRegion(region: RegionScope | null, span: Interval): Promise<RegionCoverageView>
  timeline(roomId: string, span: Interval): Promise<RoomTimelineView | null>
}

async function totalsOfRoom(
  records: Records,
  roomId: string,
  span: Interval,
): Promise<RoomCoverageView> {
  const found = await records.coverage.between(roomId, span.start, span.end)
  return { segments: clipSegments(found, span), totals: totalsOf(found, span) }
}

export function createCoverageQueries({
  transactions,
  clock,
  politeness,
  schedules,
}: CoverageQueriesDeps): CoverageQueries {
  /** What lies ahead is no gap: nobody could have looked yet. */
  const untilNow = (span: Interval): Interval => ({
    start: span.start,
    end: earlier(span.end, clock.now()),
  })
  return {
    ofRoom: (roomId, span) =>
      transactions.run(async (records) => {
        if ((await records.rooms.find(roomId)) === null) return null
        return await totalsOfRoom(records, roomId, untilNow(span))
      }),
    ofRegion: (region, span) =>
      transactions.run(async (records) => {
        const filter = region === null ? {} : { region }
        const seen = untilNow(span)
        const sums = Map.groupBy(
          await records.coverage.sums(filter, seen.start, seen.end),
          ({ roomId }) => roomId,
        )
        const rooms = (await records.rooms.active(filter)).map((room) => ({
          room,
          totals: totalsOfSums(sums.get(room.id) ?? [], seen),
        }))
        const totals = rooms.reduce((sum, room) => addTotals(sum, room.totals), NO_COVERAGE)
        const owners = await records.institutions.findMany([
          ...new Set(rooms.map(({ room }) => room.institutionId)),
        ])
        const kinds = new Map(owners.map((owner) => [owner.id, kindOf(owner)]))
        const counted = rooms.map((one) => ({ ...one, kind: kinds.get(one.room.institutionId) }))
        return { rooms, totals, ...coverageGroups(counted, politeness(), schedules.sweeps()) }
      }),
    timeline: (roomId, span) =>
      transactions.run(async (records) => {
        const room = await records.rooms.find(roomId)
        if (room === null) return null
        const found = await records.coverage.between(roomId, span.start, span.end)
        const filter = { roomId, from: span.start, to: span.end }
        return {
          room,
          institution: await records.institutions.find(room.institutionId),
          segments: clipSegments(found, span),
          teaching: await records.teaching.between(roomId, span.start, span.end),
          violations: await everyPage((request) => records.violations.list(filter, request)),
        }
      }),
  }
}
