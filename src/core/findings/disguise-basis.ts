import type { CivilDate } from '../time/civil-date.ts'
import type { DisguiseKind } from './disguise.ts'
import { DISGUISES } from './disguise-names.ts'

/** 教育部令53号 has been in force since this day. */
const ORDER_53_FROM = '2023-10-15'

/** Kinds that the plan of the campaign lists by name for licensed institutions (KC2). */
const IN_THE_PLAN: ReadonlySet<DisguiseKind> = new Set([
  'answering-questions',
  'live-as-recording',
  'companion-study',
  'non-subject-name',
])

/** What the law in force on that day says of such a name. */
export function basisOfDisguise(kind: DisguiseKind, on: CivilDate): readonly string[] {
  const { code, article } = DISGUISES[kind]
  return [
    `教育部关于坚决查处变相违规开展学科类校外培训问题的通知（2021-09-08）${code}`,
    ...(IN_THE_PLAN.has(kind) ? ['线上巡查方案 三（二）'] : []),
    ...(code === 'D5' ? ['教监管厅函〔2021〕16号'] : []),
    ...(article !== null && on >= ORDER_53_FROM ? [`教育部令53号第18条${article}`] : []),
    ...(code === 'D2' && on >= ORDER_53_FROM ? ['教育部令53号第16条（六）'] : []),
  ]
}
