import type { ReportDays } from './report-case.ts'
import { spanInChinese } from './report-days.ts'
import { fieldOf, type ReportObject } from './report-object.ts'
import { filledIn, type ReportColumn, type ReportTemplate } from './report-template.ts'

/** A row of a table; `key` and `body` say what it is about, whatever columns the table has. */
export type TableRow = {
  readonly key: string
  /** The same for one body wherever it is registered: its credit code, else its name. */
  readonly body: string
  readonly cells: readonly (string | number)[]
  /** Leads that it was made of. */
  readonly violationIds: readonly string[]
}

export type ReportTable = {
  readonly title: string
  /** Lines between title and head. */
  readonly lines: readonly string[]
  readonly columns: readonly {
    readonly field: string
    readonly title: string
    readonly width: number
  }[]
  readonly rows: readonly TableRow[]
  /** Lines below the last row. */
  readonly notes: readonly string[]
}

const CLOCK_NOTE = '时间均为北京时间。待核查的疑似违规线索尚未认定，不是结论。'

const bodyOf = ({ institution, institutionId }: ReportObject): string =>
  institution?.creditCode ?? institution?.name ?? institutionId

/** 线上巡查情况表 of a place and span, as the office's template has it. */
export function inspectionTable(
  objects: readonly ReportObject[],
  asked: {
    readonly template: ReportTemplate
    readonly place: string
    readonly days: ReportDays
    /** Institutions whose cases are told as typical. */
    readonly typical: ReadonlySet<string>
  },
): ReportTable {
  const { inspectionTable: form } = asked.template
  const values = { place: asked.place, ...spanInChinese(asked.days) }
  return {
    title: filledIn(form.title, values),
    lines: [
      `填报单位：${filledIn(form.office, values)}    负责人：            联系电话：            `,
    ],
    columns: form.columns,
    rows: objects.map((object, place) => ({
      key: object.institutionId,
      body: bodyOf(object),
      cells: form.columns.map(({ field }: ReportColumn) =>
        fieldOf(field, object, {
          number: place + 1,
          typical: asked.typical.has(object.institutionId),
        }),
      ),
      violationIds: object.cases.map(({ violation }) => violation.id),
    })),
    notes: [CLOCK_NOTE],
  }
}
