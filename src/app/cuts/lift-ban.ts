import { actOf } from '../../core/cuts/cut-act.ts'
import type { CutOrder } from '../../core/cuts/cut-order.ts'
import { keptBy, latestEnd } from '../../core/cuts/shared-ban.ts'
import type { Instant } from '../../core/time/instant.ts'
import type { CutPlatform, CutStepOutcome } from '../../ports/cut-platform.ts'
import type { CutOrderDeps } from './cut-orders.ts'

type BanDeps = CutOrderDeps & { readonly platform: Pick<CutPlatform, 'ban' | 'unban'> }

/** A ban is one for a stream, whosever order it rests on: also on one of a region that the caller may not look at. */
async function keepersOf(deps: CutOrderDeps, order: CutOrder): Promise<readonly CutOrder[]> {
  const others = await deps.transactions.run(({ whole }) => whole.cutOrders.ofStream(order.target))
  return keptBy(order, others, deps.clock.now())
}

/** Until when a ban has to hold: a platform has one end for a stream, and other orders may need a later one. */
export async function sharedEnd(
  deps: CutOrderDeps,
  order: CutOrder,
  until: Instant | null,
): Promise<Instant | null> {
  const keepers = await keepersOf(deps, order)
  return latestEnd([until, ...keepers.map((keeper) => keeper.until)])
}

/** Lifts what this order banned. Where others ban the same stream, their ban is what is left. */
export async function liftBan(deps: BanDeps, order: CutOrder): Promise<CutStepOutcome> {
  const act = actOf(order, 'unban')
  const keepers = await keepersOf(deps, order)
  if (keepers.length === 0) return await deps.platform.unban(order.target, act)
  const ids = keepers.map(({ id }) => id).join(', ')
  const kept = await deps.platform.ban(
    order.target,
    latestEnd(keepers.map(({ until }) => until)),
    act,
  )
  return kept.kind === 'accepted' ? { ...kept, detail: `still banned by order ${ids}` } : kept
}
