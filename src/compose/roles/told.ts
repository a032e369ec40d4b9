import type { HttpDependencies } from '../../adapters/http/dependencies.ts'
import { legalNotices } from '../../app/queries/legal-notices.ts'
import type { Part } from '../../contracts/system.ts'
import type { NodeTold } from '../../ports/records/nodes.ts'
import { createReach } from '../alerts/reach-words.ts'
import { heardBy } from '../canary/canary-ears.ts'
import { canaryPart, openCanaryReport } from '../canary/open-canaries.ts'
import type { Watchers } from '../open/open-watchers.ts'
import { watchingJudge } from '../open-judgement.ts'
import { proofNotices, proofPart } from '../proofs/proof-words.ts'
import { stampNotices, stampParts } from '../proofs/stamp-words.ts'
import { baseParts } from '../readiness.ts'
import { runningNotices } from '../storage/open-running.ts'
import { benchNotices, crewNotices, crewPart } from './crew-words.ts'
import type { KeptNode } from './keep-node.ts'
import type { Base } from './open-base.ts'
import type { OpenedQueue } from './open-queue.ts'
import type { OpenedWorker } from './open-worker.ts'
import { createPartHistory } from './part-history.ts'
import { toldOf } from './tell.ts'

/** What a process tells of itself, whatever its roles: parts that it has, notices, figures. */
export type Told = Omit<HttpDependencies['system'], 'clockShiftSeconds' | 'rehearsal'> & {
  /** What others are to tell for it. */
  readonly toOthers: () => Promise<NodeTold>
}

export function toldBy(
  base: Base,
  opened: {
    readonly queued: OpenedQueue
    readonly watchers: Watchers
    readonly worker: OpenedWorker | null
    readonly node: KeptNode
  },
): Told {
  const { database, judge, news, foundation, transactions, canaryTables, needs, legal, proofs } =
    base
  const { queued, worker, node } = opened
  const watchers = watchingJudge(opened.watchers, judge)
  const reach = createReach(transactions)
  const canaries = openCanaryReport(foundation, transactions, needs.canaries, heardBy(node))
  const history = createPartHistory(foundation.clock)
  const allParts = async (ofWorker: readonly Part[]) => [
    ...(await baseParts({ database, news, ...queued })),
    ...ofWorker,
    ...watchers.parts(),
    ...(canaries === undefined ? [] : [await canaryPart(canaries, canaryTables)]),
    // Told by those that plan and send: one that answers officers is of use also while nobody works.
    ...(needs.roles.includes('scheduler')
      ? [
          ...(await reach.part()),
          ...crewPart(node.crew()),
          proofPart(proofs.state()),
          ...stampParts(proofs.stamps.state()),
        ]
      : []),
  ]
  const partsWith = async (ofWorker: readonly Part[]) => history.note(await allParts(ofWorker))
  const notices = () => [
    ...watchers.notices(),
    ...runningNotices(base.running),
    ...crewNotices(node.crew()),
    ...benchNotices(worker?.bench),
    ...reach.notices(),
    ...(needs.roles.includes('scheduler')
      ? [...proofNotices(proofs.state()), ...stampNotices(proofs.stamps.state())]
      : []),
  ]
  const ofLaw = () => {
    const { law, trouble, brokenSince } = legal.schedules
    return legalNotices(law(), trouble(), foundation.clock.now(), brokenSince())
  }
  return {
    parts: async () => partsWith((await worker?.parts()) ?? []),
    partsSince: history.since,
    heartbeatSet: foundation.settings.selfCheck.heartbeatUrl !== null,
    notices,
    nodes: () => node.nodes(),
    nodeName: node.name,
    others: () => node.others(),
    toOthers: async () =>
      toldOf([...ofLaw(), ...notices()], await partsWith((await worker?.knownParts()) ?? [])),
    clockSteps: watchers.clockSteps,
    overdue: watchers.overdue,
    loadRung: watchers.loadRung,
    missed: watchers.missed,
    goals: watchers.goals,
    evidence: watchers.evidence,
    space: watchers.space,
    ...(canaries === undefined ? {} : { canaries }),
    ...worker?.figures,
  }
}
