import type { Instant } from '../time/instant.ts'

/** What people do in a case outside this program, and enter: each begins or ends a time limit, or opens a gate. */
export const CASE_FACT_KINDS = [
  'determination-signed',
  'measure-taken',
  'first-recheck',
  'second-recheck',
  'legal-review',
  'technical-review',
  'preservation-sent',
  'footage-obtained',
  'records-obtained',
  'evidence-registered',
  'evidence-handled',
  'case-filed',
  'case-withdrawn',
  'notice-served',
  'statement-received',
  'hearing-notice-served',
  'hearing-requested',
  'penalty-decided',
  'service-announced',
  'penalty-served',
  'performance-ended',
  'enforcement-applied',
  'transfer-reported',
  'transfer-approved',
  'transfer-sent',
  'police-answered',
] as const
export type CaseFactKind = (typeof CASE_FACT_KINDS)[number]

type Words = { readonly zh: string; readonly en: string }

export const CASE_FACT_WORDS: Readonly<Record<CaseFactKind, Words>> = {
  'determination-signed': { zh: '认定意见签批', en: 'determination signed' },
  'measure-taken': { zh: '处置措施完成', en: 'measure taken' },
  'first-recheck': { zh: '首次复查', en: 'first recheck' },
  'second-recheck': { zh: '再次复查', en: 'second recheck' },
  'legal-review': { zh: '法制审核通过', en: 'legal review passed' },
  'technical-review': { zh: '技术审核通过', en: 'technical review passed' },
  'preservation-sent': { zh: '取证函发出', en: 'preservation letter sent' },
  'footage-obtained': { zh: '调取直播影像', en: 'footage obtained' },
  'records-obtained': { zh: '调取培训内容与数据', en: 'training records obtained' },
  'evidence-registered': { zh: '证据先行登记保存', en: 'evidence registered for preservation' },
  'evidence-handled': { zh: '对登记保存的证据作出处理', en: 'registered evidence dealt with' },
  'case-filed': { zh: '立案', en: 'case filed' },
  'case-withdrawn': { zh: '撤销立案', en: 'case withdrawn' },
  'notice-served': { zh: '处罚告知书送达', en: 'notice of the penalty served' },
  'statement-received': { zh: '收到陈述、申辩', en: 'statement or defence received' },
  'hearing-notice-served': { zh: '听证告知书送达', en: 'notice of the hearing served' },
  'hearing-requested': { zh: '收到听证申请', en: 'hearing requested' },
  'penalty-decided': { zh: '处罚决定作出', en: 'penalty decided' },
  'service-announced': { zh: '公告送达', en: 'service by announcement' },
  'penalty-served': { zh: '决定书送达', en: 'decision served' },
  'performance-ended': { zh: '履行期限届满', en: 'time for performance ended' },
  'enforcement-applied': { zh: '申请强制执行', en: 'enforcement applied for' },
  'transfer-reported': { zh: '提出移送涉嫌犯罪案件的报告', en: 'transfer to the police proposed' },
  'transfer-approved': { zh: '负责人批准移送', en: 'transfer approved' },
  'transfer-sent': { zh: '移送公安机关', en: 'transferred to the police' },
  'police-answered': { zh: '公安机关审查结果', en: 'answer of the police' },
}

/** Something that was done in a case. It stays as it was entered; what was wrong is undone, with a reason. */
export type CaseFact = {
  readonly id: string
  readonly violationId: string
  readonly kind: CaseFactKind
  /** When it happened, as the paper says. */
  readonly at: Instant
  /** Number or name of the paper; empty: none. */
  readonly paper: string
  readonly why: string
  readonly enteredAt: Instant
  /** `user:<name>` or `program:<name>`. */
  readonly enteredBy: string
  /** `null`: it stands. */
  readonly undone: { readonly at: Instant; readonly by: string; readonly why: string } | null
}

export const standingFacts = (facts: readonly CaseFact[]): readonly CaseFact[] =>
  facts.filter(({ undone }) => undone === null)
