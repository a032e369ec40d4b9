import type { CutOrder } from '../../../core/cuts/cut-order.ts'
import { makeGood, markWrong } from '../../../core/cuts/power/wrong-cut.ts'
import { type Result, succeed } from '../../../core/fault.ts'
import type { Instant } from '../../../core/time/instant.ts'
import {
  audit,
  type CommandDeps,
  type Commanded,
  notFound,
  writeWithRetry,
} from '../../commands/command.ts'
import type { PlacedCut } from '../order-cut.ts'
import { type UndoCutDeps, undoCut } from '../undo-cut.ts'

type OfOrder = Commanded & { readonly cutOrderId: string }
type Change = (order: CutOrder, now: Instant) => Result<CutOrder>

async function change(
  deps: CommandDeps,
  command: OfOrder,
  next: Change,
): Promise<Result<CutOrder>> {
  return await writeWithRetry(deps.transactions, async (records) => {
    const before = await records.cutOrders.find(command.cutOrderId)
    if (before === null) return notFound('该阻断令', 'cut order')
    const changed = next(before, deps.clock.now())
    if (!changed.ok) return changed
    if (!(await records.cutOrders.save(changed.value))) return null
    await audit(records, deps.clock, command, {
      type: 'cut.changed',
      subjectKind: 'cut',
      subjectId: command.cutOrderId,
      data: changed.value,
    })
    return changed
  })
}

/** Records a wrong cut, and takes it back at once if the person says so. What cannot be undone stays recorded as wrong. */
export async function recordWrongCut(
  deps: UndoCutDeps,
  command: OfOrder & { readonly undo: boolean },
): Promise<Result<PlacedCut>> {
  const { cutOrderId, who, why, undo } = command
  const marked = await change(deps, command, (order, now) => markWrong(order, who, why, now))
  if (!marked.ok) return marked
  if (!undo || marked.value.status === 'undone') return succeed({ order: marked.value, jobs: [] })
  // Whoever sees that it is wrong ends it, whoever ordered it.
  return await undoCut(deps, { cutOrderId, who, why, mayUndoOthers: true })
}

/** How a wrong cut was made good; `why` is how. */
export const makeWrongCutGood = (deps: CommandDeps, command: OfOrder): Promise<Result<CutOrder>> =>
  change(deps, command, (order, now) => makeGood(order, command.who, command.why, now))
