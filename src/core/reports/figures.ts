import type { ObjectKind } from '../registry/institution.ts'
import { KIND_FACTS, kindOf } from '../registry/object-kind.ts'
import type { ViolationStatus } from '../violations/violation.ts'
import { ENTERED, type Figure } from './figure.ts'
import { counted, leadRows, reckoned, rowsOf, share, tenth, type Words } from './figure-parts.ts'
import { handlingFigures } from './handling-figures.ts'
import { isTrue, type ReportData } from './report-case.ts'

function objectFigures({ objects, rooms }: ReportData): readonly Figure[] {
  const kinds = Object.keys(KIND_FACTS) as ObjectKind[]
  return [
    counted(
      { code: 'objects', zh: '巡查对象', en: 'objects', unit: '家', how: '在册机构、平台、网校' },
      rowsOf('institution', objects),
    ),
    ...kinds.map((kind) => {
      const { keyContent, zh } = KIND_FACTS[kind]
      return counted(
        {
          code: `objects-${keyContent}`,
          zh: `其中：${zh}（${keyContent}）`,
          en: `of which ${keyContent}`,
          unit: '家',
          how: '按登记的对象类别',
        },
        rowsOf(
          'institution',
          objects.filter((one) => kindOf(one) === kind),
        ),
      )
    }),
    counted(
      { code: 'rooms', zh: '巡查直播间', en: 'rooms', unit: '间', how: '在册且启用的直播间' },
      rowsOf('room', rooms),
    ),
  ]
}

const HOUR = 3_600_000

function coverageFigures({ coverage }: ReportData): readonly Figure[] {
  const words = (code: string, zh: string, en: string, how: string): Words => ({
    ...{ code, zh, en, how },
    unit: '小时',
  })
  return [
    reckoned(
      words(
        'seen-hours',
        '看见直播时长',
        'hours seen on air',
        '覆盖台账中看清画面的时间，各直播间相加',
      ),
      tenth(coverage.seen / HOUR),
    ),
    reckoned(
      words(
        'off-air-hours',
        '确认未开播时长',
        'hours off air',
        '覆盖台账中确认未开播的时间，各直播间相加',
      ),
      tenth(coverage.offAir / HOUR),
    ),
    reckoned(
      words(
        'unseen-hours',
        '没看见时长',
        'hours unseen',
        '应看而看不见或漏看的时间，不计为未见违规',
      ),
      tenth(coverage.unseen / HOUR),
    ),
  ]
}

const STATUSES: readonly (readonly [ViolationStatus, string])[] = [
  ['suspected', '待核查'],
  ['confirmed', '已认定'],
  ['dismissed', '已排除'],
  ['disposed', '已处置'],
  ['closed', '已归档'],
]

function leadFigures({ cases }: ReportData): readonly Figure[] {
  const found = cases.filter(isTrue)
  const dismissed = cases.filter(({ violation }) => violation.status === 'dismissed')
  return [
    counted(
      { code: 'leads', zh: '线索', en: 'leads', unit: '条', how: '时段内有过的全部线索' },
      leadRows(cases),
    ),
    ...STATUSES.map(([status, zh]) =>
      counted(
        {
          code: `leads-${status}`,
          zh: `其中：${zh}`,
          en: `of which ${status}`,
          unit: '条',
          how: '按制表时的状态',
        },
        leadRows(cases.filter(({ violation }) => violation.status === status)),
      ),
    ),
    counted(
      {
        code: 'found-true',
        zh: '属实线索',
        en: 'leads found true',
        unit: '条',
        how: '已认定、已处置、已归档之和',
      },
      leadRows(found),
    ),
    reckoned(
      {
        code: 'truth-rate',
        zh: '属实率',
        en: 'share found true',
        unit: '%',
        how: '属实 ÷（属实 + 已排除），待核查的不计',
      },
      share(found.length, found.length + dismissed.length),
    ),
  ]
}

/** Every number of a place and span, from its rows; what people entered stands where no row can tell it. */
export function figuresOf(
  data: ReportData,
  entered: Readonly<Record<string, number>>,
): readonly Figure[] {
  return [
    ...objectFigures(data),
    ...coverageFigures(data),
    ...leadFigures(data),
    ...handlingFigures(data),
    ...ENTERED.map(
      (words): Figure => ({
        ...words,
        how: '系统内无此记录，由填报人填写',
        from: 'entered',
        value: entered[words.code] ?? null,
      }),
    ),
    reckoned(
      {
        code: 'correction-rate',
        zh: '整改完成率',
        en: 'share corrected',
        unit: '%',
        how: '整改完成 ÷ 责令整改，均由填报人填写',
      },
      entered['corrected'] === undefined
        ? null
        : share(entered['corrected'], entered['ordered-to-correct'] ?? 0),
    ),
  ]
}
