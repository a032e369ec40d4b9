import { type Result, succeed } from '../../core/fault.ts'
import { type DecidedLead, type DecisionKind, notAPerson } from '../../core/quality/decided-lead.ts'
import { drawnPart, type GoldenCase, type GoldenItem, isOpen } from '../../core/quality/golden.ts'
import { isDrawn, shareOf } from '../../core/quality/review-share.ts'
import type { Institution } from '../../core/registry/institution.ts'
import type { LiveRoom } from '../../core/registry/live-room.ts'
import type { Records, Transactions } from '../../ports/records/records.ts'
import { byId } from '../by-id.ts'
import { audit, type Commanded, notFound } from '../commands/command.ts'
import { type DecisionDeps, touchedBy } from './note-decision.ts'

const byTime = (a: GoldenCase, b: GoldenCase): number => b.at - a.at

/** A case as it is shown: of what lead, and how it came out before each person. */
export type GoldenView = {
  readonly golden: GoldenCase
  /** `null`: it is there no more. */
  readonly room: LiveRoom | null
  readonly institution: Institution | null
  /** Oldest first. */
  readonly items: readonly GoldenItem[]
}

async function viewsOf(
  records: Records,
  cases: readonly GoldenCase[],
): Promise<readonly GoldenView[]> {
  const items = Map.groupBy(
    await records.goldenItems.ofCases(cases.map(({ id }) => id)),
    ({ caseId }) => caseId,
  )
  const leads = byId(await records.violations.findMany(cases.map((one) => one.violationId)))
  const all = [...leads.values()]
  const rooms = byId(await records.rooms.findMany(all.map(({ roomId }) => roomId)))
  const owners = byId(
    await records.institutions.findMany(all.map(({ institutionId }) => institutionId)),
  )
  return cases.map((golden) => {
    const lead = leads.get(golden.violationId)
    return {
      golden,
      room: rooms.get(lead?.roomId ?? '') ?? null,
      institution: owners.get(lead?.institutionId ?? '') ?? null,
      items: items.get(golden.id) ?? [],
    }
  })
}

/** Newest first. */
export const listGolden = ({
  transactions,
}: {
  readonly transactions: Transactions
}): Promise<readonly GoldenView[]> =>
  transactions.run(async (records) =>
    viewsOf(records, (await records.goldenItems.cases()).toSorted(byTime)),
  )

/** One of them, after something was done with it. */
const viewOf = async (records: Records, golden: GoldenCase): Promise<GoldenView> => {
  const [view] = await viewsOf(records, [golden])
  return view ?? { golden, room: null, institution: null, items: [] }
}

async function save(
  records: Records,
  deps: DecisionDeps,
  command: Commanded,
  golden: GoldenCase,
): Promise<void> {
  await records.goldenItems.saveCase(golden)
  await audit(records, deps.clock, command, {
    type: 'account.changed',
    subjectKind: 'account',
    subjectId: `golden:${golden.id}`,
    data: { change: 'golden', golden },
  })
}

export type EnterGolden = Commanded & {
  readonly violationId: string
  readonly truth: DecisionKind
}

/** Somebody enters a case with the truth of it, and why; once more takes the place of what was entered. */
export const enterGolden = async (
  deps: DecisionDeps,
  { violationId, truth, who, why }: EnterGolden,
): Promise<Result<GoldenView>> =>
  notAPerson(who) ??
  (await deps.transactions.run(async (records) => {
    const violation = await records.violations.hold(violationId)
    if (violation === null) return notFound('该线索', 'violation')
    const known = await records.goldenItems.ofViolation(violationId)
    const id = known?.id ?? deps.identifiers.next()
    const golden: GoldenCase = {
      ...{ id, violationId, region: violation.region, truth, why, by: who },
      ...{ at: deps.clock.now(), retired: false },
    }
    await save(records, deps, { who, why }, golden)
    return succeed(await viewOf(records, golden))
  }))

export const retireGolden = async (
  deps: DecisionDeps,
  { id, ...command }: Commanded & { readonly id: string },
): Promise<Result<GoldenView>> =>
  notAPerson(command.who) ??
  (await deps.transactions.run(async (records) => {
    const golden = await records.goldenItems.findCase(id)
    if (golden === null) return notFound('该质量抽查', 'golden case')
    const retired = { ...golden, retired: true }
    await save(records, deps, command, retired)
    return succeed(await viewOf(records, retired))
  }))

/** What two people agreed on is known: it may be put before others, where its place puts any. */
export async function keepAgreed(
  records: Records,
  deps: DecisionDeps,
  lead: DecidedLead,
): Promise<void> {
  const share = shareOf(await records.reviewShares.all(), lead.region, 'golden')
  if (lead.state !== 'agreed' || lead.second === null || share === 0) return
  const known = await records.goldenItems.ofViolation(lead.violationId)
  // One that went with the decision before comes back with the new one; what a person did with it stands.
  if (known !== null && !(known.by === 'system' && known.retired)) return
  const id = known?.id ?? deps.identifiers.next()
  await records.goldenItems.saveCase({
    ...{ id, violationId: lead.violationId, region: lead.region },
    ...{ truth: lead.kind, why: lead.second.why, by: 'system', at: deps.clock.now() },
    retired: false,
  })
}

/** After a decision: perhaps puts a golden case before who made it, one at a time and none twice. */
export async function putGolden(
  records: Records,
  { clock, identifiers }: DecisionDeps,
  { by: who, region }: DecidedLead,
): Promise<void> {
  if (!who.startsWith('user:')) return
  const [id, now] = [identifiers.next(), clock.now()]
  const share = shareOf(await records.reviewShares.all(), region, 'golden')
  if (!isDrawn(id, share)) return
  const items = await records.goldenItems.of(who)
  if (items.some((item) => isOpen(item, now))) return
  const golden = await records.goldenItems.draw(who, drawnPart(id))
  if (golden === null) return
  const { hands } = await touchedBy(records, golden.violationId)
  const evidence = await records.violationEvidence.of(golden.violationId)
  // Who knows it, or would have nothing to look at, is not asked.
  if (hands.includes(who) || evidence.length === 0) return
  await records.goldenItems.add({
    ...{ id, caseId: golden.id, violationId: golden.violationId, region: golden.region, who },
    ...{ putAt: now, claimedUntil: null, state: 'open', answeredAt: null },
    ...{ truth: null, why: null },
  })
}
