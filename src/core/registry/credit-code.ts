/**
 * Unified social credit codes (GB 32100-2015): 18 characters out of 31, the last one a check digit.
 * The alphabet leaves out I, O, S, V and Z.
 */
const ALPHABET = '0123456789ABCDEFGHJKLMNPQRTUWXY'
/** 3^(i-1) mod 31 */
const WEIGHTS = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28]
const PATTERN = /^[0-9A-HJ-NPQRTUWXY]{2}\d{6}[0-9A-HJ-NPQRTUWXY]{10}$/

/**
 * What is odd about a code. Only `malformed` is a reason to refuse it: codes of the early pilots carry another check
 * digit and are real all the same.
 */
type CreditCodeFinding =
  | 'malformed'
  | 'check-digit'
  | 'unknown-registrar'
  | 'compulsory-subject-must-be-non-profit'

export type CreditCodeReading = {
  /** Upper case, half width, without blanks. */
  readonly code: string
  readonly valid: boolean
  readonly findings: readonly CreditCodeFinding[]
  /** Who registered it: the first character. */
  readonly registrar: 'civil-affairs' | 'market' | 'institution' | 'other'
}

const FULL_WIDTH_OFFSET = 0xfee0

/** A code typed by a person: full-width characters, blanks, hyphens and lower case are understood. */
export function normaliseCreditCode(text: string): string {
  const half = [...text].map((c) => {
    const point = c.codePointAt(0) ?? 0
    const isFullWidth = point >= 0xff01 && point <= 0xff5e
    return isFullWidth ? String.fromCodePoint(point - FULL_WIDTH_OFFSET) : c
  })
  return half
    .join('')
    .replace(/[\s\u3000-]/g, '')
    .toUpperCase()
}

/** The check digit due after the first 17 characters; `null` when one of them is not of the alphabet. */
export function creditCodeCheckDigit(first17: string): string | null {
  let sum = 0
  for (const [i, weight] of WEIGHTS.entries()) {
    const value = ALPHABET.indexOf(first17[i] ?? '?')
    if (value < 0) return null
    sum += value * weight
  }
  return ALPHABET[(31 - (sum % 31)) % 31] ?? null
}

function registrarOf(code: string): CreditCodeReading['registrar'] {
  if (code.startsWith('5')) return 'civil-affairs'
  if (code.startsWith('9')) return 'market'
  return code.startsWith('1') ? 'institution' : 'other'
}

/**
 * Reads a code. With `teachesCompulsorySubjects` it also says when the holder is not a non-profit body (52…), which
 * every licensed institution for compulsory subjects has to be (docs/rules.md §6.1).
 */
export function readCreditCode(
  text: string,
  facts: { readonly teachesCompulsorySubjects?: boolean } = {},
): CreditCodeReading {
  const code = normaliseCreditCode(text)
  const registrar = registrarOf(code)
  if (!PATTERN.test(code)) return { code, valid: false, findings: ['malformed'], registrar }
  const findings: CreditCodeFinding[] = []
  if (creditCodeCheckDigit(code.slice(0, 17)) !== code[17]) findings.push('check-digit')
  if (!/^[159Y]/.test(code)) findings.push('unknown-registrar')
  if (facts.teachesCompulsorySubjects === true && !code.startsWith('52')) {
    findings.push('compulsory-subject-must-be-non-profit')
  }
  return { code, valid: !findings.includes('check-digit'), findings, registrar }
}
