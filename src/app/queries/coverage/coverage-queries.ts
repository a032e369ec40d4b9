import type { CutOrder } from '../../../core/cuts/cut-order.ts'
import type { CoverageSegment } from '../../../core/patrol/coverage.ts'
import { clipSegments } from '../../../core/patrol/day/clip-segments.ts'
import { type RoomDay, roomDay } from '../../../core/patrol/day/room-day.ts'
import type { TaughtSegment } from '../../../core/policy/classes/taught-segment.ts'
import type { Institution } from '../../../core/registry/institution.ts'
import type { LiveRoom } from '../../../core/registry/live-room.ts'
import type { RegionScope } from '../../../core/registry/region-scope.ts'
import { earlier, later } from '../../../core/time/instant.ts'
import type { Interval } from '../../../core/time/interval.ts'
import type { Violation } from '../../../core/violations/violation.ts'
import type { Clock } from '../../../ports/clock.ts'
import type { Records, Transactions } from '../../../ports/records/records.ts'
import { everyPage } from '../every-page.ts'
import { coverageGroups } from './coverage-groups.ts'
import {
  addScheduled,
  type CoverageTotals,
  livedIn,
  NONE_SCHEDULED,
  type ScheduledTotals,
  totalsOf,
  totalsOfSums,
} from './coverage-totals.ts'
import { createHeldMemory, type HeldMemory, type OwnedRoom } from './held-times.ts'
import { type HeldTotals, type SweepCoverageDeps, sweepCoverage } from './sweep-coverage.ts'

export type RoomCoverageView = {
  readonly segments: readonly CoverageSegment[]
  readonly totals: CoverageTotals
}

export type RegionCoverageView = {
  readonly rooms: readonly { readonly room: LiveRoom; readonly totals: ScheduledTotals }[]
  readonly totals: ScheduledTotals
} & ReturnType<typeof coverageGroups>

export type CutOnTimeline = {
  readonly order: CutOrder
  /** The room that it was given for; `null`: this one. */
  readonly elsewhere: Pick<LiveRoom, 'id' | 'title'> | null
}

export type RoomTimelineView = {
  readonly room: LiveRoom
  readonly institution: Institution | null
  readonly segments: readonly CoverageSegment[]
  /** The same as lanes of an axis. */
  readonly day: RoomDay
  /** What was taught in the room. */
  readonly teaching: readonly TaughtSegment[]
  readonly violations: readonly Violation[]
  /** Given within the span, oldest first; without dry runs. */
  readonly cuts: readonly CutOnTimeline[]
}

export type CoverageQueriesDeps = SweepCoverageDeps & {
  readonly transactions: Transactions
  readonly clock: Pick<Clock, 'now'>
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

/** What no sweep held and no look covers. */
const unscheduledOf = ({ gap }: CoverageTotals, held: HeldTotals | undefined): number =>
  Math.max(0, gap - (held?.any.gap ?? 0))

async function totalsOfRegion(
  deps: CoverageQueriesDeps,
  records: Records,
  region: RegionScope | null,
  span: Interval,
  memory: HeldMemory,
): Promise<RegionCoverageView> {
  const filter = region === null ? {} : { region }
  const sums = Map.groupBy(
    await records.coverage.sums(filter, span.start, span.end),
    ({ roomId }) => roomId,
  )
  const active = await records.rooms.active(filter)
  const owners = await records.institutions.findMany([
    ...new Set(active.map(({ institutionId }) => institutionId)),
  ])
  const byId = new Map(owners.map((owner) => [owner.id, owner]))
  const owned = active.flatMap((room): readonly OwnedRoom[] => {
    const institution = byId.get(room.institutionId)
    return institution === undefined ? [] : [{ room, institution }]
  })
  const since = await records.rooms.registeredAt(active.map(({ id }) => id))
  const held = await sweepCoverage(deps, records.coverage, owned, { span, since }, memory)
  const rooms = active.map((room) => {
    const totals = totalsOfSums(sums.get(room.id) ?? [], livedIn(span, since.get(room.id)))
    const unscheduled = held === null ? null : unscheduledOf(totals, held.get(room.id))
    return { room, totals: { ...totals, unscheduled } }
  })
  const totals = rooms.reduce((sum, room) => addScheduled(sum, room.totals), NONE_SCHEDULED)
  const groups = coverageGroups(rooms, deps.politeness(), deps.schedules.sweeps(), held)
  return { rooms, totals, ...groups }
}

/** Its own orders, and those for another room of the same stream that a server accepted: they ended it here, too. */
async function cutsOf(
  records: Records,
  roomId: string,
  span: Interval,
): Promise<readonly CutOnTimeline[]> {
  const hitting = await records.cutOrders.hitting(roomId, span)
  const felt = hitting.filter((one) => one.roomId === roomId || one.acceptedAt !== null)
  const orders = await records.cutOrders.findMany(felt.map(({ id }) => id))
  const others = orders.map((order) => order.roomId).filter((id) => id !== roomId)
  const rooms = new Map(
    (await records.rooms.findMany([...new Set(others)])).map((room) => [room.id, room]),
  )
  return orders
    .toSorted((a, b) => a.requestedAt - b.requestedAt || (a.id < b.id ? -1 : 1))
    .map((order) => ({ order, elsewhere: rooms.get(order.roomId) ?? null }))
}

export function createCoverageQueries(deps: CoverageQueriesDeps): CoverageQueries {
  const { transactions, clock } = deps
  const memory = createHeldMemory()
  /** What lies ahead is no gap: nobody could have looked yet. */
  const untilNow = (span: Interval): Interval => ({
    start: span.start,
    end: later(span.start, earlier(span.end, clock.now())),
  })
  return {
    ofRoom: (roomId, span) =>
      transactions.run(async (records) => {
        if ((await records.rooms.find(roomId)) === null) return null
        return await totalsOfRoom(records, roomId, untilNow(span))
      }),
    ofRegion: (region, span) =>
      transactions.run((records) => totalsOfRegion(deps, records, region, untilNow(span), memory)),
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
          day: roomDay(found, span, clock.now()),
          teaching: await records.teaching.between(roomId, span.start, span.end),
          violations: await everyPage((request) => records.violations.list(filter, request)),
          cuts: await cutsOf(records, roomId, span),
        }
      }),
  }
}
