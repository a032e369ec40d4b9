/** Who puts the stream on air, as the law sorts them (rulebook §1.2). */
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
}
