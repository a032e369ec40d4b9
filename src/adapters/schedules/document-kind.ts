const NOTICE_KEYS = ['off', 'adjustedWorkdays', 'years']
const SCHOOL_KEYS = ['rows', 'region', 'terms', 'localBreaks', 'overrides']

/** What a document is by its top-level fields; `null` for neither. */
export function kindOfDocument(data: unknown): 'notice' | 'school-calendar' | null {
  if (typeof data !== 'object' || data === null) return null
  if (NOTICE_KEYS.some((key) => key in data)) return 'notice'
  return SCHOOL_KEYS.some((key) => key in data) ? 'school-calendar' : null
}
