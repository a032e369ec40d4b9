import { CARD_NAMES } from '../letters/letter-words.ts'
import { measureOf } from '../letters/measures.ts'
import type { CardMark, RuleCode } from '../policy/verdict.ts'
import { RULE_WORDS } from '../policy/words/rule-words.ts'
import type { Institution } from '../registry/institution.ts'
import { KIND_FACTS, kindOf } from '../registry/object-kind.ts'
import { regionName } from '../registry/region.ts'
import type { Instant } from '../time/instant.ts'
import { cutWords, isProven } from './cut-words.ts'
import { DEPARTMENT_FACTS } from './departments.ts'
import { CUT_NAMES, SUBJECT_NAMES, statusName } from './names.ts'
import { isOpenClue, isTrue, type ReportCase } from './report-case.ts'
import { minuteInTable } from './report-days.ts'
import type { ReportField } from './report-template.ts'

/** An object of the patrol with its leads of the span, newest first. */
export type ReportObject = {
  readonly institutionId: string
  readonly institution: Institution | null
  readonly cases: readonly ReportCase[]
}

/** What is said where the register knows nothing: an empty cell would be read as "none". */
const UNKNOWN = '未登记'

const joined = (texts: readonly (string | null | undefined)[], between = '\n'): string =>
  [...new Set(texts.filter((text): text is string => text != null && text !== ''))].join(between)

/** Objects with a lead that nobody has dismissed, by place and name; those of leads that were all dismissed are no finding. */
export function reportObjects(cases: readonly ReportCase[]): readonly ReportObject[] {
  const standing = cases.filter(({ violation }) => violation.status !== 'dismissed')
  const groups = Map.groupBy(standing, ({ violation }) => violation.institutionId)
  const objects = [...groups].map(([institutionId, own]) => ({
    institutionId,
    institution: own.find(({ institution }) => institution !== null)?.institution ?? null,
    cases: own,
  }))
  const placeOf = ({ cases: [first] }: ReportObject): string => first?.violation.region ?? ''
  return objects.toSorted((a, b) => {
    const [left, right] = [placeOf(a), placeOf(b)]
    if (left !== right) return left < right ? -1 : 1
    return a.institutionId < b.institutionId ? -1 : 1
  })
}

const first = (cases: readonly ReportCase[]): Instant =>
  Math.min(...cases.map(({ violation }) => violation.openedAt)) as Instant
const last = (cases: readonly ReportCase[]): Instant =>
  Math.max(...cases.map(({ violation }) => violation.lastSeenAt)) as Instant

const placesOf = ({ institution, cases }: ReportObject): string =>
  joined(
    [institution?.region, ...cases.map(({ violation }) => violation.region)].map((code) =>
      code === undefined ? null : (regionName(code) ?? code),
    ),
  )

const roomWords = (cases: readonly ReportCase[]): string =>
  joined(cases.map(({ room, violation }) => room?.title ?? violation.roomId))

/** Where the public finds it: its page, and only where there is none its stream. */
const addressWords = (cases: readonly ReportCase[]): string =>
  joined(cases.map(({ room }) => room?.pageUrl ?? room?.streamUrls[0] ?? null))

function holderWords(object: ReportObject): string {
  const { institution } = object
  const filings = institution?.dossier?.filings
  const licence = institution?.licenceNumber ?? institution?.dossier?.licence?.number
  return joined([
    placesOf(object),
    `统一社会信用代码：${institution?.creditCode ?? UNKNOWN}`,
    `办学许可证：${licence ?? UNKNOWN}`,
    filings?.icp == null ? null : `ICP 备案：${filings.icp}`,
    filings?.app == null ? null : `App 备案：${filings.app}`,
  ])
}

/** 技术: the program found it; 人工: a person looked at it as well. */
const howWords = (cases: readonly ReportCase[]): string =>
  cases.some((one) => !isOpenClue(one)) ? '技术巡查，人工核查' : '技术巡查，尚待人工核查'

const rulesOf = (cases: readonly ReportCase[]): readonly RuleCode[] => [
  ...new Set(cases.flatMap(({ violation }) => violation.rules)),
]

const subjectsOf = (cases: readonly ReportCase[]): string =>
  joined(
    cases.map(({ violation }) => violation.subject && SUBJECT_NAMES[violation.subject]),
    '、',
  )

/** What was found true, and beside it what is still a clue: neither passes for the other. */
function problemWords({ cases }: ReportObject): string {
  const found = cases.filter(isTrue)
  const clues = cases.filter(isOpenClue)
  const words = (of: readonly ReportCase[]): string =>
    rulesOf(of)
      .map((rule) => RULE_WORDS[rule].zh)
      .join('；')
  return joined([
    found.length === 0
      ? null
      : `已认定 ${found.length} 条（${subjectsOf(found) || '学科待定'}）：${words(found)}`,
    clues.length === 0 ? null : `疑似违规线索 ${clues.length} 条，待核查：${words(clues)}`,
  ])
}

