import type { CivilDate } from '../time/civil-date.ts'
import type { FundsSupervision } from './funds.ts'
import type { Teacher } from './teacher.ts'

/** Who puts the stream on air, as the law sorts them (docs/rules.md §1.2). */
export const ACTORS = [
  'licensed-online-subject',
  'licensed-online-non-subject',
  'licensed-offline-subject',
  'licensed-non-subject',
  'unlicensed',
  'school',
  'platform',
] as const
export type Actor = (typeof ACTORS)[number]

/** Whom the teaching is for. Contract value; detection's finer `primary`, `junior`, `senior` map onto it. */
export const STAGES = ['preschool', 'compulsory', 'senior-high', 'adult'] as const
export type Stage = (typeof STAGES)[number]

export const CONTENTS = ['subject', 'non-subject'] as const
export type Content = (typeof CONTENTS)[number]

/** GB/T 2260 code of province, city or county, six digits. */
export type RegionCode = string

/** The seven key contents of the plan as kinds of registered objects (docs/rules.md §3.3, KC1–KC7). */
export const OBJECT_KINDS = [
  'unlicensed-institution',
  'licensed-institution',
  'third-party-platform',
  'advertisement-place',
  'technical-support',
  'matchmaker',
  'school-net-school',
] as const
export type ObjectKind = (typeof OBJECT_KINDS)[number]

/** State of the paper itself; whether it has run out is told by its dates. */
export const LICENCE_PAPER_STATES = ['valid', 'suspended', 'revoked', 'cancelled'] as const
type LicencePaperState = (typeof LICENCE_PAPER_STATES)[number]

export const TEACHING_PLACES = ['online', 'offline'] as const
export type TeachingPlace = (typeof TEACHING_PLACES)[number]

/** 办学许可证 (docs/rules.md §6.1). Dates are inclusive; `null` is not known. */
export type Licence = {
  readonly number: string | null
  readonly authority: string | null
  readonly contents: readonly Content[]
  readonly stages: readonly Stage[]
  readonly places: readonly TeachingPlace[]
  readonly issuedOn: CivilDate | null
  readonly expiresOn: CivilDate | null
  readonly state: LicencePaperState
}

/** 备改审, the conversion from filing to licensing that had to be done by the end of 2021. */
export const CONVERSION_STATES = [
  'not-applied',
  'pending',
  'approved',
  'rejected',
  'ended',
] as const
type ConversionState = (typeof CONVERSION_STATES)[number]
export type Conversion = {
  readonly state: ConversionState
  readonly decidedOn: CivilDate | null
  readonly document: string | null
}

/** Numbers under which the institution is on the net (docs/rules.md §6.3). */
export type Filings = {
  readonly icp: string | null
  readonly icpHolder: string | null
  readonly app: string | null
  readonly miniProgram: string | null
  readonly telecom: string | null
  readonly publicSecurity: string | null
  readonly educationApp: string | null
}

/** Public service that the rules were not made for; without a document nobody is on the list. */
export type WhiteListing = {
  readonly document: string
  readonly from: CivilDate | null
  readonly until: CivilDate | null
}

/** The school's ledger of its net school (KC7): what it is used for and what was ordered. */
export const NET_SCHOOL_MEASURES = ['manage', 'correct', 'clean-up'] as const
type NetSchoolMeasure = (typeof NET_SCHOOL_MEASURES)[number]
export type NetSchoolEntry = {
  readonly use: 'self-study' | 'burdening' | null
  readonly charged: boolean | null
  readonly measure: NetSchoolMeasure | null
  readonly checkedOn: CivilDate | null
  readonly note: string | null
}

/** 业务系统: where an institution works, its own platform or somebody else's. */
export type BusinessSystem = {
  readonly name: string
  readonly platform: string | null
  readonly ownPlatform: boolean | null
  readonly account: string | null
  readonly address: string | null
}

/** What is registered of an object beyond what every judgement needs. `null` is not known, never in its favour. */
export type Dossier = {
  readonly kind: ObjectKind
  readonly licence: Licence | null
  readonly conversion: Conversion | null
  readonly filings: Filings | null
  readonly whiteListing: WhiteListing | null
  readonly netSchool: NetSchoolEntry | null
  readonly systems: readonly BusinessSystem[]
  readonly teachers: readonly Teacher[]
  readonly funds: FundsSupervision | null
}

export type Institution = {
  readonly id: string
  readonly name: string
  readonly actor: Actor
  /** GB 32100 unified social credit code; `null` when unknown (a made-up or unlicensed actor). */
  readonly creditCode: string | null
  readonly licenceNumber: string | null
  readonly region: RegionCode
  readonly stages: readonly Stage[]
  /** Made up for the rehearsal: never to be mistaken for a real school. */
  readonly rehearsal: boolean
  /** Kind, licence, filings and the rest of the file; left out when nothing more is known. */
  readonly dossier?: Dossier
}
