import { CARD_NAMES } from '../letters/letter-words.ts'
import type { CardMark } from '../policy/verdict.ts'
import type { Institution } from '../registry/institution.ts'
import { KIND_FACTS, kindOf } from '../registry/object-kind.ts'
import { regionName } from '../registry/region.ts'
import type { CivilDate } from '../time/civil-date.ts'
import type { Figure } from './figure.ts'
import type { ReportDays } from './report-case.ts'
import { spanInChinese } from './report-days.ts'
import type { ReportTable } from './report-table.ts'

const titled = (place: string, days: ReportDays, name: string): string => {
  const { from, to } = spanInChinese(days)
  return `${place}${name}（${from}-${to}）`
}

/** 月度数据: every number with how it is counted. */
export function figureTable(
  figures: readonly Figure[],
  place: string,
  days: ReportDays,
): ReportTable {
  return {
    title: titled(place, days, '线上巡查数据'),
    lines: [],
    columns: [
      { field: 'indicator', title: '指标', width: 34 },
      { field: 'value', title: '数值', width: 12 },
      { field: 'unit', title: '单位', width: 8 },
      { field: 'how', title: '口径', width: 56 },
    ],
    rows: figures.map((figure) => ({
      key: figure.code,
      body: figure.code,
      cells: [figure.zh, figure.value ?? '未填报', figure.unit, figure.how],
      violationIds:
        figure.from === 'rows'
          ? [...new Set(figure.rows.flatMap(({ violationId }) => violationId ?? []))]
          : [],
    })),
    notes: ['时间均为北京时间。“未填报”不等于零。'],
  }
}

/** A card that a case of the span brought. */
export type ListedCard = {
  readonly violationId: string
  readonly institution: Institution
  readonly on: CivilDate
  readonly mark: CardMark
  readonly countsUntil: CivilDate
  /** Of the institution as of now. */
  readonly yellowCards: number
  readonly notice: string | null
}

/** 红黄牌名单, by place, name and day. */
export function cardTable(
  cards: readonly ListedCard[],
  place: string,
  days: ReportDays,
): ReportTable {
  const keyOf = ({ institution, on, violationId }: ListedCard): string =>
    `${institution.region} ${institution.name} ${on} ${violationId}`
  const ordered = cards.toSorted((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1))
  return {
    title: titled(place, days, '红黄牌名单'),
    lines: [],
    columns: [
      { field: 'number', title: '序号', width: 6 },
      { field: 'object', title: '机构', width: 28 },
      { field: 'kind', title: '对象类别', width: 12 },
      { field: 'region', title: '属地', width: 20 },
      { field: 'credit-code', title: '统一社会信用代码', width: 22 },
      { field: 'card', title: '标记', width: 12 },
      { field: 'on', title: '行为日期', width: 14 },
      { field: 'yellow-cards', title: '累计黄牌（计权）', width: 14 },
      { field: 'counts-until', title: '计入至', width: 14 },
      { field: 'notice', title: '通知书', width: 18 },
    ],
    rows: ordered.map((card, nth) => ({
      key: card.violationId,
      body: card.institution.creditCode ?? card.institution.name,
      cells: [
        nth + 1,
        card.institution.name,
        KIND_FACTS[kindOf(card.institution)].zh,
        regionName(card.institution.region) ?? card.institution.region,
        card.institution.creditCode ?? '未登记',
        CARD_NAMES[card.mark],
        card.on,
        card.yellowCards,
        card.countsUntil,
        card.notice ?? '未制发',
      ],
      violationIds: [card.violationId],
    })),
    notes: ['只列时段内已认定、计入红黄牌的线索；认定撤销或申诉成立的，标记随之取消。'],
  }
}
