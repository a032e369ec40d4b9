import type { Calendar } from '../../core/calendar/calendar.ts'
import { caseDeadlines } from '../../core/deadlines/case-deadlines.ts'
import {
  CASE_FACT_KINDS,
  type CaseFact,
  type CaseFactKind,
} from '../../core/deadlines/case-fact.ts'
import type { Deadline } from '../../core/deadlines/deadline.ts'
import { enterFact, undoFact, whyNotFact } from '../../core/deadlines/enter-fact.ts'
import { type Fault, type Result, succeed } from '../../core/fault.ts'
import type { Law } from '../../core/policy/law.ts'
import type { Instant } from '../../core/time/instant.ts'
import type { Violation } from '../../core/violations/violation.ts'
import type { Identifiers } from '../../ports/identifiers.ts'
import type { Records } from '../../ports/records/records.ts'
import { audit, type CommandDeps, type Commanded, notFound } from '../commands/command.ts'

type Deps = CommandDeps & { readonly law: () => Law }

/** What runs in a lead, what people entered, and what else they can enter. */
export type CaseTimes = {
  readonly deadlines: readonly Deadline[]
  /** Oldest first, with those that were undone. */
  readonly facts: readonly CaseFact[]
  readonly enterable: readonly { readonly kind: CaseFactKind; readonly whyNot: Fault | null }[]
}

/** @param who for whom it is asked what can be entered */
export const timesOf = (
  violation: Violation,
  facts: readonly CaseFact[],
  asked: { readonly calendar: Calendar; readonly who: string; readonly now: Instant },
): CaseTimes => ({
  deadlines: caseDeadlines(violation, facts, asked.calendar, asked.now),
  facts,
  enterable: CASE_FACT_KINDS.map((kind) => ({
    kind,
    whyNot: whyNotFact(violation, facts, kind, asked.who),
  })),
})

type Asked = { readonly violationId: string; readonly who: string }

/** `null`: there is no such violation. */
export const caseTimes = (
  { transactions, law, clock }: Deps,
  { violationId, who }: Asked,
): Promise<CaseTimes | null> =>
  transactions.run(async (records) => {
    const violation = await records.violations.find(violationId)
    if (violation === null) return null
    const facts = await records.caseFacts.of(violationId)
    return timesOf(violation, facts, { calendar: law().calendar, who, now: clock.now() })
  })

type FactCommand = Commanded & { readonly violationId: string }

/** The one way in which what was done in a case is written down: held, so that nobody rests on what is undone meanwhile. */
const change = (
  deps: Deps,
  command: FactCommand,
  write: (
    records: Records,
    violation: Violation,
    facts: readonly CaseFact[],
  ) => Promise<Result<CaseFact>>,
): Promise<Result<CaseTimes>> =>
  deps.transactions.run(async (records) => {
    const violation = await records.violations.hold(command.violationId)
    if (violation === null) return notFound('该线索', 'violation')
    const written = await write(records, violation, await records.caseFacts.of(violation.id))
    if (!written.ok) return written
    await audit(records, deps.clock, command, {
      type: 'violation.changed',
      subjectKind: 'violation',
      subjectId: violation.id,
      data: { fact: written.value },
    })
    const [now, calendar] = [deps.clock.now(), deps.law().calendar]
    const facts = await records.caseFacts.of(violation.id)
    return succeed(timesOf(violation, facts, { calendar, who: command.who, now }))
  })

export type EnterFact = FactCommand & Pick<CaseFact, 'kind' | 'at' | 'paper'>

/** Enters that something was done in a case, as its paper says. */
export const enterCaseFact = (
  deps: Deps & { readonly identifiers: Identifiers },
  command: EnterFact,
): Promise<Result<CaseTimes>> =>
  change(deps, command, async (records, violation, facts) => {
    const { kind, at, paper, who, why, violationId } = command
    const fact: CaseFact = {
      ...{ id: deps.identifiers.next(), violationId, kind, at, paper, why },
      ...{ enteredAt: deps.clock.now(), enteredBy: who, undone: null },
    }
    const allowed = enterFact(violation, facts, fact)
    if (allowed.ok) await records.caseFacts.add(fact)
    return allowed
  })

export type UndoFact = FactCommand & { readonly factId: string }

/** Takes it back; it stays to be read, with who did so and why. */
export const undoCaseFact = (deps: Deps, command: UndoFact): Promise<Result<CaseTimes>> =>
  change(deps, command, async (records, _violation, facts) => {
    const { factId, who, why } = command
    const undone = undoFact(facts, factId, { by: who, why }, deps.clock.now())
    if (undone.ok) await records.caseFacts.undo(undone.value)
    return undone
  })
