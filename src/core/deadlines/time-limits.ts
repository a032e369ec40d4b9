import type { CaseFactKind } from './case-fact.ts'

/** What the program itself knows of a case. */
export type OwnMark = 'found' | 'found-in-key-period' | 'last-seen' | 'decided' | 'confirmed'
export type MarkKind = CaseFactKind | OwnMark

/** Working days skip rest days and holidays and count days that were swapped; days and months are those of the calendar. */
export const LENGTH_UNITS = ['workdays', 'days', 'months', 'hours'] as const
export type LengthUnit = (typeof LENGTH_UNITS)[number]

export const LIMIT_IDS = [
  'verify',
  'verify-key-period',
  'determine',
  'recheck-first',
  'recheck-second',
  'platform-records',
  'footage',
  'training-records',
  'prosecution',
  'registered-evidence',
  'statement',
  'hearing',
  'penalty',
  'service',
  'service-by-announcement',
  'enforcement',
  'transfer-approval',
  'transfer',
  'police-review',
] as const
export type LimitId = (typeof LIMIT_IDS)[number]

export type TimeLimit = {
  readonly id: LimitId
  readonly zh: string
  readonly en: string
  readonly begins: MarkKind
  /** Each of them ends it. */
  readonly ends: readonly MarkKind[]
  readonly unit: LengthUnit
  readonly count: number
  /** So long before its end it is told, in the same unit. Ours: docs/rules.md §7. */
  readonly soon: number
  /** `authority`: late is late; `other`: it runs by itself, and what follows from its end holds. */
  readonly whose: 'authority' | 'other'
  /** The article; of what is ours, where it is written. */
  readonly source: string
  /** What it means that it has ended. */
  readonly meaning: { readonly zh: string; readonly en: string }
}

const RULES = '《校外培训行政处罚暂行办法》'
const PENALTY_LAW = '《行政处罚法》'
const TRANSFER = '《行政执法机关移送涉嫌犯罪案件的规定》'
const LIVE = '《互联网直播服务管理规定》'
const STEPS = '执法流程各步时限（docs/rules.md §5.4，本系统所定）'

const LATE = { zh: '逾期，须说明原因', en: 'It is late, and the reason has to be given' }
const GONE = { zh: '保存期满，材料可能已被删除', en: 'What was kept may have been deleted' }
const WAIVED = { zh: '逾期视为放弃', en: 'The right counts as waived' }

type Row = Omit<TimeLimit, 'id'>

