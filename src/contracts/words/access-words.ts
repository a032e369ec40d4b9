/** Kept equal to the words of the domain by unit tests, as those of `vocabulary.ts`. */

/** What may be done, as the table of roles names it. */
export const ACTS = [
  'self',
  'read',
  'export',
  'packages',
  'decide',
  'second-review',
  'draw-reviews',
  'settle-reviews',
  'persons-figures',
  'cut',
  'undo-others',
  'cut-rules',
  'sweeps',
  'reports',
  'report-template',
  'calendars',
  'channels',
  'duty',
  'rehearse',
  'hand-over',
  'fuses',
  'lift-holds',
  'judgement',
  'registry',
  'accounts',
  'audit',
  'upkeep',
  'settings',
] as const
type Act = (typeof ACTS)[number]

/** These change what holds for the whole installation: not for those who are bound to regions. */
export const WHOLE_ONLY_ACTS = [
  'cut-rules',
  'sweeps',
  'report-template',
  'calendars',
  'duty',
  'hand-over',
  'fuses',
  'judgement',
  'audit',
  'upkeep',
  'settings',
] as const satisfies readonly Act[]

/** What a token may be made for. */
export const TOKEN_SCOPES = ['read', 'review', 'cut', 'manage'] as const

export const USER_ROLES = ['observer', 'analyst', 'operator', 'officer', 'administrator'] as const
export const ROLES = ['reader', ...USER_ROLES] as const

const OBSERVER: readonly Act[] = ['self', 'read']
const READER: readonly Act[] = [...OBSERVER, 'export']
const ANALYST: readonly Act[] = [...READER, 'packages']
const OPERATOR: readonly Act[] = [
  ...ANALYST,
  'decide',
  'second-review',
  'cut',
  'hand-over',
  'fuses',
]
const OFFICER: readonly Act[] = [
  ...OPERATOR,
  ...([
    'undo-others',
    'cut-rules',
    'sweeps',
    'reports',
    'calendars',
    'channels',
    'duty',
    'rehearse',
  ] as const),
  ...(['draw-reviews', 'settle-reviews', 'persons-figures'] as const),
]

/** What each role may do, where it may. */
export const ACTS_OF_ROLES: Readonly<Record<(typeof ROLES)[number], readonly Act[]>> = {
  reader: READER,
  observer: OBSERVER,
  analyst: ANALYST,
  operator: OPERATOR,
  officer: OFFICER,
  administrator: ACTS,
}

/** Why somebody who came back from the identity provider is not signed in. */
export const PROVIDER_TROUBLES = [
  'away',
  'declined',
  'stale',
  'not-vouched',
  'no-role',
  'no-region',
  'unknown-person',
  'locked',
  'factor-missing',
  'name-alike',
] as const
export type ProviderTrouble = (typeof PROVIDER_TROUBLES)[number]

/** In the address of the page that somebody comes back to without a session. */
export const TROUBLE_PARAMETER = 'signInTrouble'
/** Where a window that was opened to sign in ends: it tells the others, and closes. */
export const SIGNED_IN_PATH = '/signed-in'
