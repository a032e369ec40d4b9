import { fail, type Result, succeed } from '../../core/fault.ts'
import type { DecisionKind } from '../../core/quality/decided-lead.ts'
import {
  answerOf,
  decideGolden,
  type GoldenCase,
  type GoldenItem,
  isOpen,
} from '../../core/quality/golden.ts'
import type { Instant } from '../../core/time/instant.ts'
import { plus } from '../../core/time/instant.ts'
import { decideClose, decideRefer } from '../../core/violations/decide-disposal.ts'
import { CLAIMED_FOR } from '../../core/violations/handling.ts'
import type { Violation } from '../../core/violations/violation.ts'
import type { Records } from '../../ports/records/records.ts'
import { audit, type Commanded, notFound } from '../commands/command.ts'
import { loadViolationViews } from '../queries/load-views.ts'
import type { ViolationView } from '../queries/views.ts'
import type { DecisionDeps } from './note-decision.ts'
import { asUndecided } from './undecided.ts'

/** A golden item of one person with its truth. */
type Own = { readonly item: GoldenItem; readonly golden: GoldenCase; readonly view: ViolationView }

async function viewOf(
  records: Records,
  item: GoldenItem,
  depth: 'whole' | 'list',
): Promise<Own | null> {
  const golden = await records.goldenItems.findCase(item.caseId)
  const violation = await records.violations.find(item.violationId)
  if (golden === null || violation === null) return null
  // Nobody is tried by what does not hold any more.
  if (golden.retired && item.state === 'open') return null
  const [view] = await loadViolationViews(records, [violation], depth)
  return view === undefined ? null : { item, golden, view }
}

/** As it looks to its person: a lead that nobody touched, and once he has done with it what he is told. */
function shown({ item, view }: Own): ViolationView {
  const undecided = asUndecided(view, item.id)
  const { room } = undecided
  const answer = answerOf(item)
  const held = item.state === 'open' && item.claimedUntil !== null
  const handling = { claimedUntil: item.claimedUntil, assignedTo: null, decision: null }
  const { truth, why, violationId } = item
  return {
    ...undecided,
    // Nothing can be ordered of it, and the page says so beforehand.
    room: room && { ...room, cutTarget: null },
    violation: {
      ...undecided.violation,
      ongoing: false,
      status: answer ?? 'suspected',
      ...(held ? { claimedBy: item.who, handling } : {}),
    },
    ...(item.state === 'open' || truth === null || why === null
      ? {}
      : { qualityCheck: { outcome: item.state, truth, why, violationId } }),
  }
}

const WITHDRAWN: Result<never> = fail(
  'wrong-state',
  '这是一条质量抽查，只供认定或排除，已收回。It was a check of quality, only to be confirmed or dismissed, and is withdrawn.',
  'status',
)
const ANSWERED: Result<never> = fail(
  'wrong-state',
  '这是一条质量抽查，答案已告知，不能再改。It was a check of quality; the answer was told, and it cannot be changed.',
  'status',
)

const queueOf = ({ transactions, clock }: DecisionDeps, who: string) => ({
  /** Those that wait for him. */
  queue: (): Promise<readonly ViolationView[]> =>
    transactions.run(async (records) => {
      const open = (await records.goldenItems.of(who)).filter((one) => isOpen(one, clock.now()))
      const views: ViolationView[] = []
      for (const item of open) {
        const found = await viewOf(records, item, 'list')
        if (found !== null) views.push(shown(found))
      }
      return views
    }),
})

/** What one person may do with the golden items before him. None of it touches a violation. */
export function createGoldenDesk(deps: DecisionDeps, who: string) {
  const { transactions, clock } = deps
  const own = async (records: Records, id: string): Promise<Own | null> => {
    const item = await records.goldenItems.hold(id)
    if (item === null || item.who !== who) return null
    return await viewOf(records, item, 'whole')
  }
  const save = async (records: Records, command: Commanded, item: GoldenItem): Promise<void> => {
    await records.goldenItems.save(item)
    await audit(records, clock, command, {
      type: 'account.changed',
      subjectKind: 'account',
      subjectId: `golden:${item.caseId}`,
      data: { change: 'golden', item },
    })
  }
  const withOwn = <T>(id: string, act: (records: Records, own: Own, now: Instant) => Promise<T>) =>
    transactions.run(async (records) => {
      const found = await own(records, id)
      return found === null ? null : await act(records, found, clock.now())
    })
  return {
    ...queueOf(deps, who),
    find: (id: string): Promise<ViolationView | null> =>
      withOwn(id, async (_, found, now) =>
        found.item.state === 'open' && !isOpen(found.item, now) ? null : shown(found),
      ),
    answer: async (id: string, answer: DecisionKind, why: string): Promise<Result<Violation>> =>
      (await withOwn(id, async (records, { item, golden, view }, now) => {
        if (!isOpen(item, now)) return ANSWERED
        const seen = (await records.violationEvidence.of(item.violationId)).length > 0
        const { truth, why: reason } = golden
        const decided = decideGolden(item, { truth, why: reason, answer, seen }, now)
        await save(records, { who, why }, decided)
        return succeed(shown({ item: decided, golden, view }).violation)
      })) ?? notFound('该线索', 'violation'),
    claim: async (id: string, held: boolean): Promise<Result<Violation>> =>
      (await withOwn(id, async (records, { item, golden, view }, now) => {
        if (!isOpen(item, now)) return ANSWERED
        const claimed = { ...item, claimedUntil: held ? plus(now, CLAIMED_FOR) : null }
        await records.goldenItems.save(claimed)
        return succeed(shown({ item: claimed, golden, view }).violation)
      })) ?? notFound('该线索', 'violation'),
    /** As a lead that nobody has decided refuses it. */
    dispose: async (id: string, act: 'refer' | 'close'): Promise<Result<Violation>> =>
      (await withOwn(id, async (_, found) => {
        const { violation } = shown({ ...found, item: { ...found.item, state: 'open' } })
        return act === 'refer' ? decideRefer(violation) : decideClose(violation, false)
      })) ?? notFound('该线索', 'violation'),
    /** He does something else with it that others would see of a lead: it is taken back, and he is told. */
    withdraw: async (id: string, why: string): Promise<Result<never>> =>
      (await withOwn(id, async (records, { item, golden: told }, now) => {
        if (!isOpen(item, now)) return ANSWERED
        const known = { truth: told.truth, why: told.why }
        await save(
          records,
          { who, why },
          { ...item, ...known, state: 'withdrawn', answeredAt: now },
        )
        return WITHDRAWN
      })) ?? notFound('该线索', 'violation'),
    isOwn: async (id: string): Promise<boolean> => (await withOwn(id, async () => true)) ?? false,
    sourceOf: (id: string): Promise<string | null> =>
      withOwn(id, async (_, { item }) => item.violationId),
  }
}

export type GoldenDesk = ReturnType<typeof createGoldenDesk>
