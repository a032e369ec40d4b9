import type { DayKind } from '../../calendar/day-kind.ts'
import { seconds as ofSeconds } from '../../time/duration.ts'
import { formatInstant, type Instant } from '../../time/instant.ts'
import { lengthWords } from '../../time/length-words.ts'
import type {
  Aggravation,
  CardMark,
  JudgedDay,
  RuleCode,
  RuleHit,
  Verdict,
  VerdictKind,
  VerdictReason,
} from '../verdict.ts'
import { DAY_WORDS, weekdayWords } from './day-words.ts'
import { RULE_WORDS, type Sentence } from './rule-words.ts'

export type { Sentence } from './rule-words.ts'

const VERDICT_WORDS: Readonly<Record<VerdictKind, Sentence>> = {
  permitted: { zh: '允许', en: 'Permitted' },
  review: { zh: '须人工判断', en: 'A person must decide' },
  forbidden: { zh: '禁止', en: 'Forbidden' },
}

/** Why a moment of a day is what it is, in one clause. */
export function reasonOf(
  rule: RuleCode | null,
  day: { readonly kind: DayKind; readonly name?: string | null },
): Sentence {
  const kind = DAY_WORDS[day.kind]
  if (rule === null) {
    return {
      zh: `${kind.zh}，教学时间以外、21:00以前`,
      en: `${kind.en}, outside teaching time and before 21:00`,
    }
  }
  const words = RULE_WORDS[rule]
  const name = day.name ? `(${day.name})` : ''
  return { zh: `${kind.zh}${name}：${words.zh}`, en: `${kind.en}: ${words.en}` }
}

/** What one day is, and what else it is. */
export function explainDay(
  day: Pick<JudgedDay, 'date' | 'kind' | 'also'> & { readonly name?: string | null },
): Sentence {
  const clause = dayClause(day)
  return day.name ? { zh: `${clause.zh},${day.name}`, en: clause.en } : clause
}

function dayClause(day: Pick<JudgedDay, 'date' | 'kind' | 'also'>): Sentence {
  const weekday = weekdayWords(day.date)
  const also = {
    zh: day.also.map((kind) => DAY_WORDS[kind].zh).join('、'),
    en: day.also.map((kind) => DAY_WORDS[kind].en).join(', '),
  }
  const kind = DAY_WORDS[day.kind]
  return {
    zh: `${day.date}（${weekday.zh}）为${kind.zh}${also.zh === '' ? '' : `（同时是${also.zh}）`}`,
    en: `${day.date} (${weekday.en}): ${kind.en}${also.en === '' ? '' : ` (also ${also.en})`}`,
  }
}

const clock = (hit: RuleHit, end: 'from' | 'to'): string => clockTime(hit[end])

function hitClause(hit: RuleHit): Sentence {
  const words = RULE_WORDS[hit.rule]
  const span = `${clock(hit, 'from')}–${clock(hit, 'to')}`
  const length = lengthWords(ofSeconds(hit.seconds))
  const law = hit.law.join('、')
  const reference = hit.basis === 'by-reference'
  const borderline = hit.borderline === true
  return {
    zh: `${hit.rule}：${words.zh}${reference ? '（参照执行）' : ''}，命中时段 ${span}，共 ${length.zh}${borderline ? '（临界，在时钟误差内）' : ''}${law === '' ? '' : `，依据：${law}`}`,
    en: `${hit.rule}: ${words.en}${reference ? ' (by reference)' : ''}, the rule holds ${span}, ${length.en}${borderline ? ' (borderline, within clock error)' : ''}${law === '' ? '' : `; law: ${law}`}`,
  }
}

const AGGRAVATION_WORDS: Readonly<Record<Aggravation['rule'], Sentence>> = {
  'ACT-TEACHER': {
    zh: '中小学在职教师开展学科类培训',
    en: 'by a teacher in the service of a school',
  },
  'AGG-REPEAT': { zh: '两年内再次违规', en: 'again within two years' },
}

