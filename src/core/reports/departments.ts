/** Whom a case is referred to (docs/rules.md §5.9). */
export const DEPARTMENTS = [
  'cyberspace',
  'communications',
  'market',
  'police',
  'civil-affairs',
  'education-elsewhere',
] as const
export type Department = (typeof DEPARTMENTS)[number]

/** Papers without which a department cannot act. */
export const ENCLOSURES = [
  'determination',
  'evidence-list',
  'proposed-measures',
  'order-to-correct',
  'proof-of-service',
  'second-inspection',
  'advertisement-screenshots',
  'advertiser',
  'cost-clues',
  'transfer-letter',
  'investigation-report',
  'list-of-items',
  'expert-opinion',
  'licence-decision',
  'evidence-package',
  'assistance-asked',
] as const
export type Enclosure = (typeof ENCLOSURES)[number]

export const ENCLOSURE_WORDS: Readonly<
  Record<Enclosure, { readonly zh: string; readonly en: string }>
> = {
  determination: { zh: '认定意见', en: 'determination' },
  'evidence-list': { zh: '证据清单', en: 'list of evidence' },
  'proposed-measures': { zh: '建议措施', en: 'proposed measures' },
  'order-to-correct': { zh: '责令改正书', en: 'order to correct' },
  'proof-of-service': { zh: '送达回证', en: 'proof of service' },
  'second-inspection': { zh: '复查结果（拒不整改）', en: 'result of the second inspection' },
  'advertisement-screenshots': { zh: '广告截图', en: 'screenshots of the advertisement' },
  advertiser: { zh: '广告发布者信息', en: 'who published the advertisement' },
  'cost-clues': { zh: '广告费用线索', en: 'clues to its cost' },
  'transfer-letter': { zh: '案件移送书', en: 'transfer of the case' },
  'investigation-report': { zh: '调查报告', en: 'report of the investigation' },
  'list-of-items': { zh: '涉案物品清单', en: 'list of items' },
  'expert-opinion': { zh: '鉴定意见', en: 'expert opinion' },
  'licence-decision': { zh: '办学许可处理结果', en: 'decision on the licence' },
  'evidence-package': { zh: '证据包', en: 'package of evidence' },
  'assistance-asked': { zh: '请求协助事项', en: 'what help is asked for' },
}

type DepartmentFacts = {
  readonly zh: string
  readonly en: string
  /** What it is asked to do. */
  readonly asks: string
  readonly needs: readonly Enclosure[]
}

export const DEPARTMENT_FACTS: Readonly<Record<Department, DepartmentFacts>> = {
  cyberspace: {
    zh: '网信部门',
    en: 'cyberspace administration',
    asks: '依据认定意见处置相关网站平台及账号',
    needs: ['determination', 'evidence-list', 'proposed-measures'],
  },
  communications: {
    zh: '通信管理部门',
    en: 'communications administration',
    asks: '依据认定意见依法处置关停拒不整改的网站、App，核查备案',
    needs: ['determination', 'order-to-correct', 'proof-of-service', 'second-inspection'],
  },
  market: {
    zh: '市场监督管理部门',
    en: 'market regulation',
    asks: '依法查处校外培训广告',
    needs: ['advertisement-screenshots', 'advertiser', 'cost-clues', 'determination'],
  },
  police: {
    zh: '公安机关',
    en: 'police',
    asks: '依法查处涉嫌违法犯罪的行为',
    needs: [
      'transfer-letter',
      'investigation-report',
      'list-of-items',
      'expert-opinion',
      'evidence-list',
    ],
  },
  'civil-affairs': {
    zh: '民政部门',
    en: 'civil affairs',
    asks: '依法处理非营利机构登记事项',
    needs: ['licence-decision', 'determination'],
  },
  'education-elsewhere': {
    zh: '机构审批地教育行政部门',
    en: 'education authority of the place that licensed it',
    asks: '依职权查处，或协助调查取证',
    needs: ['evidence-list', 'evidence-package', 'assistance-asked'],
  },
}
