import type { CivilDate } from '../time/civil-date.ts'
import { type Duration, hours } from '../time/duration.ts'

/**
 * What a platform may be asked to do, from the mildest to the hardest: the ladder of 《互联网直播服务管理规定》 (arts. 8, 14,
 * 15) and of 《直播电商监督管理办法》, with the measures of the plan that platforms carry out (M04–M07, M09).
 */
export const MEASURE_CODES = [
  'warn',
  'clear-promotion',
  'limit-functions',
  'limit-traffic',
  'suspend-live',
  'stop-for-term',
  'take-down',
  'close-account',
  'bar-registration',
  'blacklist',
] as const
export type MeasureCode = (typeof MEASURE_CODES)[number]

export type Measure = {
  readonly code: MeasureCode
  readonly zh: string
  readonly en: string
  /** Law that lets it be asked for whatever the room does; empty: only of rooms that sell courses. */
  readonly law: readonly string[]
  /** Whether the ladder of live commerce has it too. */
  readonly commerce: boolean
  /** Time that the platform is given unless a person says otherwise. Ours: docs/rules.md §7. */
  readonly within: Duration
  /** Whether the room is off air once it is done, so that our own look can show it. */
  readonly stops: boolean
}

const LIVE = '《互联网直播服务管理规定》'
const CUT_AT_ONCE = `${LIVE}第八条（即时阻断的技术能力）`
const HANDLE = `${LIVE}第十四条（警示、暂停发布、关闭账号）`
const BLACKLIST = `${LIVE}第十五条（黑名单，禁止重新注册账号）`
const SUPPORT = '《校外培训行政处罚暂行办法》第十九条第二款（知道或应当知道仍提供服务）'

/** In force since this day, for live commerce alone: cited for rooms that sell courses, and for no other. */
const COMMERCE = { law: '《直播电商监督管理办法》', from: '2026-02-01' as CivilDate }

const LADDER: readonly Measure[] = [
  {
    code: 'warn',
    zh: '警示',
    en: 'warn',
    law: [HANDLE],
    commerce: true,
    within: hours(24),
    stops: false,
  },
  {
    code: 'clear-promotion',
    zh: '清理广告、软文及引流评论',
    en: 'clear advertisements and comments that lead there',
    law: [HANDLE, SUPPORT],
    commerce: false,
    within: hours(24),
    stops: false,
  },
  {
    code: 'limit-functions',
    zh: '限制功能',
    en: 'limit its functions',
    law: [],
    commerce: true,
    within: hours(24),
    stops: false,
  },
  {
    code: 'limit-traffic',
    zh: '限制流量',
    en: 'limit its traffic',
    law: [],
    commerce: true,
    within: hours(24),
    stops: false,
  },
  {
    code: 'suspend-live',
    zh: '暂停直播（即时阻断）',
    en: 'suspend the live room at once',
    law: [CUT_AT_ONCE, HANDLE, SUPPORT],
    commerce: true,
    within: hours(1),
    stops: true,
  },
  {
    code: 'stop-for-term',
    zh: '限期停播（暂停发布）',
    en: 'keep it off air for a term',
    law: [HANDLE],
    commerce: true,
    within: hours(24),
    stops: true,
  },
  {
    code: 'take-down',
    zh: '关闭下架相关课程',
    en: 'take its courses down',
    law: [SUPPORT],
    commerce: false,
    within: hours(24),
    stops: false,
  },
  {
    code: 'close-account',
    zh: '关闭账号',
    en: 'close the account',
    law: [HANDLE],
    commerce: true,
    within: hours(48),
    stops: true,
  },
  {
    code: 'bar-registration',
    zh: '禁止重新注册',
    en: 'bar it from registering again',
    law: [BLACKLIST],
    commerce: true,
    within: hours(72),
    stops: false,
  },
  {
    code: 'blacklist',
    zh: '列入黑名单',
    en: 'put it on the black list',
    law: [BLACKLIST],
    commerce: true,
    within: hours(72),
    stops: false,
  },
]

/** Of these a room that is off air is all that was asked for; that an account is closed too, no look from outside shows. */
const OFF_AIR_IS_ALL: ReadonlySet<MeasureCode> = new Set(['suspend-live', 'stop-for-term'])

export const isShownByOffAir = (code: MeasureCode): boolean => OFF_AIR_IS_ALL.has(code)

const BY_CODE: ReadonlyMap<MeasureCode, Measure> = new Map(LADDER.map((one) => [one.code, one]))

export const measureOf = (code: MeasureCode): Measure => {
  const found = BY_CODE.get(code)
  if (found === undefined) throw new Error(`no measure ${code}`)
  return found
}

/** The law by which a measure can be asked for; none: it cannot. `on`: the day of the letter. */
export function basisOf(
  code: MeasureCode,
  { sellsCourses, on }: { readonly sellsCourses: boolean; readonly on: CivilDate },
): readonly string[] {
  const { law, commerce } = measureOf(code)
  const cited = commerce && sellsCourses && on >= COMMERCE.from
  return cited ? [...law, `${COMMERCE.law}（${COMMERCE.from} 起施行）`] : law
}
