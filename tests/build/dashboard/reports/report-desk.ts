import type { ScheduleChange } from '../../../../src/contracts/law/calendar.ts'
import type {
  ListedReport,
  Report,
  ReportContent,
  ReportRows,
  WireFigure,
} from '../../../../src/contracts/reports/report.ts'
import type {
  ReportTemplateChange,
  ReportTemplateText,
} from '../../../../src/contracts/reports/report-template.ts'
import { list, ok, type Route } from '../fixture-answers.ts'

const figure = (code: string, zh: string, value: number | null, from: WireFigure['from']) => ({
  ...{ code, value, from },
  words: { zh, en: code },
  unit: '条',
  how: '时段内有过的全部线索',
})

const FIGURES: ReportContent['figures'] = [
  figure('leads', '线索', 2, 'rows'),
  figure('truth-rate', '属实率', 50, 'reckoned'),
  figure('summoned', '约谈负责人', null, 'entered'),
]

const DIFFERENCE = {
  key: 'school',
  object: '虚构数学培训机构',
  what: 'changed',
  cells: [{ title: '发现的问题', filed: '无', now: '已认定 1 条' }],
} as const

const CONTENT: ReportContent = {
  region: '4401',
  regionName: '广东省广州市',
  from: '2026-03-01',
  to: '2026-03-07',
  title: '广东省广州市线上巡查情况表（2026年3月1日-2026年3月7日）',
  table: {
    title: '广东省广州市线上巡查情况表（2026年3月1日-2026年3月7日）',
    lines: ['填报单位：广东省广州市教育局    负责人：    联系电话：'],
    columns: [
      { field: 'number', title: '序号' },
      { field: 'object', title: '巡查对象' },
      { field: 'problem', title: '发现的问题' },
    ],
    rows: [
      {
        key: 'school',
        cells: [1, '虚构数学培训机构', '已认定 1 条（数学）：休息日不得开展学科类培训'],
        violationIds: ['v-maths'],
      },
    ],
    notes: ['时间均为北京时间。'],
  },
  paper: {
    title: '广东省广州市线上巡查工作总结',
    addressee: '上级教育行政部门',
    blocks: [
      { kind: 'heading', text: '一、巡查基本情况', rows: [] },
      { kind: 'text', text: '共发现线索 2 条。', rows: [] },
      { kind: 'table', text: null, rows: [['序号', '材料']] },
    ],
    characters: 1_980,
  },
  figures: FIGURES,
  typical: [
    {
      violationId: 'v-maths',
      masked: '广东省广州市某有证机构',
      told: '广东省广州市某有证机构以直播方式讲授数学。',
      reasons: ['证据较完整（3 件以上）'],
    },
  ],
  merged: {
    cities: [
      {
        ...{ region: '440100', name: '广东省广州市', state: 'differs', reportId: 'report-filed' },
        ...{
          filedRows: 1,
          ourRows: 1,
          differences: [{ ...DIFFERENCE, cells: [...DIFFERENCE.cells] }],
        },
      },
      {
        ...{ region: '440300', name: '广东省深圳市', state: 'not-filed', reportId: null },
        ...{ filedRows: null, ourRows: 2, differences: [] },
      },
    ],
    doubled: [{ body: '1', object: '虚构数学培训机构', cities: ['广东省广州市', '广东省深圳市'] }],
  },
}

const DRAFT: ListedReport = {
  id: 'report-draft',
  kind: 'inspection-table',
  kindWords: { zh: '线上巡查情况表', en: 'inspection table' },
  region: '4401',
  regionName: '广东省广州市',
  from: '2026-03-01',
  to: '2026-03-07',
  title: '广东省广州市线上巡查情况表（第一批）',
  state: 'draft',
  rehearsal: false,
  sweep: 'special-campaign',
  due: '2026-03-05',
  overdue: true,
  madeAt: '2026-03-04T09:30:00+08:00',
  madeBy: 'system',
  violationId: null,
  formats: ['xlsx'],
  filed: null,
  version: 1,
}

const FILED: ListedReport = {
  ...DRAFT,
  id: 'report-filed',
  state: 'filed',
  overdue: false,
  version: 2,
  filed: {
    at: '2026-03-05T09:30:00+08:00',
    by: 'user:wang',
    why: '第一批报送',
    addressee: '省教育厅',
    files: [{ format: 'xlsx', sha256: 'a'.repeat(64), bytes: 9_000 }],
  },
}

const whole = (report: ListedReport): Report => ({
  ...report,
  entered: {},
  content: CONTENT,
  differences:
    report.filed === null
      ? null
      : {
          figures: [{ code: 'leads', zh: '线索', filed: 1, now: 2 }],
          rows: [{ ...DIFFERENCE, cells: [...DIFFERENCE.cells] }],
        },
})

const ROWS: ReportRows = {
  figure: { ...figure('leads', '线索', 2, 'rows'), value: 2 },
  items: [
    { kind: 'violation', id: 'v-maths', name: '虚构数学 · 初三数学', violationId: 'v-maths' },
    { kind: 'institution', id: 'school', name: '虚构数学培训机构', violationId: null },
  ],
}

const TEMPLATE: ReportTemplateText = {
  template: {
    inspectionTable: {
      title: '{place}线上巡查情况表',
      office: '{place}教育局',
      columns: [
        { field: 'number', title: '序号', width: 6 },
        { field: 'object', title: '巡查对象', width: 24 },
      ],
    },
    summary: {
      title: '{place}线上巡查工作总结',
      office: '{place}教育局',
      addressee: '上级教育行政部门',
      typicalCases: 3,
      proposals: [],
    },
    draftDaysBefore: 3,
  },
  fields: ['number', 'object', 'kind'],
  file: 'reports.yaml',
  text: 'draftDaysBefore: 3\n',
  version: 'v1',
}

const SAVED: ReportTemplateChange = {
  ...{ changeId: 't2', draftId: 'd', warnings: [], version: 'v2' },
  template: TEMPLATE.template,
}

const VERSION: ScheduleChange = {
  id: 't1',
  at: '2026-03-06T09:30:00+08:00',
  who: 'user:wang',
  why: '加一列',
  kind: 'report-template',
  files: ['reports.yaml'],
  undoes: null,
}

/** Reports of the made-up program. */
export const OF_REPORTS: readonly Route[] = [
  { method: 'GET', path: /^\/reports$/, answer: () => list([DRAFT, FILED]) },
  { method: 'GET', path: /^\/reports\/preview$/, answer: () => ok(CONTENT) },
  { method: 'GET', path: /^\/reports\/rows$/, answer: () => ok(ROWS) },
  {
    method: 'GET',
    path: /^\/reports\/([^/]+)$/,
    answer: (_, { params: [id] }) => ok(whole(id === FILED.id ? FILED : DRAFT)),
  },
  {
    method: 'POST',
    path: /^\/reports$/,
    answer: (state, { body }) => {
      state.reasons.push(`report: ${JSON.stringify(body)}`)
      return { status: 201, body: DRAFT }
    },
  },
  {
    method: 'POST',
    path: /^\/reports\/([^/]+)\/submit$/,
    answer: (state, { body }) => {
      state.reasons.push(`submitted: ${JSON.stringify(body)}`)
      return ok(FILED)
    },
  },
  { method: 'GET', path: /^\/report-template$/, answer: () => ok(TEMPLATE) },
  { method: 'GET', path: /^\/report-template\/versions$/, answer: () => list([VERSION]) },
  { method: 'PUT', path: /^\/report-template$/, answer: () => ok(SAVED) },
  { method: 'POST', path: /^\/report-template\/undo$/, answer: () => ok(SAVED) },
]
