import { hasLeft } from '../../core/cuts/cut-left.ts'
import { fail, type Result, succeed } from '../../core/fault.ts'
import {
  type DecidedLead,
  decideAsk,
  decideDraw,
  decideSecond,
  notAPerson,
  type SecondAnswer,
  type SecondPerson,
  whyNotSecond,
} from '../../core/quality/decided-lead.ts'
import { handlingOf } from '../../core/violations/handling.ts'
import type { Records } from '../../ports/records/records.ts'
import { audit, type Commanded, notFound } from '../commands/command.ts'
import type { HandsBehind } from '../cuts/power/hands-behind.ts'
import { loadViolationViews } from '../queries/load-views.ts'
import type { ViolationView } from '../queries/views.ts'
import { keepAgreed } from './golden-cases.ts'
import { type DecisionDeps, leadOf, touchedBy } from './note-decision.ts'
import { asUndecided } from './undecided.ts'

export type ReviewDeps = DecisionDeps & { readonly handsBehind: HandsBehind }

/** More than anybody reviews in a shift. */
const MOST_SHOWN = 200
/** Decisions that are gone through at once for those that he may review. */
const AT_ONCE = 200

/** A review as the second person is shown it. */
export type BlindReview = { readonly lead: DecidedLead; readonly view: ViolationView }

async function blind(records: Records, lead: DecidedLead): Promise<BlindReview | null> {
  const violation = await records.violations.find(lead.violationId)
  if (violation === null) return null
  const [view] = await loadViolationViews(records, [violation], 'whole')
  return view === undefined ? null : { lead, view: asUndecided(view, lead.id) }
}

/** What of a second person has to be known before a transaction: it is asked in one of its own. */
type Known = {
  readonly own: ReadonlySet<string>
  readonly behind: ReadonlyMap<string, ReadonlySet<string>>
}

async function known(
  { handsBehind }: ReviewDeps,
  who: string,
  leads: readonly DecidedLead[],
): Promise<Known> {
  const behind = new Map<string, ReadonlySet<string>>()
  for (const by of new Set(leads.map((lead) => lead.by))) behind.set(by, await handsBehind(by))
  return { own: await handsBehind(who), behind }
}

async function personFor(
  records: Records,
  lead: DecidedLead,
  who: string,
  { own, behind }: Known,
): Promise<SecondPerson> {
  const { hands } = await touchedBy(records, lead.violationId)
  return { who, own, hands: [...hands, ...(behind.get(lead.by) ?? [])] }
}

/** Those of them that he may review. */
async function reviewable(
  deps: ReviewDeps,
  who: string,
  leads: readonly DecidedLead[],
): Promise<readonly DecidedLead[]> {
  const knownOf = await known(deps, who, leads)
  return await deps.transactions.run(async (records) => {
    const his: DecidedLead[] = []
    for (const lead of leads) {
      // His own are most of what is not for him: nothing is read for them.
      const decided = { who, own: knownOf.own, hands: [...(knownOf.behind.get(lead.by) ?? [])] }
      if (!decideAsk(lead, decided, deps.clock.now()).ok) continue
      const person = await personFor(records, lead, who, knownOf)
      if (decideAsk(lead, person, deps.clock.now()).ok) his.push(lead)
    }
    return his
  })
}

/** What waits and may be taken by who asks, oldest decision first. */
async function* free(deps: ReviewDeps, who: string): AsyncGenerator<readonly DecidedLead[]> {
  let after: DecidedLead | undefined
  do {
    const last = after
    const leads = await deps.transactions.run(({ decidedLeads }) =>
      decidedLeads.waiting(AT_ONCE, last),
    )
    yield await reviewable(deps, who, leads)
    after = leads.length < AT_ONCE ? undefined : leads.at(-1)
  } while (after !== undefined)
}

export type WaitingReviews = {
  /** Those that he has taken, the first one first. */
  readonly taken: readonly BlindReview[]
  /** How many more he could take. Which they are is not told: he could look them up. */
  readonly free: number
}

/** What waits for who asks as the second person. */
export async function waitingReviews(deps: ReviewDeps, who: string): Promise<WaitingReviews> {
  const taken = await deps.transactions.run(async (records) => {
    const leads = await records.decidedLeads.askedOf(who)
    const violations = await records.violations.findMany(leads.map((lead) => lead.violationId))
    const views = await loadViolationViews(records, violations, 'list')
    const viewOf = new Map(views.map((view) => [view.violation.id, view]))
    return leads.flatMap((lead): readonly BlindReview[] => {
      const view = viewOf.get(lead.violationId)
      return view === undefined ? [] : [{ lead, view: asUndecided(view, lead.id) }]
    })
  })
  const own = new Set(taken.map(({ lead }) => lead.id))
  let count = 0
  for await (const leads of free(deps, who)) {
    count += leads.filter(({ id }) => !own.has(id)).length
    if (count >= MOST_SHOWN) break
  }
  return { taken, free: Math.min(count, MOST_SHOWN) }
}

