import type { CutOrder } from '../cuts/cut-order.ts'
import { isOutstanding, type Letter } from '../letters/letter.ts'
import type { MeasureCode } from '../letters/measures.ts'
import type { CardMark } from '../policy/verdict.ts'
import { failedOfPlatform, isProven, wasNotApproved } from './cut-words.ts'
import { DEPARTMENT_FACTS, DEPARTMENTS } from './departments.ts'
import { type Figure, type FigureRow, MEASURE_GROUPS, referralCode } from './figure.ts'
import { counted, leadRows, reckoned, tenth, type Words } from './figure-parts.ts'
import type { ReportCase, ReportData } from './report-case.ts'

/** Each with whether an order counts. */
const CUTS: readonly (readonly [Words, (order: CutOrder) => boolean])[] = [
  [
    {
      ...{ code: 'cuts', zh: '阻断申请', en: 'cuts asked for', unit: '次' },
      how: '时段内线索的全部阻断令，含未获批准、未能证实的；预演不计',
    },
    () => true,
  ],
  [
    {
      ...{ code: 'cuts-not-approved', zh: '其中：未获批准', en: 'not approved', unit: '次' },
      how: '没有下达给平台的阻断令',
    },
    wasNotApproved,
  ],
  [
    {
      ...{ code: 'cuts-proven', zh: '阻断直播（已证实）', en: 'cuts proven', unit: '次' },
      how: '独立复查证实已停的阻断令；服务器已受理而未证实的不计',
    },
    isProven,
  ],
  [
    {
      ...{ code: 'cuts-unproven', zh: '阻断令（平台拒绝或未能证实）' },
      ...{ en: 'cuts refused or not proven', unit: '次' },
      how: '送达平台后被拒绝，或平台受理而经复查未停的阻断令',
    },
    failedOfPlatform,
  ],
]

function cutFigures({ cases }: ReportData): readonly Figure[] {
  const orders = cases.flatMap(({ orders: own }) => own)
  const rows = (of: readonly CutOrder[]) =>
    of.map(({ id, violationId }): FigureRow => ({ kind: 'cut', id, violationId }))
  const delays = orders.flatMap(({ requestedAt, verifiedAt }) =>
    verifiedAt === null ? [] : [verifiedAt - requestedAt],
  )
  const delay = delays.reduce((sum, one) => sum + one, 0)
  return [
    ...CUTS.map(([words, counts]) => counted(words, rows(orders.filter(counts)))),
    reckoned(
      {
        code: 'cut-delay',
        zh: '平均阻断时延',
        en: 'mean time to a proven cut',
        unit: '秒',
        how: '从申请到证实，已证实的阻断令平均',
      },
      delays.length === 0 ? null : tenth(delay / delays.length / 1_000),
    ),
  ]
}

const isDone = (measure: Letter['measures'][number]): boolean =>
  measure.reportedAt !== null || !isOutstanding(measure)

type Asked = { readonly letter: Letter; readonly code: MeasureCode; readonly done: boolean }

const asksOf = (cases: readonly ReportCase[]): readonly Asked[] =>
  cases
    .flatMap(({ letters }) => letters)
    .filter(({ status }) => status !== 'withdrawn')
    .flatMap((letter) =>
      letter.measures.map((measure) => ({ letter, code: measure.code, done: isDone(measure) })),
    )

const askRows = (asks: readonly Asked[]): readonly FigureRow[] =>
  asks.map(({ letter, code }) => ({
    kind: 'letter',
    id: `${letter.id}:${code}`,
    violationId: letter.violationId,
  }))

function letterFigures({ cases }: ReportData): readonly Figure[] {
  const asks = asksOf(cases)
  return MEASURE_GROUPS.flatMap(({ code, zh, en, measures }) => {
    const own = asks.filter((ask) => measures.includes(ask.code))
    return [
      counted(
        {
          code: `asked-${code}`,
          zh: `发函要求${zh}`,
          en: `asked for: ${en}`,
          unit: '项',
          how: '未撤回的公函所列措施',
        },
        askRows(own),
      ),
      counted(
        {
          code: `done-${code}`,
          zh: `其中：${zh}已办理`,
          en: `of which done`,
          unit: '项',
          how: '平台函复已办理，或经复查证实',
        },
        askRows(own.filter(({ done }) => done)),
      ),
    ]
  })
}

function referralFigures({ cases }: ReportData): readonly Figure[] {
  const made = cases.flatMap(({ referrals, violation }) =>
    referrals.map(({ id, department }) => ({ id, department, violationId: violation.id })),
  )
  const rows = (of: typeof made) =>
    of.map(({ id, violationId }): FigureRow => ({ kind: 'referral', id, violationId }))
  return [
    counted(
      { code: 'referred', zh: '移送', en: 'referrals', unit: '件', how: '时段内线索的移送函' },
      rows(made),
    ),
    ...DEPARTMENTS.map((department) =>
      counted(
        {
          code: referralCode(department),
          zh: `其中：移送${DEPARTMENT_FACTS[department].zh}`,
          en: `of which to ${DEPARTMENT_FACTS[department].en}`,
          unit: '件',
          how: '按移送函的去向',
        },
        rows(made.filter((one) => one.department === department)),
      ),
    ),
  ]
}

const CARDS: readonly (readonly [CardMark, string])[] = [
  ['reminder', '提醒'],
  ['yellow', '黄牌警告'],
  ['red', '红牌'],
]

const cardFigures = ({ cases }: ReportData): readonly Figure[] =>
  CARDS.map(([mark, zh]) =>
    counted(
      {
        code: `card-${mark}`,
        zh,
        en: `${mark} cards`,
        unit: '张',
        how: '时段内已认定线索带来的标记',
      },
      leadRows(cases.filter(({ card }) => card === mark)),
    ),
  )

/** What was done about the leads. */
export const handlingFigures = (data: ReportData): readonly Figure[] => [
  ...cutFigures(data),
  ...letterFigures(data),
  ...referralFigures(data),
  ...cardFigures(data),
]
