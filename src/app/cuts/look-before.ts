import { tellsNothing } from '../../core/cuts/cut-abilities.ts'
import { abilitiesOf, type CutOrder } from '../../core/cuts/cut-order.ts'
import { type Duration, seconds } from '../../core/time/duration.ts'
import { type PullDeps, pullCheck } from '../sight/pull-check.ts'
import { type CutOrderDeps, saveCutOrder } from './cut-orders.ts'
import { type KeepLooksDeps, keepLooks } from './evidence/keep-looks.ts'
import { witnessed, witnessedPulls } from './evidence/witness.ts'

export type LookBeforeDeps = CutOrderDeps & PullDeps & KeepLooksDeps

const PATIENCE: Duration = seconds(3)

/**
 * Where the platform itself tells nothing, the proof rests on the room's addresses alone: what they show before anything
 * is done is written down first, so that one that never showed anything is not taken for gone. Once for each order.
 * Returns whether it looked.
 */
export async function lookBefore(
  deps: LookBeforeDeps,
  order: CutOrder,
  signal: AbortSignal,
): Promise<boolean> {
  if (!tellsNothing(abilitiesOf(order)) || order.checks.length > 0 || order.dryRun) return false
  const room = await deps.transactions.run((records) => records.rooms.find(order.roomId))
  const urls = room?.streamUrls ?? []
  if (urls.length === 0) return false
  const pulls = urls.map((url) =>
    witnessed((witness) =>
      pullCheck(witnessedPulls(deps, witness), url, { patience: PATIENCE }, signal),
    ),
  )
  const checks = await keepLooks(deps, order, await Promise.all(pulls))
  await saveCutOrder(
    deps,
    { ...order, checks, version: order.version + 1 },
    '执行前逐个地址查看。Every address was pulled before anything is done.',
    order,
  )
  return true
}
