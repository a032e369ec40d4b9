import { CANARY_INSTITUTION } from '../../core/canary/canary-room.ts'
import {
  type DecidedLead,
  decideDraw,
  decideVoid,
  NOT_ASKED,
} from '../../core/quality/decided-lead.ts'
import { isDrawn, shareOf } from '../../core/quality/review-share.ts'
import type { Instant } from '../../core/time/instant.ts'
import { handlingOf } from '../../core/violations/handling.ts'
import type { Decision, Violation } from '../../core/violations/violation.ts'
import type { Identifiers } from '../../ports/identifiers.ts'
import type { Records } from '../../ports/records/records.ts'
import type { CommandDeps } from '../commands/command.ts'

/** More than people do to one lead. */
const MOST_ACTS = 200

type Touched = { readonly hands: readonly string[]; readonly firstLookAt: Instant | null }

/** Who had to do with a lead or with what followed upon it, and when the first of them had. */
export async function touchedBy(records: Records, violationId: string): Promise<Touched> {
  const request = { limit: MOST_ACTS, cursor: null }
  const acts = (await records.journal.acts({ subjectId: violationId }, request)).items
  const alert = await records.alerts.ofViolation(violationId)
  const orders = await records.cutOrders.ofViolation(violationId)
  const letters = await records.letters.ofViolation(violationId)
  const seenAt = alert?.acknowledgedAt ?? null
  const moments = [...acts.map(({ at }) => at), ...(seenAt === null ? [] : [seenAt])]
  const hands = [
    ...acts.map(({ who }) => who),
    ...orders.flatMap(({ requestedBy, approval }) => [
      requestedBy,
      approval?.approvedBy ?? 'system',
    ]),
    ...letters.map(({ issuedBy }) => issuedBy),
    alert?.acknowledgedBy ?? 'system',
  ]
  return {
    hands: [...new Set(hands)].filter((who) => who !== 'system'),
    firstLookAt: moments.toSorted((a, b) => a - b)[0] ?? null,
  }
}

/** A decision as it was just made, drawn for nobody. */
export async function leadOf(
  records: Records,
  violation: Violation,
  decision: Decision,
  id: string,
): Promise<DecidedLead> {
  const { firstLookAt } = await touchedBy(records, violation.id)
  const { kind, by, at } = decision
  return {
    id,
    violationId: violation.id,
    region: violation.region,
    ...{ kind, by, decidedAt: at, openedAt: violation.openedAt },
    firstLookAt: firstLookAt === null || firstLookAt > at ? at : firstLookAt,
    ...{ state: 'unreviewed', drawnBy: null, drawnAt: null, second: null, settlement: null },
    cutDisputed: false,
    ...NOT_ASKED,
  }
}

/**
 * What was decided before of a lead is gone back on: nobody reviews it any more, and what two people had agreed on is no
 * truth by which others are tried. What a person entered as the truth stands.
 */
export async function voidReviews(
  { decidedLeads, goldenItems }: Pick<Records, 'decidedLeads' | 'goldenItems'>,
  violationId: string,
): Promise<void> {
  const golden = await goldenItems.ofViolation(violationId)
  if (golden !== null && golden.by === 'system' && !golden.retired) {
    await goldenItems.saveCase({ ...golden, retired: true })
  }
  for (const lead of await decidedLeads.ofViolation(violationId)) {
    const voided = decideVoid(lead)
    if (voided !== null) await decidedLeads.save(voided)
  }
}

export type DecisionDeps = CommandDeps & { readonly identifiers: Identifiers }

/**
 * Keeps a decision for the figures, and puts it before a second person by the share of its place. `null`: there was none
 * that counts.
 */
export async function noteDecision(
  records: Records,
  { clock, identifiers }: DecisionDeps,
  violation: Violation,
): Promise<DecidedLead | null> {
  const { decision } = handlingOf(violation)
  // What the program shows itself is nobody's work.
  if (decision === null || violation.institutionId === CANARY_INSTITUTION.id) return null
  await voidReviews(records, violation.id)
  const lead = await leadOf(records, violation, decision, identifiers.next())
  const share = shareOf(await records.reviewShares.all(), violation.region, decision.kind)
  const drawn = isDrawn(lead.id, share) ? decideDraw(lead, 'system', clock.now()) : null
  await records.decidedLeads.save(drawn?.ok === true ? drawn.value : lead)
  return lead
}
