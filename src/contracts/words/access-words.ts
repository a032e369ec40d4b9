/** Kept equal to the words of the domain by unit tests, as those of `vocabulary.ts`. */

/** What may be done, as the table of roles names it. */
export const ACTS = [
  'self',
  'read',
  'export',
  'decide',
  'cut',
  'undo-others',
  'sweeps',
  'calendars',
  'channels',
  'duty',
  'hand-over',
  'fuses',
  'lift-holds',
  'judgement',
  'registry',
  'accounts',
  'audit',
  'upkeep',
] as const

export const USER_ROLES = ['observer', 'analyst', 'operator', 'officer', 'administrator'] as const
export const ROLES = ['reader', ...USER_ROLES] as const
