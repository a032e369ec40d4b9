import { actOf } from '../../core/cuts/cut-act.ts'
import type { CutOrder, CutStep } from '../../core/cuts/cut-order.ts'
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

export type UndoCutDeps = CommandDeps & { readonly platform: Pick<CutPlatform, 'unban'> }

function unbanFault(outcome: CutStepOutcome): Result<never> | null {
  switch (outcome.kind) {
    case 'accepted':
      return null
    case 'refused':
      return fail(
        'cut-refused',
        '媒体服务器拒绝解除封禁,封禁仍然有效。The media server refused to lift the ban; it stays.',
      )
    case 'unreachable':
      return fail(
        'cut-unreachable',
        '媒体服务器无法访问,封禁仍然有效。The media server cannot be reached; the ban stays.',
      )
  }
}

/**
 * The way back: lifts the ban, then writes the order down as `undone`. Lifting a ban twice is harmless, so a crash
 * between the two is mended by doing it again; the other order could leave an "undone" ban in force.
 */
export async function undoCut(
  deps: UndoCutDeps,
  command: Commanded & { readonly cutOrderId: string },
): Promise<Result<CutOrder>> {
  const found = await deps.transactions.run((records) => records.cutOrders.find(command.cutOrderId))
  if (found === null) return notFound('该切断令', 'cut order')
  const allowed = checkUndo(found)
  if (!allowed.ok) return allowed
  const outcome = await deps.platform.unban(found.target, actOf(found, 'unban'))
  const step: CutStep = {
    at: deps.clock.now(),
    step: 'unban',
    outcome: outcome.kind,
    detail: outcome.detail,
  }
  const fault = unbanFault(outcome)
  const written = await writeWithRetry(deps.transactions, async (records) => {
    const before = await records.cutOrders.find(command.cutOrderId)
    if (before === null) return notFound('该切断令', 'cut order')
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
    return succeed(order)
  })
  return fault ?? written
}
