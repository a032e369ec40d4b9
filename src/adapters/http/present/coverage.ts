import type { CoverageGroup } from '../../../app/queries/coverage/coverage-groups.ts'
import type {
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
  RegionCoverage,
  RoomCoverage,
  RoomTimeline,
  TeachingSegment,
  CoverageGroup as WireGroup,
  ScheduledTotals as WireScheduled,
  CoverageTotals as WireTotals,
} from '../../../contracts/coverage.ts'
import type { CoverageSegment as DomainSegment } from '../../../core/patrol/coverage.ts'
import type { TaughtSegment } from '../../../core/policy/classes/taught-segment.ts'
import type { LegalWindow } from '../../../core/policy/windows.ts'
import { formatInstant } from '../../../core/time/instant.ts'
import { type Interval, lengthOf } from '../../../core/time/interval.ts'
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

const ON_AIR: ReadonlySet<DomainSegment['state']> = new Set([
  'seen-clean',
  'seen-partly',
  'seen-suspect',
])

/** Time on the air, joined: whoever was seen there was on air, clean or not. */
function airTime(segments: readonly DomainSegment[]): { from: string; to: string }[] {
  const runs: { start: DomainSegment['start']; end: DomainSegment['end'] }[] = []
  for (const { state, start, end } of segments) {
    if (!ON_AIR.has(state)) continue
    const last = runs.at(-1)
    if (last !== undefined && last.end === start) last.end = end
    else runs.push({ start, end })
  }
  return runs.map(presentSpan)
}

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
    air: airTime(view.segments),
    coverage: view.segments.map(presentSegment),
    teaching: view.teaching.map(presentTeaching),
    violations: view.violations.map((violation) => ({
      id: violation.id,
      rule: violation.rule,
      status: violation.status,
      from: formatInstant(violation.openedAt),
      to: formatInstant(violation.endedAt ?? violation.lastSeenAt),
      ongoing: violation.ongoing,
    })),
  }
}
