/** Fields that a live room may be about instead of a school subject. Each is a feature of its own. */
export const COUNTER_FIELDS = [
  'university-mathematics',
  'university-science',
  'engineering',
  'computing',
  'medicine',
  'law',
  'business',
  'human-sciences',
  'teaching-profession',
  'public-service',
  'trades',
  'driving',
  'office-computing',
  'arts',
  'sport',
  'religion',
  'shopping',
  'review',
  'games',
  'entertainment',
  'apps',
  'finance',
  'news',
  'research',
  'adult-learning',
  'parenting',
] as const
export type CounterField = (typeof COUNTER_FIELDS)[number]

/** Terms of a field, separated by blanks; `_` stands for a blank inside a term. */
export type CounterLexicon = Readonly<Partial<Record<CounterField, string>>>
