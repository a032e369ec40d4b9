/** What a day is for one region and stage (as on the wire; order of precedence in docs/rules.md §1.5). */
export const DAY_KINDS = [
  'school-day',
  'adjusted-workday',
  'rest-day',
  'statutory-holiday',
  'arranged-day-off',
  'winter-vacation',
  'summer-vacation',
  'vacation-gap',
  'local-break',
  'childrens-day',
  'unknown',
] as const
export type DayKind = (typeof DAY_KINDS)[number]
