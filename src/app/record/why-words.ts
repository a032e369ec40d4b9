import type { VerdictReason } from '../../core/policy/verdict.ts'
import type { FoldOutcome } from '../../core/violations/fold-observation.ts'

type Happened = Exclude<FoldOutcome, { readonly kind: 'nothing' }>

const WHY: Readonly<Record<Happened['kind'], string>> = {
  opened: '在禁止或存疑时段发现学科授课。Subject instruction on air in forbidden or doubtful time.',
  extended: '授课仍在继续。Instruction goes on.',
  ended: '授课已结束。Instruction is over.',
}

/** What is not known to be instruction is not called so. */
const OPENED_FOR_A_PERSON: Readonly<Record<VerdictReason, string>> = {
  'speech-without-text':
    '在禁止时段持续讲话而无可辨认文字，须人工听辨。Speech without legible text in forbidden time: a person is to listen.',
  leaning:
    '内容偏向学科授课满 5 分钟而不足以认定，须人工查看。The screens lean towards subject instruction for 5 minutes without being believed: a person is to look.',
}

export const LEAD_WITHDRAWN =
  '其后画面表明并非学科授课，线索撤回。Further screens spoke against subject instruction: the lead is withdrawn.'

/** Why a violation changed, for the journal. */
export function whyOf({ kind, violation }: Happened): string {
  const { reason } = violation.judgement
  if (kind === 'ended' && violation.endReason === 'withdrawn') return LEAD_WITHDRAWN
  return kind === 'opened' && reason !== undefined ? OPENED_FOR_A_PERSON[reason] : WHY[kind]
}
