import type { MeasureCode } from '../letters/measures.ts'
import type { Department } from './departments.ts'

/** What the rows behind a number are. */
export type RowKind = 'institution' | 'room' | 'violation' | 'cut' | 'letter' | 'referral'

/** A row behind a number. */
export type FigureRow = {
  readonly kind: RowKind
  readonly id: string
  /** The lead that it belongs to; `null`: it is none's. */
  readonly violationId: string | null
}

/**
 * A number of a report. `rows`: it is how many there are, and each can be looked at. `reckoned`: made of other numbers or of
 * time, as `how` says. `entered`: no record of ours tells it; `null` until a person has entered it, which is not nought.
 */
export type Figure = {
  readonly code: string
  readonly zh: string
  readonly en: string
  readonly unit: string
  readonly how: string
  readonly value: number | null
} & (
  | { readonly from: 'rows'; readonly rows: readonly FigureRow[] }
  | { readonly from: 'reckoned' | 'entered' }
)

/** Measures of platforms as the last paragraph of docs/reports.md counts them. */
export const MEASURE_GROUPS: readonly {
  readonly code: string
  readonly zh: string
  readonly en: string
  readonly measures: readonly MeasureCode[]
}[] = [
  {
    code: 'suspended',
    zh: '暂停直播、限期停播',
    en: 'rooms suspended or kept off air',
    measures: ['suspend-live', 'stop-for-term'],
  },
  { code: 'taken-down', zh: '关闭下架课程', en: 'courses taken down', measures: ['take-down'] },
  {
    code: 'accounts',
    zh: '处置账号',
    en: 'accounts dealt with',
    measures: [
      'warn',
      'limit-functions',
      'limit-traffic',
      'close-account',
      'bar-registration',
      'blacklist',
    ],
  },
  {
    code: 'advertisements',
    zh: '清理广告、软文',
    en: 'advertisements cleared',
    measures: ['clear-promotion'],
  },
]

/** What happens outside of this program, and is told by people. */
export const ENTERED: readonly {
  readonly code: string
  readonly zh: string
  readonly en: string
  readonly unit: string
}[] = [
  { code: 'summoned', zh: '约谈负责人', en: 'talks with responsible persons', unit: '人次' },
  { code: 'ordered-to-correct', zh: '责令整改', en: 'orders to correct', unit: '家' },
  { code: 'corrected', zh: '整改完成', en: 'corrections completed', unit: '家' },
  { code: 'cases-filed', zh: '立案', en: 'cases filed', unit: '件' },
  { code: 'penalties', zh: '行政处罚', en: 'penalties', unit: '件' },
  { code: 'exposed', zh: '曝光典型案例', en: 'cases made public', unit: '件' },
]

export const referralCode = (department: Department): string => `referred-${department}`
