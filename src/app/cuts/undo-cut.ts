import { banMayHold } from '../../core/cuts/ban-time.ts'
import { canBan } from '../../core/cuts/cut-abilities.ts'
import { abilitiesOf, type CutOrder, type CutStep } from '../../core/cuts/cut-order.ts'
import { checkUndo } from '../../core/cuts/place-order.ts'
import { fail, type Result, succeed } from '../../core/fault.ts'
import type { CutPlatform, CutStepOutcome } from '../../ports/cut-platform.ts'
import {
  audit,
  type CommandDeps,
  type Commanded,
  conflict,
  notFound,
  writeWithRetry,
} from '../commands/command.ts'
import { steadyNow } from '../steady-time.ts'
import { orderJob } from './cut-orders.ts'
import { liftBan } from './lift-ban.ts'
import type { PlacedCut } from './order-cut.ts'

export type UndoCutDeps = CommandDeps & { readonly platform: Pick<CutPlatform, 'ban' | 'unban'> }

function unbanFault(outcome: CutStepOutcome): Result<never> | null {
  switch (outcome.kind) {
    case 'accepted':
      return null
    case 'refused':
      return fail(
        'cut-refused',
        '平台拒绝解除禁止推流，禁止推流仍然有效。The platform refused to lift the ban; it stays.',
      )
    case 'unreachable':
      return fail(
        'cut-unreachable',
        '平台没有应答，禁止推流是否已解除不得而知，请再次解除。The platform gave no answer: whether the ban was lifted is not known. Undo it again.',
      )
  }
}

/** A ban that may hold, on a platform that cannot lift it. */
const mustWait = (order: CutOrder): Result<never> | null =>
  abilitiesOf(order).resume || !banMayHold(order)
    ? null
    : fail(
        'cut-cannot',
        '该平台不能提前解除禁止推流，到期自动失效。This platform cannot lift a ban before its end.',
        'resume',
      )

/** A ban that got no answer may hold: it is lifted as well. A platform that cannot lift one is not asked. */
async function lift(deps: UndoCutDeps, order: CutOrder): Promise<Result<CutStepOutcome>> {
  const abilities = abilitiesOf(order)
  if (!(order.ban && canBan(abilities))) {
    return succeed({ kind: 'accepted', detail: 'there was no ban' })
  }
  if (abilities.resume) return succeed(await liftBan(deps, order))
  return mustWait(order) ?? succeed({ kind: 'accepted', detail: 'no ban is in force' })
}

const bansIn = ({ steps }: CutOrder): number => steps.filter(({ step }) => step === 'ban').length

type UndoCommand = Commanded & {
  readonly cutOrderId: string
  /** Also an order that another person gave. */
  readonly mayUndoOthers: boolean
}

/** One's own orders and those of the machine, or all. */
function isAnothers(order: CutOrder, { who, mayUndoOthers }: UndoCommand): Result<never> | null {
  if (mayUndoOthers || order.automatic === true || order.requestedBy === who) return null
  return fail(
    'not-allowed',
    `该阻断令由 ${order.requestedBy} 下达，撤销他人的阻断令需要执法主管或以上角色。${order.requestedBy} gave this order: it takes an officer or above to undo it.`,
  )
}

/** Written down; `null`: a ban was sent while this one was being lifted. */
async function writeUndone(
  deps: UndoCutDeps,
  command: UndoCommand,
  found: CutOrder,
  step: CutStep,
): Promise<Result<PlacedCut | null>> {
  return await writeWithRetry<PlacedCut | null>(deps.transactions, async (records) => {
    const before = await records.cutOrders.find(command.cutOrderId)
    if (before === null) return notFound('该阻断令', 'cut order')
    if (bansIn(before) > bansIn(found)) return succeed(null)
    // It may have been sent meanwhile.
    const waits = mustWait(before)
    if (waits !== null) return waits
    const order: CutOrder = {
      ...before,
      steps: [...before.steps, step],
      status: step.outcome === 'accepted' ? 'undone' : before.status,
      version: before.version + 1,
    }
    if (!(await records.cutOrders.save(order))) return null
    await audit(records, deps.clock, command, {
      type: 'cut.changed',
      subjectKind: 'cut',
      subjectId: order.id,
      data: order,
    })
    return succeed({ order, jobs: [orderJob('hold', order)] })
  })
}

async function undoOnce(
  deps: UndoCutDeps,
  command: UndoCommand,
): Promise<Result<PlacedCut | null>> {
  const found = await deps.transactions.run((records) => records.cutOrders.find(command.cutOrderId))
  if (found === null) return notFound('该阻断令', 'cut order')
  const others = isAnothers(found, command)
  if (others !== null) return others
  const allowed = checkUndo(found)
  if (!allowed.ok) return allowed
  const lifted = await lift(deps, found)
  if (!lifted.ok) return lifted
  const outcome = lifted.value
  const step: CutStep = {
    at: deps.clock.now(),
    steadyAt: steadyNow(deps.clock),
    step: 'unban',
    outcome: outcome.kind,
    detail: outcome.detail,
  }
  const written = await writeUndone(deps, command, found, step)
  return unbanFault(outcome) ?? written
}

/** An order bans once, and renews far apart. */
const TRIES = 5

/**
 * The way back: lifts the ban, then writes the order down as `undone`. Lifting a ban twice is harmless, so a crash
 * between the two is mended by doing it again; the other order could leave an "undone" ban in force. A ban that was sent
 * meanwhile is lifted as well; one whose answer is outstanding is taken back by whoever sent it. The job that follows
 * sees the stream on air again.
 */
export async function undoCut(deps: UndoCutDeps, command: UndoCommand): Promise<Result<PlacedCut>> {
  for (let tried = 0; tried < TRIES; tried += 1) {
    const undone = await undoOnce(deps, command)
    if (!undone.ok) return undone
    if (undone.value !== null) return succeed(undone.value)
  }
  return conflict()
}
