import type { SweepView } from '../../../app/sweeps/sweep-queries.ts'
import type { Sweep, SweepRun as WireRun } from '../../../contracts/sweep.ts'
import type { LookCost } from '../../../core/patrol/cost/look-cost.ts'
import { runsOn } from '../../../core/patrol/sweep.ts'
import { campaignAt } from '../../../core/patrol/sweeps/campaign.ts'
import { estimatedEnd } from '../../../core/patrol/sweeps/estimated-end.ts'
import { spanFromDay } from '../../../core/patrol/sweeps/sweep-days.ts'
import type { SweepRun } from '../../../core/patrol/sweeps/sweep-run.ts'
import type { CivilDate } from '../../../core/time/civil-date.ts'
import { civilDateOf, formatInstant, type Instant } from '../../../core/time/instant.ts'
import type { WrittenSweep } from '../../../ports/written-sweep.ts'
import { presentCost } from './patrol/cost.ts'

export function presentRun(
  run: SweepRun & { readonly cost?: LookCost | null },
  now: Instant,
): WireRun {
  const { rooms, looked, progressAt, startedAt, endedAt, cost, ...rest } = run
  const end = estimatedEnd(run, now)
  return {
    ...rest,
    startedAt: formatInstant(startedAt),
    endedAt: endedAt === null ? null : formatInstant(endedAt),
    ...(cost === undefined ? {} : { cost: cost === null ? null : presentCost(cost) }),
    progress: { rooms, looked, at: formatInstant(progressAt) },
    estimatedEnd: end === null ? null : formatInstant(end),
  }
}

function windowOf({ window }: WrittenSweep): Sweep['window'] {
  if (window === null) return null
  const { kinds, days } = window
  return {
    kinds: [...kinds],
    from: days?.from ?? null,
    to: days?.to ?? null,
    years: [...(days?.years ?? [])],
  }
}

function campaignOf({ campaign, window }: WrittenSweep, today: CivilDate): Sweep['campaign'] {
  const days = window?.days ?? null
  const dated = campaign === null || days === null ? null : campaignAt(campaign, days, today)
  if (dated === null) return null
  return { ...dated.span, stages: [...dated.stages], reports: [...dated.reports] }
}

export function presentSweep({ sweep, run }: SweepView, now: Instant): Sweep {
  const today = civilDateOf(now)
  const days = sweep.window?.days ?? null
  return {
    name: sweep.name,
    titleZh: sweep.titleZh,
    titleEn: sweep.titleEn,
    file: sweep.file,
    cron: sweep.cron,
    zone: sweep.zone,
    rank: sweep.rank,
    window: windowOf(sweep),
    regions: [...sweep.regions],
    stages: [...sweep.stages],
    platforms: [...(sweep.platforms ?? [])],
    kinds: [...(sweep.kinds ?? [])],
    tiers: [...(sweep.tiers ?? [])],
    tags: [...(sweep.tags ?? [])],
    ...sweep.cadence,
    tierCadence: { ...sweep.tierCadence },
    runsToday: runsOn(sweep, today),
    next: days === null ? null : spanFromDay(days, today),
    campaign: campaignOf(sweep, today),
    run: run === null ? null : presentRun(run, now),
  }
}
