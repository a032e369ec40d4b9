import { approveCutOrder } from '../../core/cuts/place-order.ts'
import { type Result, succeed } from '../../core/fault.ts'
import {
  audit,
  type CommandDeps,
  type Commanded,
  notFound,
  writeWithRetry,
} from '../commands/command.ts'
import { cutJob, type PlacedCut } from './order-cut.ts'

/** The second person lets a requested cut go. */
export async function approveCut(
  deps: CommandDeps,
  command: Commanded & { readonly cutOrderId: string },
): Promise<Result<PlacedCut>> {
  return await writeWithRetry(deps.transactions, async (records) => {
    const before = await records.cutOrders.find(command.cutOrderId)
    if (before === null) return notFound('该切断令', 'cut order')
    const approved = approveCutOrder(before, command.who)
    if (!approved.ok) return approved
    const order = approved.value
    if (!(await records.cutOrders.save(order))) return null
    await audit(records, deps.clock, command, {
      type: 'cut.changed',
      subjectKind: 'cut',
      subjectId: order.id,
      data: order,
    })
    return succeed({ order, jobs: [cutJob(order)] })
  })
}
