import type { Actor, Dossier, Institution, ObjectKind } from './institution.ts'

/** The seven key contents of the plan (docs/rules.md §3.3). */
export const KEY_CONTENTS = ['KC1', 'KC2', 'KC3', 'KC4', 'KC5', 'KC6', 'KC7'] as const
export type KeyContent = (typeof KEY_CONTENTS)[number]

type KindFacts = {
  readonly keyContent: KeyContent
  readonly zh: string
  /** Whom the rules may take such an object for; the first one when nothing else is said. */
  readonly actors: readonly [Actor, ...Actor[]]
}

const PLATFORM: readonly [Actor] = ['platform']

export const KIND_FACTS: Readonly<Record<ObjectKind, KindFacts>> = {
  'unlicensed-institution': { keyContent: 'KC1', zh: '无证机构', actors: ['unlicensed'] },
  'licensed-institution': {
    keyContent: 'KC2',
    zh: '有证机构',
    actors: [
      'licensed-online-subject',
      'licensed-online-non-subject',
      'licensed-offline-subject',
      'licensed-non-subject',
    ],
  },
  'third-party-platform': { keyContent: 'KC3', zh: '第三方平台', actors: PLATFORM },
  'advertisement-place': { keyContent: 'KC4', zh: '广告位', actors: PLATFORM },
  'technical-support': { keyContent: 'KC5', zh: '技术支持平台', actors: PLATFORM },
  // Who brings teacher and parent together without a licence teaches without one, or helps those who do.
  matchmaker: { keyContent: 'KC6', zh: '撮合中介', actors: ['platform', 'unlicensed'] },
  'school-net-school': { keyContent: 'KC7', zh: '学校网校', actors: ['school'] },
}

/** The kind that an actor without further word is of. */
export function kindOfActor(actor: Actor): ObjectKind {
  if (actor === 'unlicensed') return 'unlicensed-institution'
  if (actor === 'school') return 'school-net-school'
  return actor === 'platform' ? 'third-party-platform' : 'licensed-institution'
}

/** What the institution is registered as. */
export const kindOf = ({ dossier, actor }: Pick<Institution, 'dossier' | 'actor'>): ObjectKind =>
  dossier?.kind ?? kindOfActor(actor)

export const emptyDossier = (kind: ObjectKind): Dossier => ({
  kind,
  licence: null,
  conversion: null,
  filings: null,
  whiteListing: null,
  netSchool: null,
  systems: [],
  teachers: [],
  funds: null,
})
