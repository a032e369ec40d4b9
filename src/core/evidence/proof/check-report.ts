/**
 * `fine`: looked at, and as it should be. `wrong`: looked at, and not. `unseen`: nobody could look, which is never fine.
 */
export type CheckOutcome = 'fine' | 'wrong' | 'unseen'

export const CHECK_NAMES = ['chain', 'anchors', 'outside', 'stamps', 'rows', 'files'] as const
export type CheckName = (typeof CHECK_NAMES)[number]

/** Something that is not as it should be, or could not be looked at; both languages, times with their offset. */
export type CheckFinding = {
  readonly outcome: Exclude<CheckOutcome, 'fine'>
  readonly zh: string
  readonly en: string
}

/** One check, its findings counted and the first of them named. */
export type CheckResult = {
  readonly name: CheckName
  readonly outcome: CheckOutcome
  /** How many things were looked at. */
  readonly looked: number
  readonly wrong: number
  readonly unseen: number
  readonly findings: readonly CheckFinding[]
}

export type VerifyReport = {
  readonly outcome: CheckOutcome
  readonly checks: readonly CheckResult[]
}

/** More than that nobody reads; all are counted. */
const NAMED_AT_MOST = 100

export const beginCheck = (name: CheckName): CheckResult => ({
  name,
  outcome: 'fine',
  looked: 0,
  wrong: 0,
  unseen: 0,
  findings: [],
})

/** Wrong is worse than unseen, and unseen than fine. */
export const worseOf = (a: CheckOutcome, b: CheckOutcome): CheckOutcome => {
  if (a === 'wrong' || b === 'wrong') return 'wrong'
  return a === 'unseen' || b === 'unseen' ? 'unseen' : 'fine'
}

/** The check with so many things more looked at, and what was found of them. */
export function noted(
  check: CheckResult,
  looked: number,
  found: readonly CheckFinding[] = [],
): CheckResult {
  const wrong = found.filter(({ outcome }) => outcome === 'wrong').length
  const room = NAMED_AT_MOST - check.findings.length
  return {
    ...check,
    outcome: found.reduce((worst, { outcome }) => worseOf(worst, outcome), check.outcome),
    looked: check.looked + looked,
    wrong: check.wrong + wrong,
    unseen: check.unseen + found.length - wrong,
    findings: room > 0 ? [...check.findings, ...found.slice(0, room)] : check.findings,
  }
}

export const reportOf = (checks: readonly CheckResult[]): VerifyReport => ({
  outcome: checks.reduce<CheckOutcome>((worst, { outcome }) => worseOf(worst, outcome), 'fine'),
  checks,
})

export const wrong = (zh: string, en: string): CheckFinding => ({ outcome: 'wrong', zh, en })
export const unseen = (zh: string, en: string): CheckFinding => ({ outcome: 'unseen', zh, en })
