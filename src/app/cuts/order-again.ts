import { cutAgain } from '../../core/cuts/cut-again.ts'
import { fail, type Result } from '../../core/fault.ts'
import { type Commanded, notFound } from '../commands/command.ts'
import { type OrderCutDeps, orderCut, type PlacedCut } from './order-cut.ts'

/** It is registered, and whoever asks may not look at it. */
const isElsewhere = (
  { transactions }: Pick<OrderCutDeps, 'transactions'>,
  roomId: string,
): Promise<boolean> =>
  transactions.run(
    async ({ rooms, whole }) =>
      (await rooms.find(roomId)) === null && (await whole.rooms.find(roomId)) !== null,
  )

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
  const { roomId } = again.value
  if (roomId !== order.roomId && (await isElsewhere(deps, roomId))) {
    return fail(
      'cut-hits-elsewhere',
      '该课程在其他地区的直播间继续，未下达阻断。请由同时管辖两地的账号下令。' +
        'The lesson goes on in a room of another region; nothing was ordered. An account that holds both regions can order it.',
      'target',
    )
  }
  return await orderCut(deps, {
    ...again.value,
    who,
    why,
    dryRun: false,
    expectedSessionId: null,
  })
}
