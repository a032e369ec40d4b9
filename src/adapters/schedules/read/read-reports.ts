import { z } from 'zod'
import {
  DEFAULT_REPORT_TEMPLATE,
  REPORT_FIELDS,
  REPORTS_FILE,
  type ReportTemplate,
} from '../../../core/reports/report-template.ts'
import { textField } from '../fields.ts'
import { parseFile } from '../parse-file.ts'
import type { ScheduleProblem } from '../problem.ts'
import type { ScheduleFolder } from '../schedule-folder.ts'
import type { YamlFile } from '../yaml-reading.ts'

const COLUMNS_AT_MOST = 40
/** In letters. Longer ones are no titles any more, and a page of one word takes a writer of papers seconds. */
const LONGEST = { title: 200, office: 100, proposal: 2_000 } as const

const textUpTo = (most: number) =>
  textField.max(most, { error: `至多 ${most} 字 / ${most} letters at most` })

/** reports.yaml. */
const reportsShape = z.strictObject({
  inspectionTable: z.strictObject({
    title: textUpTo(LONGEST.title),
    office: textUpTo(LONGEST.office),
    columns: z
      .array(
        z.strictObject({
          field: z.enum(REPORT_FIELDS),
          title: textUpTo(LONGEST.office),
          width: z.number().min(4).max(120),
        }),
      )
      .min(2)
      .max(COLUMNS_AT_MOST),
  }),
  summary: z.strictObject({
    title: textUpTo(LONGEST.title),
    office: textUpTo(LONGEST.office),
    addressee: textUpTo(LONGEST.office),
    typicalCases: z.number().int().min(0).max(10),
    proposals: z.array(textUpTo(LONGEST.proposal)).max(20).default([]),
  }),
  draftDaysBefore: z.number().int().min(0).max(60),
})
type ReportsFile = z.infer<typeof reportsShape>

/** A table without its object says nothing of anybody, and a field that stands twice is a slip. */
function columnProblems({ inspectionTable }: ReportsFile, source: YamlFile) {
  const { columns } = inspectionTable
  const problem = (
    path: readonly (string | number)[],
    zh: string,
    en: string,
  ): ScheduleProblem => ({
    severity: 'error',
    file: REPORTS_FILE,
    line: source.lineOf(['inspectionTable', 'columns', ...path]),
    zh,
    en,
  })
  const twice = columns.flatMap(({ field }, place) =>
    columns.findIndex((one) => one.field === field) === place
      ? []
      : [problem([place, 'field'], `“${field}”列重复`, `the column ${field} stands twice`)],
  )
  const named = columns.some(({ field }) => field === 'object')
  return named
    ? twice
    : [...twice, problem([], '缺少 object（巡查对象）列', 'the column object is missing')]
}

type ReadReports = {
  readonly reports: ReportTemplate
  readonly problems: readonly ScheduleProblem[]
}

/** Reads reports.yaml, which may be missing: then the usual columns hold. */
export async function readReports(folder: ScheduleFolder): Promise<ReadReports> {
  if ((await folder.read(REPORTS_FILE)) === null) {
    return { reports: DEFAULT_REPORT_TEMPLATE, problems: [] }
  }
  const parsed = await parseFile(folder, REPORTS_FILE, reportsShape)
  if (!('value' in parsed)) return { reports: DEFAULT_REPORT_TEMPLATE, problems: parsed }
  const { value, source } = parsed
  return { reports: value, problems: columnProblems(value, source) }
}