const ordersOf = (cases: readonly ReportCase[]) => cases.flatMap(({ orders }) => orders)

const lettersOf = (cases: readonly ReportCase[]) =>
  cases.flatMap(({ letters }) => letters.filter(({ status }) => status !== 'withdrawn'))

function measureWords({ cases }: ReportObject): string {
  const orders = ordersOf(cases)
  const measures = lettersOf(cases).flatMap((letter) =>
    letter.measures.map(({ code }) => `${measureOf(code).zh}（发函）`),
  )
  return (
    joined([
      cutWords(orders),
      ...measures,
      cardOf(cases) === '' ? null : `红黄牌：${cardOf(cases)}`,
    ]) || '尚未采取'
  )
}

/** Only what was seen or came back: an order that was given is no result. */
function resultWords({ cases }: ReportObject): string {
  const proven = ordersOf(cases).flatMap(({ verifiedAt }) =>
    verifiedAt === null ? [] : [`${minuteInTable(verifiedAt)} 阻断已证实`],
  )
  const open = ordersOf(cases).flatMap(({ verifiedAt, status }) =>
    verifiedAt === null ? [`阻断令${CUT_NAMES[status]}`] : [],
  )
  const letters = lettersOf(cases).flatMap(({ verifiedAt, number, status }) => {
    if (verifiedAt !== null) return [`${minuteInTable(verifiedAt)} ${number} 已证实停播`]
    return status === 'overdue' ? [`${number} 逾期`] : []
  })
  const states = joined(
    cases.map(({ violation }) => statusName(violation.status)),
    '、',
  )
  return joined([...proven, ...open, ...letters, `状态：${states}`])
}

const WEIGHT: readonly CardMark[] = ['red', 'yellow', 'reminder']

function cardOf(cases: readonly ReportCase[]): string {
  const mark = WEIGHT.find((one) => cases.some(({ card }) => card === one))
  return mark === undefined ? '' : CARD_NAMES[mark]
}

const departmentWords = ({ cases }: ReportObject): string =>
  joined(
    cases.flatMap(({ referrals }) =>
      referrals.map(({ department }) => DEPARTMENT_FACTS[department].zh),
    ),
    '、',
  )

type Asked = { readonly number: number; readonly typical: boolean }

const FIELDS: Readonly<
  Record<ReportField, (object: ReportObject, asked: Asked) => string | number>
> = {
  number: (_, { number }) => number,
  object: ({ institution, institutionId }) => institution?.name ?? institutionId,
  kind: ({ institution }) => (institution === null ? UNKNOWN : KIND_FACTS[kindOf(institution)].zh),
  where: ({ cases }) => joined([addressWords(cases), roomWords(cases)]),
  holder: holderWords,
  when: ({ cases }) =>
    joined([`${minuteInTable(first(cases))} 至 ${minuteInTable(last(cases))}`, howWords(cases)]),
  problem: problemWords,
  evidence: ({ cases }) =>
    `${cases.reduce((sum, { evidence }) => sum + evidence, 0)} 件（线索 ${cases.length} 条）`,
  measures: measureWords,
  result: resultWords,
  departments: departmentWords,
  note: (_, { typical }) => (typical ? '典型案例' : ''),
  city: ({ cases: [one] }) => cityName(one?.violation.region ?? ''),
  region: placesOf,
  'credit-code': ({ institution }) => institution?.creditCode ?? UNKNOWN,
  licence: ({ institution }) =>
    institution?.licenceNumber ?? institution?.dossier?.licence?.number ?? UNKNOWN,
  icp: ({ institution }) => institution?.dossier?.filings?.icp ?? UNKNOWN,
  rooms: ({ cases }) => roomWords(cases),
  addresses: ({ cases }) => addressWords(cases),
  leads: ({ cases }) => cases.length,
  confirmed: ({ cases }) => cases.filter(isTrue).length,
  'first-seen': ({ cases }) => minuteInTable(first(cases)),
  'last-seen': ({ cases }) => minuteInTable(last(cases)),
  rules: ({ cases }) => rulesOf(cases).join(' '),
  subjects: ({ cases }) => subjectsOf(cases),
  cuts: ({ cases }) => ordersOf(cases).filter(isProven).length,
  card: ({ cases }) => cardOf(cases),
  status: ({ cases }) =>
    joined(
      cases.map(({ violation }) => statusName(violation.status)),
      '、',
    ),
}

/** City of a place; a province itself stands for its own. */
export const cityName = (region: string): string => regionName(`${region.slice(0, 4)}00`) ?? region

/** What one column says of an object. */
export const fieldOf = (field: ReportField, object: ReportObject, asked: Asked): string | number =>
  FIELDS[field](object, asked)
