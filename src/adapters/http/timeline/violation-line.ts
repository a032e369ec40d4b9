import type { Violation } from '../../../contracts/violation.ts'
import { RULE_WORDS } from '../../../core/policy/words/rule-words.ts'
import { STATUS_WORDS } from '../../../core/violations/decide-review.ts'
import { CUT_STATE_WORDS, SUBJECT_WORDS } from '../present/words.ts'
import { PLACE_HEADINGS, placeCells } from './place-cells.ts'

/** What the columns of a file of violations are called. */
export const VIOLATION_HEADINGS = [
  '线索编号 Id',
  '开始 Began',
  '最后看到 Last seen',
  '结束 Ended',
  '首见至结束（秒） First seen to end (s)',
  ...PLACE_HEADINGS,
  '规则 Rule',
  '规则含义 What it says',
  '学科 Subject',
  '状态 State',
  '是否仍在进行 Goes on',
  '把握 Confidence',
  '阻断 Cut',
  '演练 Rehearsal',
  '规则版本 Rule version',
] as const

const yesNo = (is: boolean): string => (is ? '是 yes' : '否 no')

/** One violation as a line of a file for officers; times in Asia/Shanghai with their offset. */
export const violationLine = (one: Violation): readonly (string | number)[] => [
  one.id,
  one.startedAt,
  one.lastSeenAt,
  one.endedAt ?? '',
  Math.round(one.seconds),
  ...placeCells(one),
  one.rules.join(' '),
  RULE_WORDS[one.rule].zh,
  one.subjects.map((code) => SUBJECT_WORDS[code].zh).join('、'),
  STATUS_WORDS[one.status],
  yesNo(one.ongoing),
  Math.round(one.confidence * 1_000) / 1_000,
  one.cut === null ? '' : CUT_STATE_WORDS[one.cut.state].zh,
  yesNo(one.rehearsal),
  one.ruleVersion,
]

/** The last line of a file that does not hold all there is: a file that says nothing would pass for whole. */
export const cutOffLine = (rows: number, total: number): string =>
  `注意：本文件只含最近 ${rows} 条，符合条件的共 ${total} 条，请缩小范围后再导出。Only the newest ${rows} of ${total}: narrow it down for the others.`
