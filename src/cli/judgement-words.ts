import type { WireJudgementVersion, WireShadowEffect } from '../contracts/judgement.ts'

const OPENS = {
  none: '不立案 none',
  review: '待人工 review',
  violation: '疑似违规 violation',
  lesson: '课程 lesson',
} as const

const SHOWN = 20

/** What a shadow run showed, for people. */
export function shadowWords(shadow: WireShadowEffect): string {
  const { violations, rooms, screens, words, judges } = shadow
  const { counts } = violations
  const changes = violations.changes
    .slice(0, SHOWN)
    .map(
      ({ violationId, roomId, opens, human }) =>
        `  ${violationId}  ${roomId}  ${OPENS[opens.before]} → ${OPENS[opens.after]}  ${human ?? ''}`,
    )
  const roomLines = rooms.changes
    .slice(0, SHOWN)
    .map(
      ({ roomId, title, before, after }) =>
        `  ${roomId}  ${title}  ${OPENS[before]} → ${OPENS[after]}`,
    )
  return [
    `现行 in force: ${judges.before}`,
    `试运行 tried:  ${judges.after}`,
    `${shadow.from} — ${shadow.to}`,
    `线索 ${violations.replayed} 条，不变 ${violations.unchanged}；不再立案 ${counts.notOpened}，转人工 ${counts.nowReview}，转疑似违规 ${counts.nowViolation} / violations, unchanged, not opened, to review, to violation`,
    ...changes,
    `直播间最近一场 ${rooms.judged} 间，有变 ${rooms.changes.length} / rooms, changed`,
    ...roomLines,
    `文字 ${screens.read} 段，含自定义词 ${screens.hit}，结论变 ${screens.labelChanged} / texts, with own words, judged otherwise`,
    ...words.slice(0, SHOWN).map(({ word, screens: met }) => `  ${word}  ${met}`),
    '只含曾留下文字的；无嫌疑的直播间不留文字 / only what left its texts; rooms without suspicion leave none',
    '',
  ].join('\n')
}

/** One version a line. */
export const versionLine = ({ version, name, at, who, inForce, shadow }: WireJudgementVersion) =>
  `${inForce ? '*' : ' '} ${version}  ${name}  ${at}  ${who}  ${shadow === null ? '未试运行 not tried' : `试运行 tried ${shadow.ranAt}`}`
