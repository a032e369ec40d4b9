import { RULE_WORDS } from '../policy/words/rule-words.ts'
import { formatInstant, type Instant } from '../time/instant.ts'
import type { AlertLevel } from '../violations/alert.ts'
import type { AlertCase, MessageItem, PlannedMessage } from './decide-messages.ts'
import type { HandOver } from './duty.ts'
import type { OverdueLetter } from './letter-case.ts'
import type { News } from './news.ts'
import type { MessageEntry, OutwardMessage, Words } from './outward-message.ts'
import { plainLine } from './plain-text.ts'

const NEWS_WORDS: Readonly<Record<News, Words>> = {
  raised: { zh: '新告警', en: 'New alert' },
  worse: { zh: '疑似违规加重', en: 'It grew worse' },
  repeat: { zh: '仍无人知悉', en: 'Still not acknowledged' },
  'still-going': {
    zh: '已知悉但仍在进行',
    en: 'Acknowledged, but it still goes on',
  },
  'silence-expired': {
    zh: '静音到期，课仍在进行',
    en: 'The silence is over, the lesson is not',
  },
  'letter-overdue': { zh: '公函逾期，请催办', en: 'A letter is overdue: send a reminder' },
  'silence-over': { zh: '静音结束：课已结束', en: 'The silence is over: the lesson ended' },
  'ended-unseen': {
    zh: '课已结束，始终无人知悉',
    en: 'The lesson ended; nobody had acknowledged it',
  },
  'cut-disputed': {
    zh: '已阻断，第二人复核认为不实',
    en: 'It was cut, and a second person finds it untrue',
  },
  escalated: { zh: '无人知悉，升级到您', en: 'Nobody acknowledged it; it is yours now' },
}

const LEVEL_WORDS: Readonly<Record<AlertLevel, Words>> = {
  notice: { zh: '待核', en: 'to be reviewed' },
  warning: { zh: '警告', en: 'warning' },
  critical: { zh: '紧急', en: 'critical' },
}

/** Longer lists are not read in a chat; the program shows all. */
const LISTED = 8

/** Asia/Shanghai, to the second, with its offset. */
const timeText = (at: Instant): string =>
  formatInstant(at)
    .replace(/\.\d+(?=\+)/, '')
    .replace('T', ' ')

const linkOf = (publicOrigin: string | null, violationId: string): string | null =>
  publicOrigin === null ? null : `${publicOrigin}/violations/${encodeURIComponent(violationId)}`

function headingOf({ news, case: { alert, violation } }: MessageItem): Words {
  const [level, what] = [LEVEL_WORDS[alert.level], NEWS_WORDS[news]]
  const drill = violation.rehearsal ? { zh: '演练 ', en: 'DRILL ' } : { zh: '', en: '' }
  return {
    zh: `${drill.zh}[${level.zh}] ${what.zh}`,
    en: `${drill.en}[${level.en}] ${what.en}`,
  }
}

/** Of a letter: which, to whom, until when, and whether it is known to have arrived. */
function letterFacts({ number, addressee, due, receivedAt }: OverdueLetter): MessageEntry['facts'] {
  const receipt =
    receivedAt === null ? '未收到 none received' : `${timeText(receivedAt)} 已收到 received`
  return [
    { label: { zh: '文号', en: 'letter' }, value: plainLine(number) },
    { label: { zh: '收函单位', en: 'addressee' }, value: plainLine(addressee) },
    { label: { zh: '时限', en: 'due' }, value: timeText(due) },
    { label: { zh: '回执', en: 'receipt' }, value: receipt },
  ]
}

function caseFacts({ violation }: AlertCase): MessageEntry['facts'] {
  const rule = RULE_WORDS[violation.rule]
  const ended =
    violation.endedAt === null
      ? []
      : [{ label: { zh: '结束', en: 'ended' }, value: timeText(violation.endedAt) }]
  return [
    { label: { zh: '规则', en: 'rule' }, value: `${violation.rule} ${rule.zh} ${rule.en}` },
    { label: { zh: '发现', en: 'found' }, value: timeText(violation.openedAt) },
    ...ended,
  ]
}

function entryOf(item: MessageItem, publicOrigin: string | null): MessageEntry {
  const { case: one, news } = item
  const { alert, violation } = one
  return {
    alertId: alert.id,
    violationId: violation.id,
    level: alert.level,
    news,
    heading: headingOf(item),
    facts: [
      { label: { zh: '机构', en: 'institution' }, value: plainLine(one.institutionName) },
      { label: { zh: '直播间', en: 'room' }, value: plainLine(one.roomTitle) },
      ...(one.letter === undefined ? caseFacts(one) : letterFacts(one.letter)),
    ],
    link: linkOf(publicOrigin, violation.id),
  }
}

function titleOf(items: PlannedMessage['items']): Words {
  const [first, ...more] = items
  const heading = headingOf(first)
  if (more.length === 0) return heading
  const count = items.length
  return { zh: `${heading.zh} 等 ${count} 条`, en: `${heading.en} and ${count - 1} more` }
}

function notesOf({ called }: PlannedMessage, handOver: HandOver | null): readonly Words[] {
  if (called === null) return []
  const person = plainLine(called.person)
  const duty = { zh: `值班：${person}`, en: `On duty: ${person}` }
  if (handOver === null) return [duty]
  const [note, by] = [plainLine(handOver.note, 300), plainLine(handOver.by)]
  return [duty, { zh: `交接（${by}）：${note}`, en: `Handed over (${by}): ${note}` }]
}

/** The words of a message. `publicOrigin`: where officers open the program; `handOver`: what the last shift left. */
export function composeMessage(
  planned: PlannedMessage,
  {
    publicOrigin,
    handOver,
    now,
  }: {
    readonly publicOrigin: string | null
    readonly handOver: HandOver | null
    readonly now: Instant
  },
): OutwardMessage {
  const listed = planned.items.slice(0, LISTED)
  return {
    kind: 'alerts',
    at: now,
    title: titleOf(planned.items),
    entries: listed.map((item) => entryOf(item, publicOrigin)),
    more: planned.items.length - listed.length,
    notes: notesOf(planned, handOver),
  }
}

/** What a channel is tried with: plainly no alert. */
export const testMessage = (channelName: string, who: string, now: Instant): OutwardMessage => ({
  kind: 'test',
  at: now,
  title: {
    zh: `巡查测试消息：渠道“${plainLine(channelName)}”`,
    en: `Test message of xuncha: channel "${plainLine(channelName)}"`,
  },
  entries: [],
  more: 0,
  notes: [
    {
      zh: `由 ${plainLine(who)} 于 ${timeText(now)} 发出，不是告警。`,
      en: `Sent by ${plainLine(who)} at ${timeText(now)}; no alert.`,
    },
  ],
})
