import type { Content, Stage } from '../registry/institution.ts'
import type { CivilDate } from '../time/civil-date.ts'
import type { BookCode, VerdictBasis, VerdictKind } from './verdict.ts'

/** How a rule read from a day on. Empty `stages` or `contents` mean all of them. */
export type RuleVersion = {
  readonly from: CivilDate
  /** Last day it was in force; `null` until a later version of the same reach takes over. */
  readonly until: CivilDate | null
  readonly stages: readonly Stage[]
  readonly contents: readonly Content[]
  readonly verdict: Exclude<VerdictKind, 'permitted'>
  readonly basis: VerdictBasis
  readonly law: readonly string[]
  /** Numbers the rule needs, e.g. `maxSeconds`. */
  readonly parameters: Readonly<Record<string, number>>
}

export type Rule = { readonly code: BookCode; readonly versions: readonly RuleVersion[] }

/** When a stream may be cut without a person (ours: docs/rules.md §1.8, §7). */
export type CutPolicy = {
  readonly afterSeconds: number
  readonly minimumSubjectConfidence: number
}

/** Reminder, yellow, red (the window is ours: docs/rules.md §5.6, §7). */
export type CardPolicy = {
  /** Acts before this day bring no card. */
  readonly from: CivilDate
  /** A case counts for this long after the act. */
  readonly windowMonths: number
  readonly yellowCardsToRed: number
  /** Working days from receipt of the notice on within which a card may be appealed against. */
  readonly appealWorkdays: number
  /** What becomes of a card while an appeal against it is pending. */
  readonly pendingAppeal: 'stands' | 'suspended'
  readonly law: readonly string[]
}

/** The rules as data. `version` names the whole book and is kept with every verdict. */
export type RuleBook = {
  readonly version: string
  readonly cut: CutPolicy
  readonly cards: CardPolicy
  readonly rules: ReadonlyMap<BookCode, readonly RuleVersion[]>
}

/** Orders every rule's versions latest first, the way `ruleInForce` reads them. */
export function buildRuleBook(
  head: Pick<RuleBook, 'version' | 'cut' | 'cards'>,
  rules: readonly Rule[],
): RuleBook {
  const table = new Map<BookCode, readonly RuleVersion[]>()
  for (const rule of rules) {
    const known = table.get(rule.code) ?? []
    const versions = [...known, ...rule.versions]
    table.set(
      rule.code,
      versions.toSorted((a, b) => (a.from < b.from ? 1 : -1)),
    )
  }
  return { ...head, rules: table }
}

/** The version of a rule that bound an act on `date`; `null` when the law did not know the rule then. */
export function ruleInForce(
  book: RuleBook,
  code: BookCode,
  date: CivilDate,
  stage: Stage,
  content: Content,
): RuleVersion | null {
  for (const version of book.rules.get(code) ?? []) {
    if (version.from > date) continue
    if (version.stages.length > 0 && !version.stages.includes(stage)) continue
    if (version.contents.length > 0 && !version.contents.includes(content)) continue
    return version.until !== null && date > version.until ? null : version
  }
  return null
}

/** A parameter of a rule version, or the default when the data leaves it out. */
export function parameterOf(version: RuleVersion, name: string, otherwise: number): number {
  return version.parameters[name] ?? otherwise
}
