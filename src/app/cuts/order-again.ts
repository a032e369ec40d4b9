import { cutAgain } from '../../core/cuts/cut-again.ts'
import type { Result } from '../../core/fault.ts'
import { type Commanded, notFound } from '../commands/command.ts'
import { type OrderCutDeps, orderCut, type PlacedCut } from './order-cut.ts'

/**
 * Cuts again, with one act, what came back in its room or in another. It is an order of its own: who publishes now is
 * read anew, and fuses, second person and proof are those of any other.
 */
export async function orderAgain(
  deps: OrderCutDeps,
  { who, why, cutOrderId }: Commanded & { readonly cutOrderId: string },
): Promise<Result<PlacedCut>> {
  const order = await deps.transactions.run((records) => records.cutOrders.find(cutOrderId))
  if (order === null) return notFound('该阻断令', 'cut order')
  const again = cutAgain(order, deps.clock.now())
  if (!again.ok) return again
  return await orderCut(deps, {
    ...again.value,
    who,
    why,
    dryRun: false,
    expectedSessionId: null,
  })
}
