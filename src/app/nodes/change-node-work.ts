import { fail, type Result, succeed } from '../../core/fault.ts'
import { isSilent, SILENT_AFTER, untakenStages } from '../../core/patrol/crew/lacks.ts'
import { type Instant, minus } from '../../core/time/instant.ts'
import type { PatrolNode, WorkWish } from '../../ports/records/nodes.ts'
import { audit, type CommandDeps, type Commanded, conflict, notFound } from '../commands/command.ts'
import { STAGES } from '../pipeline.ts'

type OfNode = Commanded & {
  readonly id: string
  /** Of the wish that the person saw, 0 where there was none; left out: not compared. */
  readonly expectedVersion?: number
}
/** `stages`: with how many at once, 0 for none; those left out stay as they are. */
export type ChangeNodeWork = OfNode & { readonly stages: Readonly<Record<string, number>> }

export type ChangedNodeWork = {
  readonly node: PatrolNode
  /** Stages that no living process will take. */
  readonly untaken: readonly string[]
}

type Work = PatrolNode['work']

const refusal = (zh: string, en: string): Result<never> =>
  fail('wrong-state', `${zh}。${en}.`, 'id')

/** Who is there, hears wishes and works. */
function whoHears(node: PatrolNode | null, now: Instant): Result<PatrolNode & { startWork: Work }> {
  if (node === null) {
    return notFound(
      '该进程（可能已停止或已重启）',
      'process; it may have ended or been started anew',
    )
  }
  const { startWork } = node
  if (isSilent(node, now)) {
    return refusal(
      '该进程已失联，改不了它承担什么',
      'The process has fallen silent: what it takes cannot be changed',
    )
  }
  if (startWork !== null) return succeed({ ...node, startWork })
  return node.roles.includes('worker')
    ? refusal(
        '该进程的版本不支持运行中修改，请升级后重启',
        'The process is of a release that cannot be changed while it runs; upgrade and restart it',
      )
    : refusal('该进程不是 worker，不承担环节', 'The process is no worker and takes no stages')
}

const withoutNone = (work: Work): Work =>
  Object.fromEntries(Object.entries(work).filter(([, count]) => count > 0))

/** What it is going to take. */
const wanted = ({ wish, startWork, work }: PatrolNode): Work => wish?.work ?? startWork ?? work

async function change(
  deps: CommandDeps,
  command: OfNode,
  decide: (node: PatrolNode & { readonly startWork: Work }) => WorkWish['work'],
): Promise<Result<ChangedNodeWork>> {
  const now = deps.clock.now()
  return await deps.transactions.run(async (records) => {
    const held = whoHears(await records.nodes.hold(command.id), now)
    if (!held.ok) return held
    const node = held.value
    const version = node.wish?.version ?? 0
    if ((command.expectedVersion ?? version) !== version) return conflict()
    const { who, why } = command
    const work = decide(node)
    const wish = { version: version + 1, work, at: now, who, why }
    await records.nodes.wish(node.id, wish)
    await audit(records, deps.clock, command, {
      type: 'system.changed',
      subjectKind: 'system',
      subjectId: `node:${node.id}`,
      data: {
        node: node.name,
        change: work === null ? 'work-as-started' : 'work',
        work: work ?? node.startWork,
        before: wanted(node),
      },
    })
    const alive = await records.nodes.seenSince(minus(now, SILENT_AFTER), { since: now, most: 0 })
    const crew = alive.map((one) => ({ work: wanted(one) }))
    return succeed({ node: { ...node, wish }, untaken: untakenStages(crew, STAGES) })
  })
}

/** A living process is to take these stages, so many at once; a stage that nobody takes then is said, not refused. */
export const changeNodeWork = (deps: CommandDeps, command: ChangeNodeWork) =>
  change(deps, command, (node) => withoutNone({ ...wanted(node), ...command.stages }))

/** It is to take again what it took when it started. */
export const startWorkAgain = (deps: CommandDeps, command: OfNode) =>
  change(deps, command, () => null)
