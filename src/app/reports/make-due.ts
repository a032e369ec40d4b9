import { regionsUnder } from '../../core/registry/region.ts'
import { type AskingSweep, type DueReport, dueReports } from '../../core/reports/due-reports.ts'
import { placeName } from '../../core/reports/place-name.ts'
import type { Report } from '../../core/reports/report.ts'
import type { ReportTemplate } from '../../core/reports/report-template.ts'
import { civilDateOf, type Instant } from '../../core/time/instant.ts'
import type { Clock } from '../../ports/clock.ts'
import type { Records, Transactions } from '../../ports/records/records.ts'
import type { WrittenSweep } from '../../ports/written-sweep.ts'
import { saveReport } from './report-commands.ts'

export type DueDeps = {
  readonly clock: Clock
  readonly transactions: Transactions
  readonly sweeps: () => readonly WrittenSweep[]
  readonly reportTemplate: () => ReportTemplate
}

const askingOf = ({ name, regions, window, campaign }: WrittenSweep): AskingSweep => ({
  name,
  regions,
  days: window?.days ?? null,
  campaign,
})

/** A municipality is its own city. */
const hasCities = (province: string): boolean => {
  const name = placeName(province)
  return regionsUnder(`${province}0000`).some(({ fullName }) => fullName !== name)
}

/** Cities with a room that is no rehearsal's. */
async function patrolledCities({ rooms, institutions }: Records): Promise<readonly string[]> {
  const active = await rooms.active()
  const owners = await institutions.findMany([...new Set(active.map((one) => one.institutionId))])
  const madeUp = new Set(owners.flatMap(({ id, rehearsal }) => (rehearsal ? [id] : [])))
  const real = active.filter(({ institutionId }) => !madeUp.has(institutionId))
  return [
    ...new Set(
      real.map(({ region }) =>
        hasCities(region.slice(0, 2)) ? region.slice(0, 4) : region.slice(0, 2),
      ),
    ),
  ]
}

const WHY =
  '专项行动要求报送，到期前自动制成草稿。A campaign asks for it; the draft was made by itself.'

const draftOf = (due: DueReport, at: Instant): Report => ({
  id: due.id,
  kind: due.kind,
  region: due.region,
  days: due.days,
  title: `${placeName(due.region)}${due.title}`,
  state: 'draft',
  rehearsal: false,
  asked: { sweep: due.sweep, due: due.due },
  madeAt: at,
  madeBy: 'system',
  why: WHY,
  entered: {},
  referral: null,
  filed: null,
  version: 1,
})

/** Makes drafts of what campaigns ask for by now; one that is there already is left alone. How many were made. */
export async function makeDueReports(deps: DueDeps): Promise<number> {
  const asking = deps.sweeps().map(askingOf)
  if (asking.every(({ campaign }) => campaign === null)) return 0
  const now = deps.clock.now()
  return await deps.transactions.run(async (records) => {
    const due = dueReports(
      asking,
      await patrolledCities(records),
      civilDateOf(now),
      deps.reportTemplate().draftDaysBefore,
    )
    let made = 0
    for (const one of due) {
      if ((await records.reports.find(one.id)) !== null) continue
      const saved = await saveReport(records, deps, { who: 'system', why: WHY }, draftOf(one, now))
      made += saved ? 1 : 0
    }
    return made
  })
}
