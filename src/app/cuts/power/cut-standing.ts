import { coolingUntil } from '../../../core/cuts/power/cooling-off.ts'
import type { CutRules } from '../../../core/cuts/power/cut-rules.ts'
import {
  type BlownFuse,
  blownFor,
  countedSince,
  fuseState,
  newlyBlown,
  ORDER_KINDS,
  type OrderKind,
} from '../../../core/cuts/power/fuse.ts'
import type { ApprovalGround } from '../../../core/cuts/power/order-parts.ts'
import { approvalGrounds } from '../../../core/cuts/power/second-person.ts'
import { fail, type Result } from '../../../core/fault.ts'
import type { CalledTarget } from '../../../core/registry/cut-target.ts'
import { formatInstant, type Instant } from '../../../core/time/instant.ts'
import type { Violation } from '../../../core/violations/violation.ts'
import type { Records } from '../../../ports/records/records.ts'
import { audit, type CommandDeps } from '../../commands/command.ts'

/** The fuses that have blown, from the orders that were given and from what people put back. */
export async function blownNow(
  { whole: { cutPower } }: Pick<Records, 'whole'>,
  rules: CutRules,
  now: Instant,
): Promise<readonly BlownFuse[]> {
  const since = countedSince(now)
  return fuseState(await cutPower.counted(since), await cutPower.resets(since), rules, now)
}

export function fuseBlown({ id, zh, en }: BlownFuse, { heldUntil }: CutRules): Result<never> {
  const until = heldUntil === undefined ? null : formatInstant(heldUntil)
  const [heldZh, heldEn] =
    until === null
      ? ['', '']
      : [
          `阻断规则刚被放宽，${until} 之前或另一人同意之前仍适用放宽前的规则。`,
          ` The rules were loosened a while ago: those of before hold until ${until}, or until another person agrees.`,
        ]
  return fail(
    'fuse-blown',
    `保险丝已断（${zh}），复位之前不能下令。${heldZh}A fuse has blown (${en}): nothing is ordered until it is put back.${heldEn}`,
    id,
  )
}

export type CutStanding = {
  /** All that have blown, wherever. */
  readonly blown: readonly BlownFuse[]
  /** Those in the way of this order. */
  readonly inTheWay: readonly BlownFuse[]
  readonly coolingUntil: Instant | null
  /** Why a second person is needed; none: nobody is. */
  readonly grounds: readonly ApprovalGround[]
}

type Asked = {
  readonly violation: Violation
  readonly target: CalledTarget
  readonly viewers: number | null
  readonly kind: OrderKind
  readonly now: Instant
}

/** What an order is given in: fuses, earlier orders of the room, the policy. */
export async function cutStanding(
  records: Records,
  rules: CutRules,
  { violation, target, viewers, kind, now }: Asked,
): Promise<CutStanding> {
  const { region, roomId } = violation
  const { platform } = target
  const blown = await blownNow(records, rules, now)
  // Whatever blew in this place stops the machine; people are held up by their own fuses alone.
  const kinds = kind === 'automatic' ? ORDER_KINDS : [kind]
  const inTheWay = kinds.flatMap((one) => blownFor(blown, { kind: one, platform, region }, now))
  const cooling = coolingUntil(await records.whole.cutPower.ordersOfRoom(roomId), rules, now)
  const situation = { region, platform, viewers, now, blown: inTheWay, coolingUntil: cooling }
  return { blown, inTheWay, coolingUntil: cooling, grounds: approvalGrounds(rules, situation) }
}

/** What blew with the order that was just let go is told aloud, in the transaction of the order. */
export async function tellBlown(
  records: Records,
  { clock }: Pick<CommandDeps, 'clock'>,
  rules: CutRules,
  before: readonly BlownFuse[],
): Promise<void> {
  const after = await blownNow(records, rules, clock.now())
  for (const fuse of newlyBlown(before, after)) {
    const why = `保险丝已断：${fuse.zh}。A fuse has blown: ${fuse.en}.`
    await audit(
      records,
      clock,
      { who: 'system', why },
      {
        type: 'system.changed',
        subjectKind: 'system',
        subjectId: `fuse:${fuse.id}`,
        data: fuse,
      },
    )
  }
}
