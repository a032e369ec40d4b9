import type { ViolationView } from '../../../app/queries/views.ts'
import type { Bilingual } from '../../../contracts/primitives.ts'
import type { Explanation } from '../../../contracts/violation.ts'
import { disguiseWords } from '../../../core/findings/disguise-words.ts'
import type { RoomFinding } from '../../../core/findings/room-finding.ts'
import { DAY_WORDS } from '../../../core/policy/words/day-words.ts'
import { explain } from '../../../core/policy/words/explain.ts'
import { RULE_WORDS } from '../../../core/policy/words/rule-words.ts'
import { replayWords } from '../../../core/replay/replay-words.ts'
import { formatInstant, type Instant } from '../../../core/time/instant.ts'
import { recordingWords } from '../../../core/violations/recording-words.ts'
import type { Violation } from '../../../core/violations/violation.ts'
import { CLASSIFIED_STAGE_WORDS, SUBJECT_WORDS } from './words.ts'

const minute = (instant: Instant): string => formatInstant(instant).slice(0, 19).replace('T', ' ')

function whatHappened({ violation, room, institution }: ViolationView): Bilingual {
  const subject = violation.subject === null ? null : SUBJECT_WORDS[violation.subject]
  const stage = CLASSIFIED_STAGE_WORDS[violation.classifiedStage]
  const who = institution?.name ?? violation.institutionId
  const where = room?.title ?? violation.roomId
  const from = minute(violation.openedAt)
  const to = minute(violation.lastSeenAt).slice(11)
  if (violation.judgement.reason === 'speech-without-text') {
    return {
      zh: `${from} 至 ${to}（北京时间），${who}的直播间“${where}”持续有人讲话而画面无可辨认的文字，内容未知，共 ${violation.sightings} 次听到。`,
      en: `From ${from} to ${to} (+08:00) somebody spoke in the room "${where}" of ${who} with no legible text on screen; what about is not known. Heard ${violation.sightings} times.`,
    }
  }
  if (violation.judgement.reason === 'leaning') {
    return {
      zh: `${from} 至 ${to}（北京时间），${who}的直播间“${where}”的内容偏向学科授课，持续满 5 分钟，尚不足以认定，共 ${violation.sightings} 次看到。`,
      en: `From ${from} to ${to} (+08:00) what the room "${where}" of ${who} showed leaned towards a school subject for more than five minutes without being believed to be a lesson, seen ${violation.sightings} times.`,
    }
  }
  return {
    zh: `${from} 至 ${to}（北京时间），${who}的直播间“${where}”正在讲授${subject?.zh ?? '学科内容'}（${stage.zh}），共 ${violation.sightings} 次看到。`,
    en: `From ${from} to ${to} (+08:00) the room "${where}" of ${who} was teaching ${subject?.en ?? 'a school subject'} (${stage.en}), seen ${violation.sightings} times.`,
  }
}

const MOST_TERMS = 8

/** The words on the screen that spoke loudest, each once. */
function whatWasRead({ classification, score }: Violation): Bilingual | null {
  const spoke = classification.evidence
    .filter(({ weight }) => weight > 0)
    .toSorted((a, b) => b.weight - a.weight)
  const terms = [...new Set(spoke.map(({ term }) => term))].slice(0, MOST_TERMS)
  if (terms.length === 0) return null
  // A classifier is never certain, and a person must not be told that it is.
  const percent = Math.min(99, Math.round(score * 100))
  return {
    zh: `画面和页面上的依据：${terms.join('、')}（学科培训置信度 ${percent}%）。`,
    en: `What was read: ${terms.join(', ')} (belief in subject instruction ${percent}%).`,
  }
}

/** Under which other names it goes. */
const hiddenAs = (findings: readonly RoomFinding[]): readonly Bilingual[] =>
  findings.flatMap(({ finding }) =>
    finding.about === 'disguise' && finding.decision !== 'none' ? [disguiseWords(finding)] : [],
  )

function dayOf(violation: Violation): Explanation['day'] {
  const day = violation.judgement.days[0]
  if (day === undefined) return null
  return {
    date: day.date,
    kind: day.kind,
    kindName: { ...DAY_WORDS[day.kind] },
    also: [...day.also],
    sources: [...day.sources],
  }
}

/** Why it is forbidden, so that an officer can read it out: what was seen, what was read, which rule and law. */
export function presentExplanation(view: ViolationView): Explanation {
  const { violation } = view
  const hits = violation.judgement.hits.filter(({ rule }) => rule === violation.rule)
  const read = whatWasRead(violation)
  const { recording } = violation.judgement
  return {
    sentences: [
      whatHappened(view),
      ...(recording === undefined ? [] : [recordingWords(recording, violation.verdict)]),
      ...(read === null ? [] : [read]),
      ...(view.replay === null ? [] : [replayWords(view.replay)]),
      ...hiddenAs(view.findings ?? []),
      { ...explain(violation.judgement) },
    ],
    rule: violation.rule,
    ruleName: { ...RULE_WORDS[violation.rule] },
    day: dayOf(violation),
    law: [...new Set(hits.flatMap(({ law }) => law))],
  }
}
