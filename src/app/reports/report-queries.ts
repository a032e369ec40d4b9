import { type Result, succeed } from '../../core/fault.ts'
import {
  compareFigures,
  compareTables,
  type FigureDifference,
  type RowDifference,
} from '../../core/reports/compare-tables.ts'
import type { Figure } from '../../core/reports/figure.ts'
import { figuresOf } from '../../core/reports/figures.ts'
import {
  isOverdue,
  type Report,
  type ReportContent,
  type ReportFormat,
  type SpannedKind,
} from '../../core/reports/report.ts'
import { type NamedRow, namedRows } from '../../core/reports/row-names.ts'
import { civilDateOf } from '../../core/time/instant.ts'
import type { Page, PageRequest, Records } from '../../ports/records/records.ts'
import type { ReportFilter } from '../../ports/records/reports/reports.ts'
import { notFound } from '../commands/command.ts'
import { evidenceBytes } from '../queries/evidence-bytes.ts'
import { gather } from './gather.ts'
import { heldFromReading, holdsReview } from './held-review.ts'
import { makeContent } from './make-content.ts'
import { type ReportAsked, type ReportDeps, regionAsked } from './report-deps.ts'
import { writeReport } from './report-files.ts'

export type ListedReport = { readonly report: Report; readonly overdue: boolean }

/** `differences`: what our rows say now that they did not when it was filed; of a draft there are none. */
export type ReportView = ListedReport & {
  readonly content: ReportContent
  readonly differences: {
    readonly figures: readonly FigureDifference[]
    readonly rows: readonly RowDifference[]
  } | null
  /** Why nothing can be said of differences; left out: it can, or there are none to be had. */
  readonly uncompared?: string
}

export type RowsAsked = Omit<ReportAsked, 'kind' | 'entered'> & { readonly figure: string }

const isSpanned = (report: Report): report is Report & { readonly kind: SpannedKind } =>
  report.kind !== 'referral'

/** What a report of a place and span says now. */
async function contentNow(
  records: Records,
  deps: ReportDeps,
  report: Report,
): Promise<Result<ReportContent> | null> {
  if (!isSpanned(report)) return null
  const { kind, region, days, rehearsal, entered } = report
  return await makeContent(records, deps, { kind, region, days, rehearsal, entered })
}

function differencesOf(filed: ReportContent, now: ReportContent): ReportView['differences'] {
  const tables =
    filed.table === null || now.table === null ? [] : compareTables(filed.table, now.table)
  return { figures: compareFigures(filed.figures, now.figures), rows: tables }
}

/** What was filed holds leads that are hidden from whoever reviews one of them. */
async function readable(records: Records, id: string): Promise<Result<Report>> {
  const report = await records.reports.find(id)
  if (report === null) return notFound('该报表', 'report')
  const tells = report.filed !== null && isSpanned(report)
  return tells && (await holdsReview(records, report)) ? heldFromReading() : succeed(report)
}

async function viewOf(records: Records, deps: ReportDeps, id: string): Promise<Result<ReportView>> {
  const found = await readable(records, id)
  if (!found.ok) return found
  const report = found.value
  const overdue = isOverdue(report, civilDateOf(deps.clock.now()))
  const now = await contentNow(records, deps, report)
  if (report.filed === null) {
    if (now === null) return notFound('该报表', 'report')
    return now.ok ? succeed({ report, overdue, content: now.value, differences: null }) : now
  }
  // What was filed stands, also when the rows of today cannot be told.
  const { content } = report.filed
  const shown = { report, overdue, content, differences: null }
  if (now === null) return succeed(shown)
  if (!now.ok) return succeed({ ...shown, uncompared: `未能与现有记录比对：${now.fault.message}` })
  return succeed({ ...shown, differences: differencesOf(content, now.value) })
}

/** The file that was kept, or what one is to be written from: today's rows are read for a draft alone. */
async function fileSource(
  records: Records,
  deps: ReportDeps,
  id: string,
  format: ReportFormat,
): Promise<Result<FileSource>> {
  const found = await readable(records, id)
  if (!found.ok) return found
  const report = found.value
  if (report.filed !== null) {
    const kept = report.filed.files.find((one) => one.format === format)
    return succeed({ report, kept: kept?.sha256 ?? null, content: report.filed.content })
  }
  const now = await contentNow(records, deps, report)
  if (now === null) return notFound('该报表', 'report')
  return now.ok ? succeed({ report, kept: null, content: now.value }) : now
}

type FileSource = {
  readonly report: Report
  /** SHA-256 of the file as it was filed. */
  readonly kept: string | null
  readonly content: ReportContent
}

/** What a report would say, and of which place it is. */
export type Previewed = { readonly content: ReportContent; readonly region: string }

export type FoundRows = { readonly figure: Figure; readonly rows: readonly NamedRow[] }

async function rowsBehind(
  records: Records,
  deps: ReportDeps,
  { figure: code, region, ...asked }: RowsAsked,
): Promise<Result<FoundRows>> {
  const place = regionAsked(deps.jurisdiction, region)
  if (!place.ok) return place
  const gathered = await gather(records, deps, { ...asked, region: place.value })
  if (!gathered.ok) return gathered
  const { data } = gathered.value
  const figure = figuresOf(data, {}).find((one) => one.code === code)
  if (figure === undefined || figure.from !== 'rows') return notFound('该数字的记录', 'rows')
  return succeed({ figure, rows: namedRows(figure.rows, data) })
}

/** Reports, for those who look. */
export function createReportQueries(deps: ReportDeps) {
  const { transactions, evidenceStore, clock } = deps
  const listed = (report: Report): ListedReport => ({
    report,
    overdue: isOverdue(report, civilDateOf(clock.now())),
  })
  return {
    list: (filter: ReportFilter, page: PageRequest): Promise<Page<ListedReport>> =>
      transactions.run(async ({ reports }) => {
        const found = await reports.list(filter, page)
        return { ...found, items: found.items.map(listed) }
      }),
    /** Drafts that a campaign asked for and that nobody filed yet. */
    waiting: (): Promise<readonly ListedReport[]> =>
      transactions.run(async ({ reports }) => (await reports.waiting()).map(listed)),
    find: (id: string) => transactions.run((records) => viewOf(records, deps, id)),
    preview: async ({ region, ...asked }: ReportAsked): Promise<Result<Previewed>> => {
      const place = regionAsked(deps.jurisdiction, region)
      if (!place.ok) return place
      const content = await transactions.run((records) =>
        makeContent(records, deps, { ...asked, region: place.value }),
      )
      return content.ok ? succeed({ content: content.value, region: place.value }) : content
    },
    rows: (asked: RowsAsked) => transactions.run((records) => rowsBehind(records, deps, asked)),
    /** As it was filed, byte for byte; of a draft as it would be now. */
    async file(id: string, format: ReportFormat) {
      const found = await transactions.run((records) => fileSource(records, deps, id, format))
      if (!found.ok) return found
      const { report, kept, content } = found.value
      const bytes =
        kept === null
          ? await writeReport(deps, report.kind, content, format)
          : await evidenceBytes(evidenceStore, kept)
      return bytes.ok ? succeed({ report, bytes: bytes.value }) : bytes
    },
  }
}
