import { toHalfWidth } from './typed-values.ts'

export const FILING_KINDS = [
  'icp',
  'app',
  'miniProgram',
  'telecom',
  'publicSecurity',
  'educationApp',
] as const
export type FilingKind = (typeof FILING_KINDS)[number]

/** `malformed` where the form is sure (MIIT filings), `odd` where it was only seen in examples. */
type FilingFinding = 'malformed' | 'odd'
/** What is wrong with a number, from its beginning to its end. */
type FilingFault = 'province' | 'mark' | 'digits' | 'year' | 'tail' | 'suffix' | 'unseen-form'
export type FilingReading = {
  /** Half width, without blanks. */
  readonly number: string
  readonly finding: FilingFinding | null
  /** Empty when nothing is found. */
  readonly faults: readonly FilingFault[]
}

const PROVINCES = '京津冀晋蒙辽吉黑沪苏浙皖闽赣鲁豫鄂湘粤桂琼渝川蜀黔贵滇云藏陕秦甘陇青宁新'
const SUFFIX: Readonly<Partial<Record<FilingKind, string>>> = { app: 'A', miniProgram: 'X' }

const SEEN: Readonly<Partial<Record<FilingKind, RegExp>>> = {
  telecom: new RegExp(
    `^(?:[${PROVINCES}]?(?:[AB][12]\\.)*[AB][12]-\\d{8}|[${PROVINCES}]ICP证\\d{6}号)$`,
  ),
  publicSecurity: new RegExp(`^[${PROVINCES}]公网安备\\d{11,14}号?$`),
  educationApp: /^教APP备\d{6,7}号$/,
}

/** The words officers read beside a refused or doubtful number. */
export const FILING_FAULT_WORDS: Readonly<
  Record<FilingFault, { readonly zh: string; readonly en: string }>
> = {
  province: { zh: '首字不是省级简称', en: 'it does not begin with the sign of a province' },
  mark: { zh: '简称之后应为“ICP备”', en: 'the sign of the province is followed by “ICP备”' },
  digits: { zh: '“ICP备”之后应为8位或10位数字', en: '8 or 10 digits come after “ICP备”' },
  year: { zh: '10位数字应以年份开头', en: '10 digits begin with the year' },
  tail: { zh: '数字之后应为“号”，可带“-序号”', en: 'the digits end with “号”, perhaps with “-1”' },
  suffix: {
    zh: '后缀少见：网站无字母，App为A，小程序为X',
    en: 'an uncommon suffix: none for sites, A for apps, X for mini programs',
  },
  'unseen-form': { zh: '写法少见', en: 'an uncommon form' },
}

/** Province, what stands before the digits, the digits and the rest, read leniently so that each can be named. */
const PARTS = /^(\D?)(\D*)(\d*)(.*)$/
const TAIL = /^号(?:-(\d{1,3})([A-Z])?)?$/

function miitFaults(kind: FilingKind, number: string): readonly FilingFault[] {
  const [, province = '', mark = '', digits = '', tail = ''] = PARTS.exec(number) ?? []
  const faults: FilingFault[] = []
  if (province === '' || !PROVINCES.includes(province)) faults.push('province')
  if (mark !== 'ICP备') faults.push('mark')
  if (digits.length !== 8 && digits.length !== 10) faults.push('digits')
  else if (digits.length === 10 && !digits.startsWith('20')) faults.push('year')
  const end = TAIL.exec(tail)
  if (end === null) faults.push('tail')
  else if ((end[2] ?? '') !== (SUFFIX[kind] ?? '')) faults.push('suffix')
  return faults
}

/** Reads a filing number as docs/rules.md §6.3 knows its form. */
export function readFilingNumber(kind: FilingKind, text: string): FilingReading {
  const half = toHalfWidth(text).replace(/\s/g, '')
  const number = half.replace(/icp/i, 'ICP').replace(/app/i, 'APP')
  const seen = SEEN[kind]
  if (seen !== undefined) {
    return seen.test(number)
      ? { number, finding: null, faults: [] }
      : { number, finding: 'odd', faults: ['unseen-form'] }
  }
  const faults = miitFaults(kind, number)
  if (faults.length === 0) return { number, finding: null, faults }
  return { number, finding: faults.every((f) => f === 'suffix') ? 'odd' : 'malformed', faults }
}
