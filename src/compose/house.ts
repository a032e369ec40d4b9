import type { FastifyInstance } from 'fastify'
import { createLinkSeal } from '../adapters/security/link-seal.ts'
import { offerFirstStart } from '../app/commands/access/first-start.ts'
import { createFirstAccount } from '../app/commands/create-first-account.ts'
import { STAGES } from '../app/pipeline.ts'
import { type Result, succeed } from '../core/fault.ts'
import { isLookedAfter } from '../core/patrol/crew/lacks.ts'
import { heardBy } from './canary/canary-ears.ts'
import { openWatchers } from './open/open-watchers.ts'
import { stageOf, stagesWorkedElsewhere } from './pipeline-stages.ts'
import { openNode } from './roles/keep-node.ts'
import { openApi, openHealth } from './roles/open-api.ts'
import { type Base, openBase, startScheduleWatch } from './roles/open-base.ts'
import { openQueue } from './roles/open-queue.ts'
import { openScheduler } from './roles/open-scheduler.ts'
import { type OpenedWorker, openWorker } from './roles/open-worker.ts'
import type { HouseNeeds } from './roles/role.ts'
import { toldBy } from './roles/told.ts'

/** The program in its roles, opened and not yet patrolling. */
export type House = Pick<Base, 'hookKeys' | 'transactions'> & {
  /** `null`: this process has not that role, and opened nothing that looks. */
  readonly worker: OpenedWorker | null
  /** Everything for officers, or, without the role `api`, only how this process fares. */
  readonly server: FastifyInstance
  /** Begins to work and to patrol, by role. */
  readonly startWork: () => Promise<void>
  /** Makes the first administrator, and hands name and password to `keep` before; not when there is one already. */
  readonly firstAccount: (
    keep: (made: { readonly name: string; readonly password: string }) => Promise<unknown>,
    drop?: () => Promise<unknown>,
  ) => Promise<Result<unknown>>
  /** The secret part of the link by which the first administrator comes in; `null`: nobody is waited for. */
  readonly firstStartToken: () => Promise<string | null>
}

/**
 * Opens the rooms of the roles over one base, in the order in which each needs the ones before; closed in reverse, so that
 * work stops before what it works with. The first part that cannot be opened is the fault, and the caller closes what was
 * opened.
 */
export async function openHouse(needs: HouseNeeds): Promise<Result<House>> {
  const { foundation, roles } = needs
  const opened = await openBase(needs)
  if (!opened.ok) return opened
  const base = opened.value
  const working = roles.includes('worker') ? await openWorker(base) : succeed(null)
  if (!working.ok) return working
  const worker = working.value
  const queued = openQueue(base)
  const scheduler = roles.includes('scheduler')
    ? openScheduler(base, queued.queue, worker === null ? null : stageOf(worker.canaries))
    : null
  const plans = scheduler !== null
  const watchers = await openWatchers(foundation, base, base.legal, base.evidenceStore, plans)
  const takeOn = () => {
    const work = worker?.work() ?? {}
    for (const stage of STAGES) queued.queue.setConcurrency(stage, work[stage] ?? 0)
  }
  const node = openNode(base, worker, {
    active: () => queued.queue.active(),
    take: (work) => {
      worker?.take(work)
      takeOn()
    },
    heard: ({ name, othersRead }) => {
      const changed = worker?.bench.review({ name, othersRead: othersRead('watch') }) ?? false
      if (changed) takeOn()
      return changed
    },
  })
  const told = toldBy(base, { queued, watchers, worker, node })
  const answers = roles.includes('api')
  const server = answers
    ? await openApi(base, queued.queue, told, worker?.eyes ?? null)
    : await openHealth(base, told)
  return succeed({
    ...base,
    worker,
    server,
    startWork: async () => {
      node.start(told.toOthers)
      const stages = await worker?.stages(queued, node)
      await queued.queue.start(stages ?? stagesWorkedElsewhere())
      startScheduleWatch(base)
      await scheduler?.start({
        isLookedAfter: () => isLookedAfter(node.crew()?.lacks ?? []),
        hearing: heardBy(node),
      })
    },
    firstStartToken: () =>
      offerFirstStart({ ...base.accounts, links: createLinkSeal(base.secrets.cookieSecret) }),
    firstAccount: (keep, drop) => createFirstAccount(base.accounts, keep, drop, needs.rehearsal),
  })
}