const CARD_WORDS: Readonly<Record<CardMark, Sentence>> = {
  reminder: { zh: '提醒', en: 'a reminder' },
  yellow: { zh: '黄牌', en: 'a yellow card' },
  red: { zh: '红牌', en: 'a red card' },
}

/** What makes it weigh more, and the card it brings once a person has confirmed it. */
function weightClauses({ aggravations = [], card }: Verdict): readonly Sentence[] {
  const weighty = aggravations.map(({ rule, law }) => {
    const { zh, en } = AGGRAVATION_WORDS[rule]
    const cited = law.join('、')
    return { zh: `从重：${zh}，依据：${cited}`, en: `weighs more: ${en}; law: ${cited}` }
  })
  if (card === undefined) return weighty
  const { zh, en } = CARD_WORDS[card.mark]
  const outlook = {
    zh: `认定后为${zh}（此前计${card.earlierCases}次）`,
    en: `once confirmed it brings ${en} (${card.earlierCases} earlier)`,
  }
  return [...weighty, outlook]
}

const clockTime = (instant: Instant): string => formatInstant(instant).slice(11, 19)

/** How long was taught, and from when on it should not have been. */
function taughtClauses({ taught, hits, verdict }: Verdict): readonly Sentence[] {
  if (taught === undefined) return []
  const { seconds, start, end, uncertaintySeconds } = taught
  const length = lengthWords(ofSeconds(seconds))
  const span = `${clockTime(start)}–${clockTime(end)}，±${Math.round(uncertaintySeconds)} 秒`
  const spanEnglish = `${clockTime(start)}–${clockTime(end)}, ±${Math.round(uncertaintySeconds)} s`
  const decisive = hits.filter((hit) => hit.verdict === verdict)
  const [first] = decisive.toSorted((a, b) => a.from - b.from)
  const since = first === undefined || verdict === 'permitted' ? null : clockTime(first.from)
  const what =
    verdict === 'forbidden' ? { zh: '疑似违规', en: 'forbidden' } : { zh: '存疑', en: 'in doubt' }
  return [
    {
      zh: `讲授时长 ${length.zh}（${span}）${since === null ? '' : `，自${since}起${what.zh}`}`,
      en: `taught ${length.en} (${spanEnglish})${since === null ? '' : `, ${what.en} from ${since}`}`,
    },
  ]
}

const REASON_WORDS: Readonly<Record<VerdictReason, Sentence>> = {
  'speech-without-text': {
    zh: '持续讲话而无可辨认文字，满 12 分钟：请听录音后判断',
    en: 'speech without legible text, 12 min: listen to the clip and decide',
  },
  leaning: {
    zh: '内容偏向学科授课满 5 分钟而尚不足以认定：请看画面与证据曲线后判断',
    en: 'leaning towards subject instruction for 5 min without being believed: look at the pictures and the curve of the evidence and decide',
  },
}

function head(verdict: Verdict): Sentence {
  const words = VERDICT_WORDS[verdict.verdict]
  if (verdict.applicable === false) {
    return { zh: '不适用（须核验受众或主体）', en: 'Not covered by these rules (to be verified)' }
  }
  const provisional = verdict.provisional
  return {
    zh: provisional ? `${words.zh}（日历暂定）` : words.zh,
    en: provisional ? `${words.en} (calendar provisional)` : words.en,
  }
}

/** The verdict in full sentences: what, which day, which rule, since when, by what law. */
export function explain(verdict: Verdict): Sentence {
  const days = verdict.days.map(dayClause)
  const hits = verdict.hits.map(hitClause)
  const start = head(verdict)
  const reason = verdict.reason === undefined ? [] : [REASON_WORDS[verdict.reason]]
  const clauses = [
    ...reason,
    ...taughtClauses(verdict),
    ...days,
    ...hits,
    ...weightClauses(verdict),
  ]
  const zh = clauses.map((clause) => clause.zh).join('；')
  const en = clauses.map((clause) => clause.en).join('; ')
  return {
    zh: `${start.zh}。${zh}。规则版本 ${verdict.ruleVersion}。`,
    en: `${start.en}. ${en}. Rule version ${verdict.ruleVersion}.`,
  }
}
