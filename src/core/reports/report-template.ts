/** Where it is written, inside the schedules folder. */
export const REPORTS_FILE = 'reports.yaml'

/** What a column of the inspection table can show: each is a field of our records. */
export const REPORT_FIELDS = [
  'number',
  'object',
  'kind',
  'where',
  'holder',
  'when',
  'problem',
  'evidence',
  'measures',
  'result',
  'departments',
  'note',
  'city',
  'region',
  'credit-code',
  'licence',
  'icp',
  'rooms',
  'addresses',
  'leads',
  'confirmed',
  'first-seen',
  'last-seen',
  'rules',
  'subjects',
  'cuts',
  'card',
  'status',
] as const
export type ReportField = (typeof REPORT_FIELDS)[number]

export type ReportColumn = {
  readonly field: ReportField
  /** What stands above it. */
  readonly title: string
  /** In letters of the font, as spreadsheet programs count. */
  readonly width: number
}

/** How an office writes its reports (schedules/reports.yaml). `{place}`, `{from}` and `{to}` are put in. */
export type ReportTemplate = {
  readonly inspectionTable: {
    readonly title: string
    /** Who fills the table in, before the blanks for the responsible person and the telephone. */
    readonly office: string
    readonly columns: readonly ReportColumn[]
  }
  readonly summary: {
    readonly title: string
    readonly office: string
    /** To whom it goes. */
    readonly addressee: string
    readonly typicalCases: number
    /** Sentences of the fourth part, beside those that follow from the figures. */
    readonly proposals: readonly string[]
  }
  /** So many days before it is due a draft is made, and people are told. */
  readonly draftDaysBefore: number
}

const column = (field: ReportField, title: string, width: number): ReportColumn => ({
  field,
  title,
  width,
})

/** What holds where nothing is written: the columns of docs/reports.md, of which the first two are the plan's own. */
export const DEFAULT_REPORT_TEMPLATE: ReportTemplate = {
  inspectionTable: {
    title: '{place}线上巡查情况表（{from}-{to}）',
    office: '{place}教育局',
    columns: [
      column('number', '序号', 6),
      column('object', '巡查对象', 24),
      column('kind', '对象类别', 12),
      column('where', '网址、App、小程序、房间号', 30),
      column('holder', '属地、主体、许可证号/备案号', 28),
      column('when', '巡查时间、方式', 24),
      column('problem', '发现的问题', 36),
      column('evidence', '证据情况', 18),
      column('measures', '处置措施', 24),
      column('result', '处置结果、时间', 26),
      column('departments', '移送/协同部门', 16),
      column('note', '备注', 14),
    ],
  },
  summary: {
    title: '{place}线上巡查工作总结（{from}-{to}）',
    office: '{place}教育局',
    addressee: '上级教育行政部门',
    typicalCases: 3,
    proposals: [],
  },
  draftDaysBefore: 3,
}

/** `{place}` and the like in a text of the template. */
export const filledIn = (text: string, values: Readonly<Record<string, string>>): string =>
  text.replace(/\{(\w+)\}/g, (whole, name: string) => values[name] ?? whole)
