import { fail, type Result, succeed } from '../fault.ts'
import type { CalledTarget } from '../registry/cut-target.ts'
import { type Duration, minutes } from '../time/duration.ts'
import { tooFarAhead } from '../time/far-ahead.ts'
import { type Instant, plus } from '../time/instant.ts'
import type { Violation } from '../violations/violation.ts'
import { BAN_AT_MOST } from './ban-time.ts'
import { noCase } from './case-of-cut.ts'
import { type CutAbilities, canBan, canEnd } from './cut-abilities.ts'
import type { CutOrder, CutStatus, ExpectedPublisher } from './cut-order.ts'
import type { CutHit } from './power/cut-hits.ts'
import type { CutApproval } from './power/order-parts.ts'
import { hasExpired } from './power/second-person.ts'

export type CutRequest = {
  readonly id: string
  readonly violation: Violation
  /** Where it is cut: the violation's own room, or another in which the lesson goes on. */
  readonly roomId: string
  readonly target: CalledTarget
  readonly abilities: CutAbilities
  /** `null` where the platform cannot tell who publishes. */
  readonly publisher: ExpectedPublisher | null
  readonly reason: string
  readonly ban: boolean
  readonly until: Instant | null
  readonly dryRun: boolean
  readonly who: string
  readonly now: Instant
  readonly earlierOrders: readonly CutOrder[]
  /** Why a second person must approve before anything is sent, and until when; `null`: none need. */
  readonly approval: CutApproval | null
  readonly viewers: number | null
  readonly hits: readonly CutHit[]
  readonly automatic: boolean
}

/**
 * An order in one of these is at work or watched; a second one would only race it. One whose watch is over holds nobody
 * up: whoever publishes now has come since.
 */
const IN_FORCE: readonly CutStatus[] = ['requested', 'approved', 'sent', 'accepted', 'verified']

/** A cached tail is looked at on for a while, until it is known to have run dry. */
const TAIL_IN_HAND: Duration = minutes(4)

function isInForce({ status, acceptedAt }: CutOrder, now: Instant): boolean {
  if (status !== 'cached-tail') return IN_FORCE.includes(status)
  return acceptedAt !== null && now < plus(acceptedAt, TAIL_IN_HAND)
}

/** Whether an order keeps another one from being given. One that nobody approved in time is void. */
export const holdsAnother = (order: CutOrder, now: Instant): boolean =>
  !order.dryRun && isInForce(order, now) && !hasExpired(order, now)

/** What is asked of a platform that it cannot do is said before anything is sent. */
function lacks({ abilities, ban }: CutRequest): Result<never> | null {
  if (ban && !canBan(abilities)) {
    return fail(
      'cut-cannot',
      '该平台不能禁止推流，只能断开；请改为只断开后重新下令。This platform cannot ban a stream: order the disconnection alone.',
      'ban',
    )
  }
  const ends = abilities.drop !== 'none' || (ban && canEnd(abilities))
  return ends
    ? null
    : fail(
        'cut-cannot',
        '该平台只能以禁止推流的方式结束直播，请连同禁止推流一并下令。This platform ends a stream by banning it only: order the ban as well.',
        'ban',
      )
}

function refusal(request: CutRequest): Result<never> | null {
  const { violation, until, now, earlierOrders } = request
  const without = noCase(violation)
  if (without !== null) return without
  if (until !== null && until <= now) {
    return fail(
      'bad-request',
      '禁止推流的截止时间须晚于现在。The end of the ban must lie ahead.',
      'until',
    )
  }
  const far = until === null ? null : tooFarAhead('until', { from: now, to: until }, BAN_AT_MOST)
  if (far !== null) return far
  const lacking = lacks(request)
  if (lacking !== null) return lacking
  const standing = earlierOrders.find((order) => holdsAnother(order, now))
  if (standing !== undefined && !request.dryRun) {
    return fail(
      'conflict',
      `已有生效的阻断令 ${standing.id}。Order ${standing.id} is already in force.`,
    )
  }
  return null
}

/**
 * The order as it is first written down. A person may always order a cut, also of a violation that is not confirmed
 * yet: the order names who and why. A dry run stays `requested` and is never carried out.
 */
export function placeCutOrder(request: CutRequest): Result<CutOrder> {
  const refused = refusal(request)
  if (refused !== null) return refused
  return succeed({
    id: request.id,
    violationId: request.violation.id,
    roomId: request.roomId,
    target: request.target,
    abilities: request.abilities,
    expectedPublisher: request.publisher,
    status: request.dryRun || request.approval !== null ? 'requested' : 'approved',
    reason: request.reason,
    ban: request.ban,
    until: request.until,
    dryRun: request.dryRun,
    requestedBy: request.who,
    requestedAt: request.now,
    acceptedAt: null,
    verifiedAt: null,
    steps: [],
    checks: [],
    version: 1,
    automatic: request.automatic,
    viewers: request.viewers,
    hits: request.hits,
    approval: request.approval,
    wrong: null,
  })
}

/** May it be taken back? An undone order, one that nobody approved and a dry run have nothing left to take back. */
export function checkUndo(order: CutOrder): Result<CutOrder> {
  if (order.dryRun || order.status === 'undone' || order.status === 'not-approved') {
    return fail('wrong-state', '该阻断令没有可解除的内容。There is nothing to take back.', 'status')
  }
  return succeed(order)
}
