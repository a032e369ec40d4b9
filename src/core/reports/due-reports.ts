import { type Campaign, campaignAt } from '../patrol/sweeps/campaign.ts'
import type { SweepDays } from '../patrol/sweeps/sweep-days.ts'
import { type RegionScope, regionPrefix } from '../registry/region-scope.ts'
import { addDays, type CivilDate } from '../time/civil-date.ts'
import type { SpannedKind } from './report.ts'
import type { ReportDays } from './report-case.ts'

/** A sweep as far as it asks for reports. */
export type AskingSweep = {
  readonly name: string
  readonly regions: readonly RegionScope[]
  readonly days: SweepDays | null
  readonly campaign: Campaign | null
}

/** A report that a campaign asks of a place. */
export type DueReport = {
  /** The same for the same report, however often it is asked for. */
  readonly id: string
  readonly kind: SpannedKind
  readonly region: RegionScope | ''
  readonly days: ReportDays
  readonly title: string
  readonly sweep: string
  readonly due: CivilDate
}

const KINDS = { batch: 'inspection-table', summary: 'summary' } as const

/** A city that the campaign reaches. */
const reaches = ({ regions }: AskingSweep, city: string): boolean =>
  regions.length === 0 ||
  regions.map(regionPrefix).some((prefix) => city.startsWith(prefix) || prefix.startsWith(city))

/** A campaign of some cities alone has no table of the province. */
const asksProvince = ({ regions }: AskingSweep, province: string): boolean =>
  regions.length === 0 || regions.map(regionPrefix).includes(province)

/**
 * What is to be handed in soon, or should have been: of each city that has rooms, and of each province that it is about as a whole.
 * @param cities codes of four digits
 */
export function dueReports(
  sweeps: readonly AskingSweep[],
  cities: readonly string[],
  today: CivilDate,
  daysBefore: number,
): readonly DueReport[] {
  return sweeps.flatMap((sweep) => {
    const { campaign, days, name } = sweep
    if (campaign === null || days === null) return []
    // A campaign that ended a little while ago may still owe its last report.
    const dated = campaignAt(campaign, days, addDays(today, -LATE_DAYS))
    if (dated === null) return []
    const own = cities.filter((city) => reaches(sweep, city))
    const provinces = own.map((city) => city.slice(0, 2)).filter((two) => asksProvince(sweep, two))
    const places = [...new Set([...own, ...provinces])].toSorted()
    return dated.reports
      .filter(({ due }) => addDays(due, -daysBefore) <= today && today <= addDays(due, LATE_DAYS))
      .flatMap(({ kind, due, covers, titleZh }) =>
        places.map(
          (region): DueReport => ({
            id: `due-${name}-${kind}-${due}-${region}`,
            kind: KINDS[kind],
            region,
            days: covers,
            title: titleZh,
            sweep: name,
            due,
          }),
        ),
      )
  })
}

/** For so long a report that nobody filed is made, and told as overdue. Ours: docs/rules.md §7. */
const LATE_DAYS = 30
