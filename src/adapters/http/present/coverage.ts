import type { CoverageGroup } from '../../../app/queries/coverage/coverage-groups.ts'
import type {
  CutOnTimeline,
  RegionCoverageView,
  RoomCoverageView,
  RoomTimelineView,
} from '../../../app/queries/coverage/coverage-queries.ts'
import type {
  CoverageTotals,
  ScheduledTotals,
} from '../../../app/queries/coverage/coverage-totals.ts'
import type {
  CoverageSegment,
  CutOfTimeline,
  RegionCoverage,
  RoomCoverage,
  RoomTimeline,
  TeachingSegment,
  WatchStretch,
  CoverageGroup as WireGroup,
  ScheduledTotals as WireScheduled,
  CoverageTotals as WireTotals,
} from '../../../contracts/coverage.ts'
import type { CoverageSegment as DomainSegment } from '../../../core/patrol/coverage.ts'
import type { WatchStretch as DomainStretch } from '../../../core/patrol/day/room-day.ts'
import type { TaughtSegment } from '../../../core/policy/classes/taught-segment.ts'
import type { LegalWindow } from '../../../core/policy/windows.ts'
import { formatInstant } from '../../../core/time/instant.ts'
import { type Interval, lengthOf } from '../../../core/time/interval.ts'
import { presentStateWords } from './cuts/cut.ts'
import { presentWindow } from './legal-time.ts'

const presentSegment = (segment: DomainSegment): CoverageSegment => ({
  roomId: segment.roomId,
  state: segment.state,
  unseenReason: segment.unseenReason,
  start: formatInstant(segment.start),
  end: formatInstant(segment.end),
  seconds: lengthOf(segment) / 1_000,
  looks: segment.looks,
})

const presentTotals = (totals: CoverageTotals): WireTotals => ({
  seenClean: totals['seen-clean'] / 1_000,
  seenPartly: totals['seen-partly'] / 1_000,
  seenSuspect: totals['seen-suspect'] / 1_000,
  unseen: totals.unseen / 1_000,
  offAir: totals['off-air'] / 1_000,
  missed: totals.missed / 1_000,
  gap: totals.gap / 1_000,
})

const presentScheduled = ({ unscheduled, ...totals }: ScheduledTotals): WireScheduled => ({
  ...presentTotals(totals),
  unscheduled: unscheduled === null ? null : unscheduled / 1_000,
})

const presentGroup = ({ totals, ...group }: CoverageGroup): WireGroup => ({
  ...group,
  totals: presentScheduled(totals),
})

const presentSpan = ({ start, end }: Interval) => ({
  from: formatInstant(start),
  to: formatInstant(end),
})

export const presentRoomCoverage = (
  roomId: string,
  span: Interval,
  view: RoomCoverageView,
): RoomCoverage => ({
  roomId,
  ...presentSpan(span),
  segments: view.segments.map(presentSegment),
  totals: presentTotals(view.totals),
})

export const presentRegionCoverage = (
  region: string | null,
  span: Interval,
  view: RegionCoverageView,
): RegionCoverage => ({
  ...presentSpan(span),
  region,
  rooms: view.rooms.map(({ room, totals }) => ({
    roomId: room.id,
    title: room.title,
    totals: presentScheduled(totals),
  })),
  totals: presentScheduled(view.totals),
  byRegion: view.byRegion.map(presentGroup),
  byPlatform: view.byPlatform.map(presentGroup),
  bySweep: view.bySweep.map(presentGroup),
  withoutSweeps: view.withoutSweeps,
})

const presentStretch = (stretch: DomainStretch): WatchStretch => ({
  kind: stretch.kind,
  unseenReason: stretch.unseenReason,
  ...presentSpan(stretch),
  seconds: lengthOf(stretch) / 1_000,
})

const presentCut = ({ order, elsewhere }: CutOnTimeline): CutOfTimeline => ({
  id: order.id,
  violationId: order.violationId,
  state: order.status,
  stateWords: presentStateWords(order),
  automatic: order.automatic === true,
  at: formatInstant(order.requestedAt),
  verifiedAt: order.verifiedAt === null ? null : formatInstant(order.verifiedAt),
  elsewhere: elsewhere && { roomId: elsewhere.id, roomTitle: elsewhere.title },
})

const presentTeaching = (segment: TaughtSegment): TeachingSegment => ({
  ...presentSpan(segment),
  seconds: lengthOf(segment) / 1_000,
  uncertaintySeconds: segment.uncertaintySeconds,
  courseId: segment.courseId,
  course: segment.course,
  lessonId: segment.lessonId,
})

export function presentTimeline(
  view: RoomTimelineView,
  span: Interval,
  windows: readonly LegalWindow[],
): RoomTimeline {
  return {
    roomId: view.room.id,
    ...presentSpan(span),
    windows: windows.map(presentWindow),
    air: view.day.air.map(presentSpan),
    coverage: view.segments.map(presentSegment),
    watch: view.day.watch.map(presentStretch),
    teaching: view.teaching.map(presentTeaching),
    violations: view.violations.map((violation) => ({
      id: violation.id,
      rule: violation.rule,
      status: violation.status,
      from: formatInstant(violation.openedAt),
      to: formatInstant(violation.endedAt ?? violation.lastSeenAt),
      ongoing: violation.ongoing,
    })),
    cuts: view.cuts.map(presentCut),
  }
}
