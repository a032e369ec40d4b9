import type { RegionCode } from './institution.ts'
import { toHalfWidth } from './typed-values.ts'

type LicenceNumberFinding = 'shape' | 'region' | 'not-tutoring'

const SHAPE = /^(?:教民|人社民)?(\d{13}|\d{15})号?$/
/** The digit of the kind of school that stands for tutoring institutions. */
const TUTORING = '7'

/**
 * What is odd about the number of a school licence (docs/rules.md §6.4). Its forms are known at second hand only, so a
 * finding is a reason to look, never to refuse.
 */
export function licenceNumberFindings(
  text: string,
  region: RegionCode,
): readonly LicenceNumberFinding[] {
  const digits = SHAPE.exec(toHalfWidth(text).replace(/\s/g, ''))?.[1]
  if (digits === undefined) return ['shape']
  const from = digits.length === 15 ? 1 : 0
  const findings: LicenceNumberFinding[] = []
  // Provinces and cities license too: the prefix they share with the place is what must agree.
  const place = digits.slice(from, from + 6).replace(/(00)+$/, '')
  const shared = Math.min(place.length, region.replace(/(00)+$/, '').length)
  if (place.slice(0, shared) !== region.slice(0, shared)) findings.push('region')
  if (digits[from + 6] !== TUTORING) findings.push('not-tutoring')
  return findings
}
