import { addDays, type CivilDate, yearOf } from '../../time/civil-date.ts'
import {
  type DaySpan,
  dayIn,
  isYearly,
  type SweepDay,
  type SweepDays,
  spanFromDay,
} from './sweep-days.ts'

/** A part of a campaign, both days included. */
export type CampaignStage = {
  readonly titleZh: string
  readonly titleEn: string
  readonly from: SweepDay
  readonly to: SweepDay
}

/** What has to be handed in, and by when. */
export type CampaignReport = {
  readonly kind: 'batch' | 'summary'
  readonly titleZh: string
  readonly titleEn: string
  readonly due: SweepDay
}

/** A special campaign (专项行动): its stages and the days by which the offices report. */
export type Campaign = {
  readonly stages: readonly CampaignStage[]
  readonly reports: readonly CampaignReport[]
}

export type DatedCampaign = {
  readonly span: DaySpan
  readonly stages: readonly (Omit<CampaignStage, 'from' | 'to'> & DaySpan)[]
  readonly reports: readonly (Omit<CampaignReport, 'due'> & {
    readonly due: CivilDate
    /**
     * What the report is about: since the one before, or the whole campaign so far. It ends with the day before it is due:
     * what is handed in on that day can only tell of days that are over, and the next one begins where it ended.
     */
    readonly covers: DaySpan
  })[]
}

/** A day of the campaign's own year, or of the next where it runs over New Year. */
function dayOf(day: SweepDay, { from }: DaySpan): CivilDate {
  const first = dayIn(yearOf(from), day)
  return isYearly(day) && first < from ? dayIn(yearOf(from) + 1, day) : first
}

function reportsOf(campaign: Campaign, span: DaySpan): DatedCampaign['reports'] {
  let since = span.from
  return campaign.reports.map(({ due, ...report }) => {
    const day = dayOf(due, span)
    const from = report.kind === 'summary' ? span.from : since
    // Whoever has to report on the very first day has that day alone.
    const covers = { from, to: day > from ? addDays(day, -1) : day }
    if (report.kind === 'batch') since = addDays(covers.to, 1)
    return { ...report, due: day, covers }
  })
}

/** The campaign with the days of the year in which it runs at `today`, or runs next; `null` when it is over for good. */
export function campaignAt(
  campaign: Campaign,
  days: SweepDays,
  today: CivilDate,
): DatedCampaign | null {
  const span = spanFromDay(days, today)
  if (span === null) return null
  return {
    span,
    stages: campaign.stages.map(({ from, to, ...stage }) => ({
      ...stage,
      from: dayOf(from, span),
      to: dayOf(to, span),
    })),
    reports: reportsOf(campaign, span),
  }
}
