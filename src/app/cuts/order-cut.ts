import type { CutOrder } from '../../core/cuts/cut-order.ts'
import { placeCutOrder } from '../../core/cuts/place-order.ts'
import { fail, type Result, succeed } from '../../core/fault.ts'
import { type CalledTarget, isCalled } from '../../core/registry/cut-target.ts'
import type { Instant } from '../../core/time/instant.ts'
import type { CutPlatform, Publisher } from '../../ports/cut-platform.ts'
import type { Identifiers } from '../../ports/identifiers.ts'
import { audit, type CommandDeps, type Commanded, conflict, notFound } from '../commands/command.ts'
import type { StageJob } from '../pipeline.ts'

export type OrderCutDeps = CommandDeps & {
  readonly identifiers: Identifiers
  readonly platform: Pick<CutPlatform, 'publishState' | 'abilities'>
  /** Policy: a second person must approve before anything is sent. */
  readonly needsApproval: boolean
}

export type OrderCutCommand = Commanded & {
  readonly violationId: string
  readonly ban: boolean
  readonly until: Instant | null
  /** Report what would be done and to whom; nothing is sent. */
  readonly dryRun: boolean
  /** The publishing session the person was shown; `null` when none was. */
  readonly expectedSessionId: string | null
}

/** An order and the jobs that carry it on; the caller queues them after the order is written down. */
export type PlacedCut = { readonly order: CutOrder; readonly jobs: readonly StageJob[] }

export const cutJob = (order: CutOrder): StageJob => ({
  stage: 'cut',
  key: order.id,
  payload: { cutOrderId: order.id },
})

async function expectedPublisher(
  platform: OrderCutDeps['platform'],
  target: CalledTarget,
): Promise<Result<Publisher | null>> {
  if (platform.abilities(target).reads === 'nothing') return succeed(null)
  const state = await platform.publishState(target)
  if (state.kind === 'publishing') return succeed(state.publisher)
  return state.kind === 'unreachable'
    ? fail(
        'cut-unreachable',
        '媒体服务器无法访问,未下达切断。The media server cannot be reached; nothing was ordered.',
        'target',
      )
    : fail(
        'wrong-state',
        '该流当前没有推流,没有可切断的对象。Nobody is publishing this stream; there is nothing to cut.',
        'target',
      )
}

async function findTarget(deps: OrderCutDeps, violationId: string): Promise<Result<CalledTarget>> {
  return await deps.transactions.run(async (records) => {
    const violation = await records.violations.find(violationId)
    if (violation === null) return notFound('该违规记录', 'violation')
    const target = (await records.rooms.find(violation.roomId))?.cutTarget ?? null
    if (target === null) {
      return fail(
        'no-cut-target',
        '该直播间没有登记可切断的平台,可向其平台发函。The room names no platform that could cut it: write a letter to its platform.',
        'cutTarget',
      )
    }
    if (isCalled(target)) return succeed(target)
    return fail(
      'no-cut-target',
      `${target.addressee}没有可调用的接口,请发函。${target.addressee} has no API: write it a letter.`,
      'cutTarget',
    )
  })
}

/**
 * Writes a cut order down. Who is publishing is read now and put into the order: the guard refuses to cut anyone else.
 * Returns the order with its follower job; the order is not the cut, and its state says how far it got.
 */
export async function orderCut(
  deps: OrderCutDeps,
  command: OrderCutCommand,
): Promise<Result<PlacedCut>> {
  const target = await findTarget(deps, command.violationId)
  if (!target.ok) return target
  // Asked outside the transaction: a slow media server must not hold the database.
  const publisher = await expectedPublisher(deps.platform, target.value)
  if (!publisher.ok) return publisher
  const { expectedSessionId } = command
  if (expectedSessionId !== null && expectedSessionId !== publisher.value?.sessionId) {
    return fail(
      'cut-target-changed',
      '推流方已经换了,请重新预演后再下令。Someone else is publishing now: run the preview again.',
      'expectedSessionId',
    )
  }
  return await deps.transactions.run(async (records) => {
    const violation = await records.violations.find(command.violationId)
    if (violation === null) return notFound('该违规记录', 'violation')
    const placed = placeCutOrder({
      ...command,
      id: deps.identifiers.next(),
      violation,
      target: target.value,
      abilities: deps.platform.abilities(target.value),
      publisher: publisher.value,
      reason: command.why,
      now: deps.clock.now(),
      earlierOrders: await records.cutOrders.ofViolation(violation.id),
      needsApproval: deps.needsApproval,
    })
    if (!placed.ok) return placed
    const order = placed.value
    if (!(await records.cutOrders.save(order))) return conflict()
    await audit(records, deps.clock, command, {
      type: 'cut.changed',
      subjectKind: 'cut',
      subjectId: order.id,
      ruleVersion: violation.judgement.ruleVersion,
      data: order,
    })
    return succeed({ order, jobs: order.status === 'approved' ? [cutJob(order)] : [] })
  })
}
