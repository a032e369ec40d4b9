import type { Result } from '../../core/fault.ts'
import { fail, succeed } from '../../core/fault.ts'
import {
  type AppealState,
  type CardCaseMarks,
  decideAppeal,
  fileAppeal,
  markGrave,
  unmarked,
} from '../../core/policy/card-appeals.ts'
import type { CivilDate } from '../../core/time/civil-date.ts'
import { civilDateOf, type Instant } from '../../core/time/instant.ts'
import type { Violation } from '../../core/violations/violation.ts'
import type { Records } from '../../ports/records/records.ts'
import type { CommandDeps } from '../commands/command.ts'
import { audit, type Commanded, notFound, writeWithRetry } from '../commands/command.ts'
import { type CardOfCase, cardOfCase } from './card-of-case.ts'
import type { CardQueryDeps } from './institution-cards.ts'

export type CardDeps = CommandDeps & CardQueryDeps
export type CardCommand = Commanded & { readonly violationId: string }

type Decide = (
  marks: CardCaseMarks,
  violation: Violation,
  records: Records,
) => Promise<Result<CardCaseMarks>> | Result<CardCaseMarks>

/** The one way in which people change what they say of a case; what the card came to is worked out anew. */
async function change(
  deps: CardDeps,
  command: CardCommand,
  decide: Decide,
): Promise<Result<CardOfCase>> {
  return await writeWithRetry(deps.transactions, async (records) => {
    const violation = await records.violations.hold(command.violationId)
    if (violation === null) return notFound('该线索', 'violation')
    const before = (await records.cardCases.of(violation.id)) ?? unmarked(violation.id)
    const decided = await decide(before, violation, records)
    if (!decided.ok) return decided
    if (!(await records.cardCases.save(decided.value))) return null
    await audit(records, deps.clock, command, {
      type: 'violation.changed',
      subjectKind: 'violation',
      subjectId: violation.id,
      ruleVersion: violation.judgement.ruleVersion,
      data: { card: decided.value },
    })
    return succeed(await cardOfCase(records, deps, violation))
  })
}

const countsForNone = (): Result<never> =>
  fail('wrong-state', '该线索未计入红黄牌。This case counts for no card.', 'status')

/** The day on which the institution received its notice; `null`: it was not served. */
async function servedOn({ letters }: Records, violationId: string): Promise<CivilDate | null> {
  const notices = (await letters.ofViolation(violationId)).filter(
    ({ kind, status }) => kind === 'card' && status !== 'withdrawn',
  )
  const receipt = notices.at(-1)?.receipt ?? null
  return receipt === null ? null : civilDateOf(receipt.receivedAt)
}

export type EnterAppeal = CardCommand & {
  readonly appellant: string
  readonly filedAt: Instant
}

/** 申诉登记. The reason given is the grounds of the appeal. */
export const enterAppeal = (deps: CardDeps, command: EnterAppeal): Promise<Result<CardOfCase>> =>
  change(deps, command, async (marks, violation, records) => {
    const { entry, setAside } = await cardOfCase(records, deps, violation)
    if (entry === null && setAside === null) return countsForNone()
    const { appellant, filedAt, who, why } = command
    const law = deps.law()
    const rules = {
      policy: law.rules.cards,
      calendar: law.calendar,
      servedOn: await servedOn(records, violation.id),
    }
    return fileAppeal(
      marks,
      { appellant, filedAt, grounds: why, enteredBy: who },
      rules,
      deps.clock.now(),
    )
  })

export type SettleAppeal = CardCommand & { readonly state: Exclude<AppealState, 'pending'> }

/** 申诉决定: upheld, and the mark is annulled with those that came of it; or rejected, and it stands. */
export const settleAppeal = (deps: CardDeps, command: SettleAppeal): Promise<Result<CardOfCase>> =>
  change(deps, command, async (marks, violation, records) => {
    const labels = await records.operatorLabels.ofViolation(violation.id)
    const confirmedBy = labels.flatMap(({ decision, who }) =>
      decision === 'confirmed' ? [who] : [],
    )
    const { state, who, why } = command
    return decideAppeal(marks, { state, by: who, why, confirmedBy }, deps.clock.now())
  })

export type SetGrave = CardCommand & { readonly grave: boolean }

/** 情形极为严重: red at once. */
export const setGrave = (deps: CardDeps, command: SetGrave): Promise<Result<CardOfCase>> =>
  change(deps, command, async (marks, violation, records) => {
    const { entry, setAside } = await cardOfCase(records, deps, violation)
    if (entry === null && setAside === null) return countsForNone()
    const { grave, who, why } = command
    return markGrave(marks, grave ? { by: who, why } : null, deps.clock.now())
  })

/** `null`: there is no such violation. */
export const findCardOfCase = (deps: CardDeps, violationId: string): Promise<CardOfCase | null> =>
  deps.transactions.run(async (records) => {
    const violation = await records.violations.find(violationId)
    return violation === null ? null : await cardOfCase(records, deps, violation)
  })
