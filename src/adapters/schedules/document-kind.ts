import { parseYaml } from './yaml-file.ts'
import { isProblem } from './yaml-reading.ts'

const NOTICE_KEYS = ['off', 'adjustedWorkdays', 'years']
const SCHOOL_KEYS = ['rows', 'region', 'terms', 'localBreaks', 'overrides']

/** What a text is by its top-level fields; broken YAML counts as a notice, whose reader then names the line. */
export function kindOfDocument(text: string): 'notice' | 'school-calendar' | null {
  const source = parseYaml('document', text)
  if (isProblem(source)) return 'notice'
  const { data } = source
  if (typeof data !== 'object' || data === null) return null
  if (NOTICE_KEYS.some((key) => key in data)) return 'notice'
  return SCHOOL_KEYS.some((key) => key in data) ? 'school-calendar' : null
}
