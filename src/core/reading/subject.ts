/** The eleven subject codes of docs/rules.md §2.1. */
export const SUBJECTS = [
  'CHN',
  'MAT',
  'ENG',
  'JPN',
  'RUS',
  'PHY',
  'CHE',
  'BIO',
  'POL',
  'HIS',
  'GEO',
] as const
export type Subject = (typeof SUBJECTS)[number]
