import { tellsNothing } from '../../core/cuts/cut-abilities.ts'
import type { CutOrder } from '../../core/cuts/cut-order.ts'
import { placeCutOrder } from '../../core/cuts/place-order.ts'
import { type AutomaticRecord, automaticOrderId } from '../../core/cuts/power/automatic-record.ts'
import type { CutHit } from '../../core/cuts/power/cut-hits.ts'
import type { CutRules } from '../../core/cuts/power/cut-rules.ts'
import { hitsElsewhere, surelyHit } from '../../core/cuts/power/hits-elsewhere.ts'
import { approvalAsked } from '../../core/cuts/power/second-person.ts'
import { fail, type Result, succeed } from '../../core/fault.ts'
import { type CalledTarget, isCalled } from '../../core/registry/cut-target.ts'
import type { LiveRoom } from '../../core/registry/live-room.ts'
import type { Instant } from '../../core/time/instant.ts'
import type { Violation } from '../../core/violations/violation.ts'
import type { CutPlatform, PublishState } from '../../ports/cut-platform.ts'
import type { Identifiers } from '../../ports/identifiers.ts'
import type { Records } from '../../ports/records/records.ts'
import { audit, type CommandDeps, type Commanded, conflict, notFound } from '../commands/command.ts'
import type { StageJob } from '../pipeline.ts'
import { orderJob } from './cut-orders.ts'
import { type CutStanding, cutStanding, fuseBlown, tellBlown } from './power/cut-standing.ts'
import { findHits } from './power/find-hits.ts'
import { olderClaims } from './power/older-claims.ts'

export type OrderCutDeps = CommandDeps & {
  readonly identifiers: Identifiers
  readonly platform: Pick<CutPlatform, 'publishState' | 'abilities' | 'viewers'>
  /** What the office allows itself (schedules/cuts.yaml). */
  readonly cutRules: () => CutRules
}

export type OrderCutCommand = Commanded & {
  readonly violationId: string
  readonly ban: boolean
  readonly until: Instant | null
  /** Report what would be done and to whom; nothing is sent. */
  readonly dryRun: boolean
  /** Another room in which the lesson goes on; left out: the violation's own. */
  readonly roomId?: string
  /** The publishing session the person was shown; `null` when none was. */
  readonly expectedSessionId: string | null
  /** The countdown that this order ends; left out: a person orders. */
  readonly automatic?: AutomaticRecord
}

/** An order and the jobs that carry it on; the caller queues them after the order is written down. */
export type PlacedCut = { readonly order: CutOrder; readonly jobs: readonly StageJob[] }

type Publishing = Pick<Extract<PublishState, { kind: 'publishing' }>, 'viewers'> & {
  readonly publisher: Extract<PublishState, { kind: 'publishing' }>['publisher'] | null
}

async function whoPublishes(
  platform: OrderCutDeps['platform'],
  target: CalledTarget,
): Promise<Result<Publishing>> {
  if (tellsNothing(platform.abilities(target))) return succeed({ publisher: null })
  const state = await platform.publishState(target)
  if (state.kind === 'publishing') {
    const viewers = state.viewers ?? (await platform.viewers?.(target)) ?? null
    return succeed({ ...state, viewers })
  }
  return state.kind === 'unreachable'
    ? fail(
        'cut-unreachable',
        '平台无法访问，未下达阻断。The platform cannot be reached; nothing was ordered.',
        'target',
      )
    : fail(
        'wrong-state',
        '该流当前没有推流，没有可阻断的对象。Nobody is publishing this stream; there is nothing to cut.',
        'target',
      )
}

/** A room, what was found in it, and who else a cut of it hits. */
type Reached = {
  readonly room: LiveRoom
  readonly violation: Violation
  readonly hits: readonly CutHit[]
}

type Found = {
  readonly roomId: string
  readonly target: CalledTarget
  readonly hits: readonly CutHit[]
}

/**
 * Whether whoever asks has no say over all that is hit. Of a person those count that had the stream before the lead was found;
 * the machine cuts nothing that lies in two regions, since whenever it does.
 */
async function isHeldElsewhere(
  records: Pick<Records, 'rooms' | 'whole'>,
  { room, violation, hits }: Reached,
  isAutomatic: boolean,
): Promise<boolean> {
  if (isAutomatic) return surelyHit(hits).some(({ region }) => region !== room.region)
  const older = await olderClaims(records, room, hits, violation.openedAt)
  const ids = new Set(older.map(({ roomId }) => roomId))
  return ids.size > 0 && (await records.rooms.findMany([...ids])).length < ids.size
}