/** `null`: it was taken, answered or taken back in the meantime. */
const take = (
  deps: ReviewDeps,
  who: string,
  id: string,
  knownOf: Known,
): Promise<BlindReview | null> =>
  deps.transactions.run(async (records) => {
    const before = await records.decidedLeads.find(id)
    if (before === null) return null
    await records.violations.hold(before.violationId)
    const lead = await records.decidedLeads.hold(id)
    if (lead === null) return null
    const asked = decideAsk(lead, await personFor(records, lead, who, knownOf), deps.clock.now())
    if (!asked.ok) return null
    // Not in the history of the violation: who takes it has had nothing to do with it yet.
    await records.decidedLeads.save(asked.value)
    return await blind(records, asked.value)
  })

/**
 * The oldest one that he may review is his from now on, and what became of it is hidden from him until he has answered.
 * He cannot choose, so that nobody looks one up before he takes it. `null`: there is none.
 */
export async function takeReview(
  deps: ReviewDeps,
  { who }: { readonly who: string },
): Promise<Result<BlindReview | null>> {
  const program = notAPerson(who)
  if (program !== null) return program
  for await (const leads of free(deps, who)) {
    const knownOf = await known(deps, who, leads)
    for (const { id, askedOf } of leads) {
      const review = askedOf === who ? null : await take(deps, who, id, knownOf)
      if (review !== null) return succeed(review)
    }
  }
  return succeed(null)
}

const leadWith = ({ transactions }: ReviewDeps, id: string): Promise<DecidedLead | null> =>
  transactions.run(({ decidedLeads }) => decidedLeads.find(id))

const notTaken = (): Result<never> =>
  fail(
    'wrong-state',
    '请先在“复核质量”领取该复核。Take the review first (`POST /second-reviews/take`).',
    'state',
  )

/** One that he has taken, as long as it waits. */
export async function findReview(
  deps: ReviewDeps,
  { id, who }: { readonly id: string; readonly who: string },
): Promise<Result<BlindReview>> {
  const lead = await leadWith(deps, id)
  if (lead === null || lead.state !== 'waiting') return notFound('该复核', 'review')
  const knownOf = await known(deps, who, [lead])
  return await deps.transactions.run(async (records) => {
    const refused = whyNotSecond(lead, await personFor(records, lead, who, knownOf))
    if (refused !== null) return refused
    if (lead.askedOf !== who) return notTaken()
    const review = await blind(records, lead)
    return review === null ? notFound('该复核', 'review') : succeed(review)
  })
}

export type AnswerReview = Commanded & { readonly id: string; readonly answer: SecondAnswer }

/** A second person says what he sees. The first decision stands. */
export async function answerReview(
  deps: ReviewDeps,
  { id, answer, ...command }: AnswerReview,
): Promise<Result<DecidedLead>> {
  const found = await leadWith(deps, id)
  if (found === null) return notFound('该复核', 'review')
  const knownOf = await known(deps, command.who, [found])
  return await deps.transactions.run(async (records) => {
    // The violation first, as whoever changes it does: two who wait for one another would wait for ever.
    await records.violations.hold(found.violationId)
    const lead = await records.decidedLeads.hold(id)
    if (lead === null) return notFound('该复核', 'review')
    const person = await personFor(records, lead, command.who, knownOf)
    const cut = (await records.cutOrders.ofViolation(lead.violationId)).some(hasLeft)
    const given = { ...person, answer, why: command.why, cut }
    const decided = decideSecond(lead, given, deps.clock.now())
    if (!decided.ok) return decided
    await saveReview(records, deps, command, decided.value)
    await keepAgreed(records, deps, decided.value)
    return decided
  })
}

/** Writes a review down, in the history of its violation. */
export async function saveReview(
  records: Records,
  deps: DecisionDeps,
  command: Commanded,
  lead: DecidedLead,
): Promise<void> {
  await records.decidedLeads.save(lead)
  const { id, kind, state, second, settlement } = lead
  await audit(records, deps.clock, command, {
    type: 'violation.changed',
    subjectKind: 'violation',
    subjectId: lead.violationId,
    data: { review: { id, kind, state, second, settlement } },
  })
}

export type DrawReview = Commanded & { readonly violationId: string }

/** Somebody puts the decision that stands before a second person, whatever the share is. */
export const drawReview = (
  deps: DecisionDeps,
  { violationId, ...command }: DrawReview,
): Promise<Result<DecidedLead>> =>
  deps.transactions.run(async (records) => {
    const violation = await records.violations.hold(violationId)
    if (violation === null) return notFound('该线索', 'violation')
    const { decision } = handlingOf(violation)
    if (decision === null) return notFound('该线索的人工决定', 'decision on it')
    const kept = (await records.decidedLeads.ofViolation(violationId)).find(
      ({ decidedAt, state }) => decidedAt === decision.at && state !== 'void',
    )
    const lead = kept ?? (await leadOf(records, violation, decision, deps.identifiers.next()))
    const drawn = decideDraw(lead, command.who, deps.clock.now())
    if (drawn.ok) await saveReview(records, deps, command, drawn.value)
    return drawn
  })
