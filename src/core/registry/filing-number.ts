import { toHalfWidth } from './typed-values.ts'

export type FilingKind =
  | 'icp'
  | 'app'
  | 'miniProgram'
  | 'telecom'
  | 'publicSecurity'
  | 'educationApp'

/** `malformed` where the form is sure (MIIT filings), `odd` where it was only seen in examples. */
type FilingFinding = 'malformed' | 'odd'
export type FilingReading = {
  /** Half width, without blanks. */
  readonly number: string
  readonly finding: FilingFinding | null
}

const PROVINCES = '京津冀晋蒙辽吉黑沪苏浙皖闽赣鲁豫鄂湘粤桂琼渝川蜀黔贵滇云藏陕秦甘陇青宁新'
const MIIT = new RegExp(`^[${PROVINCES}]ICP备(\\d{8}|\\d{10})号(?:-(\\d{1,3})([A-Z])?)?$`)
const SUFFIX: Readonly<Partial<Record<FilingKind, string>>> = { app: 'A', miniProgram: 'X' }

const SEEN: Readonly<Partial<Record<FilingKind, RegExp>>> = {
  telecom: new RegExp(
    `^(?:[${PROVINCES}]?(?:[AB][12]\\.)*[AB][12]-\\d{8}|[${PROVINCES}]ICP证\\d{6}号)$`,
  ),
  publicSecurity: new RegExp(`^[${PROVINCES}]公网安备\\d{11,14}号?$`),
  educationApp: /^教APP备\d{6,7}号$/,
}

function miitFinding(kind: FilingKind, number: string): FilingFinding | null {
  const match = MIIT.exec(number)
  if (match === null) return 'malformed'
  const due = SUFFIX[kind] ?? ''
  return (match[3] ?? '') === due ? null : 'odd'
}

/** Reads a filing number as rulebook §6.3 knows its form. */
export function readFilingNumber(kind: FilingKind, text: string): FilingReading {
  const half = toHalfWidth(text).replace(/\s/g, '')
  const number = half.replace(/icp/i, 'ICP').replace(/app/i, 'APP')
  const seen = SEEN[kind]
  if (seen === undefined) return { number, finding: miitFinding(kind, number) }
  return { number, finding: seen.test(number) ? null : 'odd' }
}
