import { banMayHold } from '../../core/cuts/ban-time.ts'
import { canBan } from '../../core/cuts/cut-abilities.ts'
import { actOf } from '../../core/cuts/cut-act.ts'
import { abilitiesOf, type CutOrder, type CutStep } from '../../core/cuts/cut-order.ts'
import { checkUndo } from '../../core/cuts/place-order.ts'
import { fail, type Result, succeed } from '../../core/fault.ts'
import type { CutPlatform, CutStepOutcome } from '../../ports/cut-platform.ts'
import {
  audit,
  type CommandDeps,
  type Commanded,
  notFound,
  writeWithRetry,
} from '../commands/command.ts'
import { steadyNow } from '../steady-time.ts'
import type { PlacedCut } from './order-cut.ts'

export type UndoCutDeps = CommandDeps & { readonly platform: Pick<CutPlatform, 'unban'> }

function unbanFault(outcome: CutStepOutcome): Result<never> | null {
  switch (outcome.kind) {
    case 'accepted':
      return null
    case 'refused':
      return fail(
        'cut-refused',
        '平台拒绝解除禁止推流,禁止推流仍然有效。The platform refused to lift the ban; it stays.',
      )
    case 'unreachable':
      return fail(
        'cut-unreachable',
        '平台没有应答,禁止推流是否已解除不得而知,请再次撤销。The platform gave no answer: whether the ban was lifted is not known. Undo it again.',
      )
  }
}

/** A ban that got no answer may hold: it is lifted as well. A platform that cannot lift one is not asked. */
async function lift(deps: UndoCutDeps, order: CutOrder): Promise<Result<CutStepOutcome>> {
  const abilities = abilitiesOf(order)
  if (!(order.ban && canBan(abilities))) {
    return succeed({ kind: 'accepted', detail: 'there was no ban' })
  }
  if (abilities.resume) {
    return succeed(await deps.platform.unban(order.target, actOf(order, 'unban')))
  }
  return mustWait(order) ?? succeed({ kind: 'accepted', detail: 'no ban is in force' })
}

/** A ban that may hold, on a platform that cannot lift it. */
const mustWait = (order: CutOrder): Result<never> | null =>
  abilitiesOf(order).resume || !banMayHold(order)
    ? null
    : fail(
        'cut-cannot',
        '该平台不能提前解除禁止推流,到期自动失效。This platform cannot lift a ban before its end.',
        'resume',
      )

/**
 * The way back: lifts the ban, then writes the order down as `undone`. Lifting a ban twice is harmless, so a crash
 * between the two is mended by doing it again; the other order could leave an "undone" ban in force. The job that
 * follows sees the stream on air again.
 */
export async function undoCut(
  deps: UndoCutDeps,
  command: Commanded & { readonly cutOrderId: string },
): Promise<Result<PlacedCut>> {
  const found = await deps.transactions.run((records) => records.cutOrders.find(command.cutOrderId))
  if (found === null) return notFound('该切断令', 'cut order')
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
  const fault = unbanFault(outcome)
  const written = await writeWithRetry<PlacedCut>(deps.transactions, async (records) => {
    const before = await records.cutOrders.find(command.cutOrderId)
    if (before === null) return notFound('该切断令', 'cut order')
    // It may have been sent meanwhile.
    const waits = mustWait(before)
    if (waits !== null) return waits
    const order: CutOrder = {
      ...before,
      steps: [...before.steps, step],
      status: fault === null ? 'undone' : before.status,
      version: before.version + 1,
    }
    if (!(await records.cutOrders.save(order))) return null
    await audit(records, deps.clock, command, {
      type: 'cut.changed',
      subjectKind: 'cut',
      subjectId: order.id,
      data: order,
    })
    const jobs = [{ stage: 'hold' as const, key: order.id, payload: { cutOrderId: order.id } }]
    return succeed({ order, jobs })
  })
  return fault ?? written
}
