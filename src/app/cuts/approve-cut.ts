import { noCase } from '../../core/cuts/case-of-cut.ts'
import type { CutOrder } from '../../core/cuts/cut-order.ts'
import { approveCutOrder, declineCutOrder } from '../../core/cuts/power/answer-request.ts'
import type { CutRules } from '../../core/cuts/power/cut-rules.ts'
import { type BlownFuse, blownFor } from '../../core/cuts/power/fuse.ts'
import { type Result, succeed } from '../../core/fault.ts'
import type { Instant } from '../../core/time/instant.ts'
import type { Records } from '../../ports/records/records.ts'
import {
  audit,
  type CommandDeps,
  type Commanded,
  notFound,
  writeWithRetry,
} from '../commands/command.ts'
import { orderJob } from './cut-orders.ts'
import type { OrderCutDeps, PlacedCut } from './order-cut.ts'
import { blownNow, fuseBlown, tellBlown } from './power/cut-standing.ts'
import type { HandsBehind } from './power/hands-behind.ts'

export type ApproveDeps = CommandDeps &
  Pick<OrderCutDeps, 'cutRules'> & { readonly handsBehind: HandsBehind }
type OfOrder = Commanded & { readonly cutOrderId: string }

async function write(
  records: Records,
  { clock }: CommandDeps,
  command: OfOrder,
  order: CutOrder,
): Promise<boolean> {
  if (!(await records.cutOrders.save(order))) return false
  await audit(records, clock, command, {
    type: 'cut.changed',
    subjectKind: 'cut',
    subjectId: order.id,
    data: order,
  })
  return true
}

/** Where the policy lets nobody order through a blown fuse, a second person does not either. */
async function heldByFuse(
  records: Records,
  rules: CutRules,
  blown: readonly BlownFuse[],
  { violationId, target: { platform } }: CutOrder,
  now: Instant,
): Promise<Result<never> | null> {
  if (rules.fuse.whenBlown !== 'refuse') return null
  const region = (await records.violations.find(violationId))?.region ?? ''
  const [fuse] = blownFor(blown, { kind: 'manual', platform, region }, now)
  return fuse === undefined ? null : fuseBlown(fuse, rules)
}

/** Who may have asked for it and speak now as well: one person has no two voices, whatever names they go by. */
async function sameHands(
  { transactions, handsBehind }: ApproveDeps,
  { cutOrderId, who }: OfOrder,
): Promise<readonly string[]> {
  const order = await transactions.run((records) => records.cutOrders.find(cutOrderId))
  if (order === null) return []
  const asked = await handsBehind(order.requestedBy)
  return [...(await handsBehind(who))].filter((one) => asked.has(one))
}

/** The second person lets a requested cut go. The guard looks anew at who publishes before anything is sent. */
export async function approveCut(deps: ApproveDeps, command: OfOrder): Promise<Result<PlacedCut>> {
  // Asked outside the transaction: accounts lie nowhere, and who is bound to regions reads none.
  const same = await sameHands(deps, command)
  return await writeWithRetry(deps.transactions, async (records) => {
    await records.cutPower.lock()
    const before = await records.cutOrders.find(command.cutOrderId)
    if (before === null) return notFound('该阻断令', 'cut order')
    const now = deps.clock.now()
    const approved = approveCutOrder(before, command.who, now, same)
    if (!approved.ok) return approved
    // Held: who dismisses it at this moment comes before or after, and never between.
    const violation = await records.violations.hold(before.violationId)
    const without = violation === null ? null : noCase(violation)
    if (without !== null) return without
    const rules = deps.cutRules()
    const blown = await blownNow(records, rules, now)
    const order = approved.value
    const held = await heldByFuse(records, rules, blown, order, now)
    if (held !== null) return held
    if (!(await write(records, deps, command, order))) return null
    await tellBlown(records, deps, rules, blown)
    return succeed({ order, jobs: [orderJob('cut', order)] })
  })
}

/** Turned down by another person, or taken back by who asked for it: nothing is sent. */
export async function declineCut(deps: CommandDeps, command: OfOrder): Promise<Result<CutOrder>> {
  return await writeWithRetry(deps.transactions, async (records) => {
    const before = await records.cutOrders.find(command.cutOrderId)
    if (before === null) return notFound('该阻断令', 'cut order')
    const declined = declineCutOrder(before, command.who, command.why, deps.clock.now())
    if (!declined.ok) return declined
    return (await write(records, deps, command, declined.value)) ? declined : null
  })
}
