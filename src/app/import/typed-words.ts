import {
  type Content,
  type Conversion,
  type Licence,
  type NetSchoolEntry,
  OBJECT_KINDS,
  type ObjectKind,
  type Stage,
  type TeachingPlace,
} from '../../core/registry/institution.ts'
import type { RoomTier } from '../../core/registry/live-room.ts'
import { KIND_FACTS } from '../../core/registry/object-kind.ts'
import { toHalfWidth } from '../../core/registry/typed-values.ts'

type Words<T> = readonly (readonly [pattern: RegExp, value: T])[]

/** The first meaning that a word has; `null` when it has none. */
const meaningIn =
  <T>(words: Words<T>) =>
  (text: string): T | null =>
    words.find(([pattern]) => pattern.test(toHalfWidth(text).replace(/\s/g, '')))?.[1] ?? null

/** Several words in one cell; `null` when one of them has no meaning. */
const meaningsIn =
  <T>(words: Words<T>) =>
  (text: string): readonly T[] | null => {
    const meaning = meaningIn(words)
    const found = toHalfWidth(text)
      .split(/[、,;/和及\s]+/)
      .filter((word) => word !== '')
      .map(meaning)
    return found.length === 0 || found.includes(null)
      ? null
      : [...new Set(found.filter((one) => one !== null))]
  }

const STAGE_WORDS: Words<Stage> = [
  [/^(学龄前|学前|幼儿|幼儿园|preschool)(儿童|段|阶段)?$/i, 'preschool'],
  [/^(义务教育|义教|小学|初中|中小学|compulsory)(学段|阶段)?$/i, 'compulsory'],
  [/^(普通)?(高中|senior-high)(学段|阶段)?$/i, 'senior-high'],
  [/^(成人|成年|adult)(教育)?$/i, 'adult'],
]
const TIER_WORDS: Words<RoomTier> = [
  [/^(重点|重点关注|高风险|key)(直播间|房间)?$/i, 'key'],
  [/^(一般|普通|常规|中风险|ordinary)(直播间|房间)?$/i, 'ordinary'],
  [/^(低风险|低|low)(直播间|房间)?$/i, 'low'],
]
export const tierWordOf = meaningIn(TIER_WORDS)

export const stagesOf = meaningsIn(STAGE_WORDS)
export const stageOf = meaningIn(STAGE_WORDS)

const CONTENT_WORDS: Words<Content> = [
  [/^(非学科|non-subject)类?(培训)?$/i, 'non-subject'],
  [/^(学科|subject)类?(培训)?$/i, 'subject'],
]
export const contentsOf = meaningsIn(CONTENT_WORDS)

const PLACE_WORDS: Words<TeachingPlace> = [
  [/^(线上|网络|online)(培训|教学)?$/i, 'online'],
  [/^(线下|面授|offline)(培训|教学)?$/i, 'offline'],
]
export const placesOf = meaningsIn(PLACE_WORDS)

export const licenceStateOf = meaningIn<Licence['state']>([
  [/^(有效|正常|在营|valid)$/i, 'valid'],
  [/^(暂停|中止|停业|suspended)$/i, 'suspended'],
  [/^(吊销|revoked)$/i, 'revoked'],
  [/^(注销|cancelled)$/i, 'cancelled'],
])

export const conversionStateOf = meaningIn<Conversion['state']>([
  [/^(未申请|未提交|not-applied)$/i, 'not-applied'],
  [/^(审批中|待审批|审核中|已申请|受理|pending)$/i, 'pending'],
  [/^(已通过|通过|已审批|完成|已完成|approved)$/i, 'approved'],
  [/^(未通过|不通过|驳回|rejected)$/i, 'rejected'],
  [/^(终止|已终止|ended)$/i, 'ended'],
])

export const netSchoolUseOf = meaningIn<NonNullable<NetSchoolEntry['use']>>([
  [/^(自主学习|自主学习资源|self-study)$/i, 'self-study'],
  [/^(加重负担|违规培训|burdening)$/i, 'burdening'],
])
export const netSchoolMeasureOf = meaningIn<NonNullable<NetSchoolEntry['measure']>>([
  [/^(加强管理|manage)$/i, 'manage'],
  [/^(纠正|correct)$/i, 'correct'],
  [/^(整治清理|清理|整治|clean-up)$/i, 'clean-up'],
])

export const yesNoOf = meaningIn<'yes' | 'no'>([
  [/^(是|有|启用|true|yes|y|1)$/i, 'yes'],
  [/^(否|没有|停用|false|no|n|0)$/i, 'no'],
])

const SUBJECT_WORDS: Words<string> = [
  [/^(语文|CHN)$/i, 'CHN'],
  [/^(数学|奥数|MAT)$/i, 'MAT'],
  [/^(英语|ENG)$/i, 'ENG'],
  [/^(日语|JPN)$/i, 'JPN'],
  [/^(俄语|RUS)$/i, 'RUS'],
  [/^(物理|PHY)$/i, 'PHY'],
  [/^(化学|CHE)$/i, 'CHE'],
  [/^(生物|生物学|BIO)$/i, 'BIO'],
  [/^(政治|道德与法治|思想政治|POL)$/i, 'POL'],
  [/^(历史|HIS)$/i, 'HIS'],
  [/^(地理|GEO)$/i, 'GEO'],
  [/^(非学科|美术|音乐|体育|舞蹈|编程|书法|科技|艺术)类?$/, 'non-subject'],
]
/** A code of the classifier, or `non-subject`. */
export const subjectOf = meaningIn(SUBJECT_WORDS)

/** 有证机构, KC2, licensed-institution. */
export function kindOf(text: string): ObjectKind | null {
  const plain = toHalfWidth(text).replace(/\s/g, '')
  const found = OBJECT_KINDS.find((kind) => {
    const { keyContent, zh } = KIND_FACTS[kind]
    return plain === kind || plain.toUpperCase().startsWith(keyContent) || plain.includes(zh)
  })
  if (found !== undefined) return found
  return meaningIn<ObjectKind>([
    [/^(无证|无照|未取得许可)/, 'unlicensed-institution'],
    [/^(有证|持证|备改审)/, 'licensed-institution'],
    [/(平台)$/, 'third-party-platform'],
    [/广告/, 'advertisement-place'],
    [/撮合|中介/, 'matchmaker'],
    [/网校/, 'school-net-school'],
  ])(plain)
}