/** The steps of docs/rules.md §5.4, and the times that the law gives. A limit of days begins on the day after what begins it. */
const ROWS: Readonly<Record<LimitId, Row>> = {
  verify: {
    ...{ zh: '核查', en: 'Verification', begins: 'found', ends: ['decided'] },
    ...{ unit: 'hours', count: 24, soon: 4, whose: 'authority', source: STEPS, meaning: LATE },
  },
  'verify-key-period': {
    ...{ zh: '核查（重点时段）', en: 'Verification (key period)' },
    ...{ begins: 'found-in-key-period', ends: ['decided'] },
    ...{ unit: 'hours', count: 2, soon: 1, whose: 'authority', source: STEPS, meaning: LATE },
  },
  determine: {
    ...{ zh: '认定', en: 'Determination', begins: 'confirmed', ends: ['determination-signed'] },
    ...{ unit: 'workdays', count: 3, soon: 1, whose: 'authority', source: STEPS, meaning: LATE },
  },
  'recheck-first': {
    ...{ zh: '首次复查', en: 'First recheck', begins: 'measure-taken', ends: ['first-recheck'] },
    ...{ unit: 'hours', count: 24, soon: 4, whose: 'authority', source: STEPS, meaning: LATE },
  },
  'recheck-second': {
    ...{ zh: '再次复查', en: 'Second recheck', begins: 'measure-taken', ends: ['second-recheck'] },
    ...{ unit: 'days', count: 7, soon: 1, whose: 'authority', source: STEPS, meaning: LATE },
  },
  'platform-records': {
    ...{ zh: '平台日志与内容的保存', en: 'Records of the platform' },
    ...{ begins: 'last-seen', ends: ['preservation-sent'] },
    ...{
      unit: 'days',
      count: 60,
      soon: 5,
      whose: 'authority',
      source: `${LIVE}第十六条`,
      meaning: GONE,
    },
  },
  footage: {
    ...{ zh: '机构直播影像的留存', en: 'Footage of the institution' },
    ...{ begins: 'last-seen', ends: ['footage-obtained'] },
    ...{ unit: 'months', count: 6, soon: 1, whose: 'authority', meaning: GONE },
    source: `${RULES}第二十二条（直播影像留存不少于 6 个月）`,
  },
  'training-records': {
    ...{ zh: '机构培训内容与数据的留存', en: 'Training records of the institution' },
    ...{ begins: 'last-seen', ends: ['records-obtained'] },
    ...{ unit: 'months', count: 12, soon: 1, whose: 'authority', meaning: GONE },
    source: `${RULES}第二十二条（培训内容、数据留存不少于 1 年）`,
  },
  prosecution: {
    ...{ zh: '追责时效', en: 'Time bar', begins: 'last-seen', ends: ['case-filed'] },
    ...{ unit: 'months', count: 24, soon: 2, whose: 'authority' },
    source: `${PENALTY_LAW}第三十六条`,
    meaning: {
      zh: '二年内未被发现的，不再给予处罚',
      en: 'What was not found in two years is not punished',
    },
  },
  'registered-evidence': {
    ...{ zh: '先行登记保存后作出处理', en: 'Dealing with registered evidence' },
    ...{ begins: 'evidence-registered', ends: ['evidence-handled'] },
    ...{ unit: 'workdays', count: 7, soon: 2, whose: 'authority', meaning: LATE },
    source: `${RULES}第二十八条、第四十三条`,
  },
  statement: {
    ...{ zh: '陈述、申辩', en: 'Statement and defence' },
    ...{ begins: 'notice-served', ends: ['statement-received'] },
    ...{ unit: 'workdays', count: 5, soon: 1, whose: 'other', meaning: WAIVED },
    source: `${RULES}第三十一条、第四十三条`,
  },
  hearing: {
    ...{ zh: '申请听证', en: 'Request for a hearing' },
    ...{ begins: 'hearing-notice-served', ends: ['hearing-requested'] },
    ...{ unit: 'workdays', count: 5, soon: 1, whose: 'other', meaning: WAIVED },
    source: `${RULES}第三十条、第四十三条`,
  },
  penalty: {
    ...{ zh: '作出处罚决定', en: 'Decision on the penalty' },
    ...{ begins: 'case-filed', ends: ['penalty-decided', 'case-withdrawn'] },
    ...{ unit: 'days', count: 90, soon: 15, whose: 'authority', meaning: LATE },
    source: `${PENALTY_LAW}第六十条`,
  },
  service: {
    ...{ zh: '送达决定书', en: 'Service of the decision' },
    ...{ begins: 'penalty-decided', ends: ['penalty-served', 'service-announced'] },
    ...{ unit: 'workdays', count: 7, soon: 2, whose: 'authority', meaning: LATE },
    source: `${RULES}第三十五条、第四十三条`,
  },
  'service-by-announcement': {
    ...{ zh: '公告送达', en: 'Service by announcement' },
    ...{ begins: 'service-announced', ends: ['penalty-served'] },
    ...{ unit: 'days', count: 30, soon: 3, whose: 'other', source: `${RULES}第三十五条` },
    meaning: { zh: '视为送达', en: 'It counts as served' },
  },
  enforcement: {
    ...{ zh: '申请强制执行', en: 'Application for enforcement' },
    ...{ begins: 'performance-ended', ends: ['enforcement-applied'] },
    ...{ unit: 'months', count: 3, soon: 1, whose: 'authority', source: `${RULES}第三十六条` },
    meaning: { zh: '逾期不得再申请', en: 'It can no longer be applied for' },
  },
  'transfer-approval': {
    ...{ zh: '负责人批准移送', en: 'Approval of a transfer to the police' },
    ...{ begins: 'transfer-reported', ends: ['transfer-approved'] },
    ...{
      unit: 'days',
      count: 3,
      soon: 1,
      whose: 'authority',
      source: `${TRANSFER}第五条`,
      meaning: LATE,
    },
  },
  transfer: {
    ...{ zh: '移送公安机关', en: 'Transfer to the police' },
    ...{ begins: 'transfer-approved', ends: ['transfer-sent'] },
    ...{
      unit: 'hours',
      count: 24,
      soon: 4,
      whose: 'authority',
      source: `${TRANSFER}第五条`,
      meaning: LATE,
    },
  },
  'police-review': {
    ...{ zh: '公安机关审查', en: 'Review by the police' },
    ...{ begins: 'transfer-sent', ends: ['police-answered'] },
    ...{ unit: 'days', count: 3, soon: 1, whose: 'authority', source: `${TRANSFER}第八条` },
    meaning: { zh: '逾期，请向公安机关催询', en: 'It is late: ask the police' },
  },
}

export const TIME_LIMITS: readonly TimeLimit[] = LIMIT_IDS.map((id) => ({ id, ...ROWS[id] }))

export const timeLimit = (id: LimitId): TimeLimit => ({ id, ...ROWS[id] })
