import type { AuditView } from '../../../app/queries/audit-queries.ts'
import type { AuditEntry, AuditSubject } from '../../../contracts/audit/audit.ts'
import { AUDIT_WORDS } from '../../../core/evidence/audit/audit-words.ts'
import { csvLine } from '../../../core/evidence/audit/csv-line.ts'
import { formatInstant } from '../../../core/time/instant.ts'

export const presentAuditEntry = (entry: AuditView): AuditEntry => ({
  sequence: entry.sequence,
  at: formatInstant(entry.at),
  who: entry.who,
  kind: entry.type,
  act: AUDIT_WORDS[entry.act],
  about: entry.about,
  why: entry.why,
  hash: entry.hash,
})

const SUBJECT_WORDS: Readonly<Record<AuditSubject, string>> = {
  violation: '线索',
  alert: '告警',
  cut: '阻断令',
  room: '直播间',
  institution: '机构',
  account: '账号',
  token: '令牌',
  sweep: '巡查安排',
  'cut-rules': '阻断规则',
  report: '报表',
  run: '巡查运行',
  node: '节点',
  channel: '告警渠道',
  duty: '值班',
  calendar: '法定时间',
  judgement: '自定义词与模型',
  fuse: '阻断保险丝',
  picture: '图片',
  import: '名录导入',
  system: '系统',
}

const PERSONS = [
  ['user:', '账号'],
  ['program:', '令牌'],
  ['local:', '本机'],
] as const

function whoInWords(who: string): string {
  const [prefix, word] = PERSONS.find(([one]) => who.startsWith(one)) ?? []
  if (prefix === undefined) return who === 'system' ? '本系统' : who
  return `${word} ${who.slice(prefix.length)}`
}

export const AUDIT_HEADINGS = csvLine([
  '序号 No.',
  '时间 When',
  '何人 Who',
  '做了什么 What',
  '英文 In English',
  '对象 About',
  '对象名称 Name',
  '对象编号 Id',
  '所属线索 Lead',
  '理由 Reason',
  '摘要 Hash',
])

/** The entry as a line of a file for officers. */
export function auditLine(view: AuditView): string {
  const { sequence, at, who, act, about, why, hash } = presentAuditEntry(view)
  return csvLine([
    String(sequence),
    at,
    whoInWords(who),
    act.zh,
    act.en,
    SUBJECT_WORDS[about.kind],
    about.name ?? '',
    about.id,
    about.violationId ?? '',
    why,
    hash,
  ])
}
