import { type Result, succeed } from '../../core/fault.ts'
import {
  type DecidedLead,
  type DecisionKind,
  decideSettle,
} from '../../core/quality/decided-lead.ts'
import { overturn } from '../../core/quality/overturn.ts'
import { decideReopenAlert, decideResolve } from '../../core/violations/decide-alert.ts'
import { NO_CORRECTION } from '../../core/violations/operator-label.ts'
import type { Violation } from '../../core/violations/violation.ts'
import type { Records, Transactions } from '../../ports/records/records.ts'
import { changeViolation } from '../commands/change-violation.ts'
import { type Commanded, notFound } from '../commands/command.ts'
import { loadViolationViews } from '../queries/load-views.ts'
import type { ViolationView } from '../queries/views.ts'
import type { DecisionDeps } from './note-decision.ts'
import { type ReviewDeps, saveReview } from './second-reviews.ts'

const MOST_DISPUTES = 200

export type Dispute = { readonly lead: DecidedLead; readonly view: ViolationView }

/** What two people saw otherwise, latest decision first; settled ones too. */
export const listDisputes = ({
  transactions,
}: {
  readonly transactions: Transactions
}): Promise<readonly Dispute[]> =>
  transactions.run(async (records) => {
    const leads = await records.decidedLeads.disputed(MOST_DISPUTES)
    const violations = await records.violations.findMany(leads.map((one) => one.violationId))
    const views = await loadViolationViews(records, violations, 'list')
    return leads.flatMap((lead): readonly Dispute[] => {
      const view = views.find(({ violation }) => violation.id === lead.violationId)
      return view === undefined ? [] : [{ lead, view }]
    })
  })

export type SettleReview = Commanded & { readonly id: string; readonly kind: DecisionKind }
type Settling = SettleReview & { readonly same: readonly string[] }

const lettersOut = async ({ letters }: Records, { id }: Violation): Promise<number> =>
  (await letters.ofViolation(id)).filter(({ status }) => status !== 'withdrawn').length

/** The first decision holds: only the review is written down. */
const uphold = (
  deps: DecisionDeps,
  { violationId }: DecidedLead,
  command: Settling,
): Promise<Result<DecidedLead>> =>
  deps.transactions.run(async (records) => {
    await records.violations.hold(violationId)
    const settled = await settledOf(records, deps, command)
    if (settled.ok) await saveReview(records, deps, command, settled.value)
    return settled
  })

async function settledOf(
  records: Records,
  { clock }: DecisionDeps,
  command: Settling,
): Promise<Result<DecidedLead>> {
  const lead = await records.decidedLeads.hold(command.id)
  return lead === null
    ? notFound('该分歧', 'disagreement')
    : decideSettle(lead, command, clock.now())
}

/** The second person was right: the violation is decided anew by who settles it, in the same transaction. */
async function overrule(
  deps: DecisionDeps,
  { violationId }: DecidedLead,
  { id, kind, who, why, same }: Settling,
): Promise<Result<DecidedLead>> {
  let settled: DecidedLead | null = null
  const changed = await changeViolation(
    deps,
    { violationId, who, why },
    {
      decide: async (violation, records) => {
        const decided = await settledOf(records, deps, { id, kind, who, why, same })
        if (!decided.ok) return decided
        settled = decided.value
        const letters = await lettersOut(records, violation)
        return overturn(violation, { who, kind, letters }, deps.clock.now())
      },
      forgetLabels: true,
      label: { decision: kind, correction: NO_CORRECTION },
      settleAlert: kind === 'confirmed' ? decideReopenAlert : decideResolve,
      also: async (records) => {
        if (settled !== null) await saveReview(records, deps, { who, why }, settled)
      },
    },
  )
  if (!changed.ok) return changed
  return settled === null ? notFound('该分歧', 'disagreement') : succeed(settled)
}

/** Who may speak for him who settles and for a party, too: asked before the transaction, in ones of their own. */
async function sameHands(
  { handsBehind }: ReviewDeps,
  { by, second }: DecidedLead,
  who: string,
): Promise<readonly string[]> {
  const own = await handsBehind(who)
  const parties = [by, ...(second === null ? [] : [second.by])]
  const behind = await Promise.all(parties.map((one) => handsBehind(one)))
  return [...own].filter((hand) => behind.some((hands) => hands.has(hand)))
}

/** Says which of two people saw rightly. Where that is not the first, his decision is replaced; what followed stands. */
export async function settleDispute(
  deps: ReviewDeps,
  command: SettleReview,
): Promise<Result<DecidedLead>> {
  const lead = await deps.transactions.run(({ decidedLeads }) => decidedLeads.find(command.id))
  if (lead === null) return notFound('该分歧', 'disagreement')
  const same = await sameHands(deps, lead, command.who)
  return await (lead.kind === command.kind ? uphold : overrule)(deps, lead, { ...command, same })
}