async function findTarget(
  deps: OrderCutDeps,
  { violationId, roomId, automatic }: OrderCutCommand,
): Promise<Result<Found>> {
  return await deps.transactions.run(async (records) => {
    const violation = await records.violations.find(violationId)
    if (violation === null) return notFound('该线索', 'violation')
    const room = await records.rooms.find(roomId ?? violation.roomId)
    const target = room?.cutTarget ?? null
    if (room === null || target === null) {
      return fail(
        'no-cut-target',
        '该直播间没有登记可阻断的平台，可向其平台发函。The room names no platform that could cut it: write a letter to its platform.',
        'cutTarget',
      )
    }
    if (isCalled(target)) {
      const hits = await findHits(records, room)
      const reached = { room, violation, hits }
      if (await isHeldElsewhere(records, reached, automatic !== undefined)) return hitsElsewhere()
      return succeed({ roomId: room.id, target, hits })
    }
    return fail(
      'no-cut-target',
      `${target.addressee}没有可调用的接口，请发函。${target.addressee} has no API: write it a letter.`,
      'cutTarget',
    )
  })
}

/** Nobody orders through a fuse that lets nobody through, and the machine through none. */
function heldUp(
  { inTheWay, coolingUntil }: CutStanding,
  rules: CutRules,
  { automatic, dryRun }: OrderCutCommand,
): Result<never> | null {
  const [fuse] = inTheWay
  if (dryRun) return null
  if (fuse !== undefined && (automatic !== undefined || rules.fuse.whenBlown === 'refuse')) {
    return fuseBlown(fuse, rules)
  }
  if (automatic === undefined) return null
  return coolingUntil === null ? null : conflict()
}

type Seen = Found & Publishing

async function placeIn(
  records: Records,
  deps: OrderCutDeps,
  command: OrderCutCommand,
  { roomId, target, hits, publisher, viewers = null }: Seen,
): Promise<Result<PlacedCut>> {
  // Two people at once, for two rooms: the second counts the order of the first.
  await records.cutPower.lock()
  // Two people, or a person and the countdown, at once: the second sees the order of the first.
  const violation = await records.violations.hold(command.violationId)
  if (violation === null) return notFound('该线索', 'violation')
  const { automatic } = command
  const kind = automatic === undefined ? 'manual' : 'automatic'
  const now = deps.clock.now()
  const rules = deps.cutRules()
  const standing = await cutStanding(records, rules, { violation, target, viewers, kind, now })
  const stopped = heldUp(standing, rules, command)
  if (stopped !== null) return stopped
  const { grounds } = standing
  const needsNobody = automatic !== undefined || grounds.length === 0
  const placed = placeCutOrder({
    ...command,
    id: automatic === undefined ? deps.identifiers.next() : automaticOrderId(violation.id),
    violation,
    roomId,
    target,
    abilities: deps.platform.abilities(target),
    publisher,
    viewers,
    hits,
    reason: command.why,
    now,
    earlierOrders: await records.cutOrders.ofViolation(violation.id),
    approval: needsNobody ? null : approvalAsked(grounds, rules, now),
    automatic: automatic !== undefined,
  })
  if (!placed.ok) return placed
  const order = placed.value
  if (
    automatic !== undefined &&
    !(await records.cutPower.end({ ...automatic, orderId: order.id }))
  ) {
    return conflict()
  }
  if (!(await records.cutOrders.save(order))) return conflict()
  await audit(records, deps.clock, command, {
    type: 'cut.changed',
    subjectKind: 'cut',
    subjectId: order.id,
    ruleVersion: violation.judgement.ruleVersion,
    data: order,
  })
  if (order.status !== 'approved') return succeed({ order, jobs: [] })
  await tellBlown(records, deps, rules, standing.blown)
  return succeed({ order, jobs: [orderJob('cut', order)] })
}

/**
 * Writes a cut order down. Who is publishing is read now and put into the order: the guard refuses to cut anyone else.
 * Returns the order with its follower job; the order is not the cut, and its state says how far it got.
 */
export async function orderCut(
  deps: OrderCutDeps,
  command: OrderCutCommand,
): Promise<Result<PlacedCut>> {
  const found = await findTarget(deps, command)
  if (!found.ok) return found
  // Asked outside the transaction: a slow media server must not hold the database.
  const publishing = await whoPublishes(deps.platform, found.value.target)
  if (!publishing.ok) return publishing
  const { expectedSessionId } = command
  const { publisher } = publishing.value
  if (expectedSessionId !== null && expectedSessionId !== publisher?.sessionId) {
    return fail(
      'cut-target-changed',
      '推流方已经换了，请重新预演后再下令。Someone else is publishing now: run the preview again.',
      'expectedSessionId',
    )
  }
  const seen = { ...found.value, ...publishing.value }
  return await deps.transactions.run((records) => placeIn(records, deps, command, seen))
}
