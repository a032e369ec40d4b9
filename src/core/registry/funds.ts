/** 预收费监管: where fees paid in advance are held, and the longest span last charged. `null` is not known. */
export type FundsSupervision = {
  readonly bank: string | null
  readonly account: string | null
  /** Months last charged for at once. */
  readonly chargedMonths: number | null
  /** Lessons last charged for at once. */
  readonly chargedLessons: number | null
}

/** 教监管函〔2021〕2号: not more than three months or sixty lessons at once. */
const MOST_MONTHS = 3
const MOST_LESSONS = 60

type FundsFinding = 'no-account' | 'too-many-months' | 'too-many-lessons'

/** What a person should look at; nothing when nothing is known. */
export function fundsFindings(funds: FundsSupervision | null): readonly FundsFinding[] {
  if (funds === null) return []
  const { bank, account, chargedMonths, chargedLessons } = funds
  const findings: FundsFinding[] = []
  if (bank === null || account === null) findings.push('no-account')
  if (chargedMonths !== null && chargedMonths > MOST_MONTHS) findings.push('too-many-months')
  if (chargedLessons !== null && chargedLessons > MOST_LESSONS) findings.push('too-many-lessons')
  return findings
}
