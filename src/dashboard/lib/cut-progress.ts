import type { CutOrder } from '../../contracts/cut.ts'
import type { CUT_STATES } from '../../contracts/words/cut-vocabulary.ts'

export type CutState = (typeof CUT_STATES)[number]

/**
 * How a state looks. Only `proven` may be green: a media server that said yes is `claimed`, which is not the same.
 */
export type CutTone =
  | 'waiting'
  | 'working'
  | 'claimed'
  | 'proven'
  | 'tail'
  | 'broken'
  | 'returned'
  | 'blind'
  | 'undone'

const TONES: Readonly<Record<CutState, CutTone>> = {
  requested: 'waiting',
  'not-approved': 'undone',
  approved: 'working',
  sent: 'working',
  accepted: 'working',
  verified: 'proven',
  held: 'proven',
  'cached-tail': 'tail',
  'accepted-unverified': 'claimed',
  refused: 'broken',
  failed: 'broken',
  'cannot-verify': 'blind',
  'came-back': 'returned',
  'came-back-elsewhere': 'returned',
  undone: 'undone',
}

export const toneOf = (state: CutState): CutTone => TONES[state]

export const isWorking = (state: CutState): boolean =>
  TONES[state] === 'working' || TONES[state] === 'waiting' || state === 'cached-tail'

/** It came back, or was never seen to be gone: one act cuts it again. */
export const canCutAgain = (order: CutOrder): boolean =>
  !order.dryRun && ['returned', 'claimed', 'blind', 'broken'].includes(TONES[order.state])

/** An order whose work is done, or claimed to be, and that nobody lifted: it goes on whatever is decided of the lead. */
export const isCutStanding = (state: CutState): boolean =>
  isWorking(state) || ['proven', 'claimed', 'blind', 'returned'].includes(TONES[state])

/** A ban of ours may still be in force, so there is something to undo. */
export function canUndo(order: CutOrder): boolean {
  if (order.dryRun || order.state === 'undone') return false
  return !['requested', 'not-approved', 'approved', 'refused', 'failed'].includes(order.state)
}

export type StageState = 'todo' | 'doing' | 'done' | 'failed'
export type CutStage = { readonly name: 'guard' | 'ban' | 'kick' | 'accepted' | 'proof' } & {
  readonly state: StageState
}

/** The five stages of an order as they stand, from the steps that were written down and the state itself. */
export function stagesOf(order: CutOrder): CutStage[] {
  const stopped = TONES[order.state] === 'broken'
  const names = order.ban ? (['guard', 'ban', 'kick'] as const) : (['guard', 'kick'] as const)
  const outcomeOf = (name: string): StageState => {
    const last = order.steps.findLast(({ step }) => step === name)
    if (last === undefined) return 'todo'
    return last.outcome === 'accepted' ? 'done' : 'failed'
  }
  const stages: CutStage[] = names.map((name) => ({ name, state: outcomeOf(name) }))
  stages.push({ name: 'accepted', state: order.acceptedAt === null ? 'todo' : 'done' })
  stages.push({ name: 'proof', state: proofStage(order) })
  if (stopped || order.dryRun) return stages
  const next = stages.findIndex(({ state }) => state === 'todo')
  return stages.map((stage, i) => (i === next ? { ...stage, state: 'doing' } : stage))
}

function proofStage(order: CutOrder): StageState {
  if (order.verifiedAt !== null) return 'done'
  const tone = TONES[order.state]
  if (tone === 'claimed' || tone === 'blind' || tone === 'returned') return 'failed'
  return order.acceptedAt === null ? 'todo' : 'doing'
}

/** The latest look at each address, in the order in which they were first looked at, with how often. */
export function latestChecks(
  order: Pick<CutOrder, 'checks'>,
): (CutOrder['checks'][number] & { readonly looks: number })[] {
  const byWhat = new Map<string, CutOrder['checks'][number] & { looks: number }>()
  for (const check of order.checks) {
    byWhat.set(check.what, { ...check, looks: (byWhat.get(check.what)?.looks ?? 0) + 1 })
  }
  return [...byWhat.values()]
}

type Checks = Pick<CutOrder, 'checks'>

/**
 * The looks that prove the cut, and those that prove that the stream may be published again: `null` while the cut
 * stands. What is on air after the undo says nothing against the cut.
 */
export function proofsOf(order: Pick<CutOrder, 'state' | 'steps' | 'checks'>): {
  readonly cut: Checks
  readonly resumption: Checks | null
} {
  const lift = order.steps.find(({ step, outcome }) => step === 'unban' && outcome === 'accepted')
  if (order.state !== 'undone' || lift === undefined) return { cut: order, resumption: null }
  const lifted = Date.parse(lift.at)
  const after = (check: CutOrder['checks'][number]): boolean => Date.parse(check.at) >= lifted
  return {
    cut: { checks: order.checks.filter((check) => !after(check)) },
    resumption: { checks: order.checks.filter(after) },
  }
}
