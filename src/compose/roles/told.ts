import type { HttpDependencies } from '../../adapters/http/dependencies.ts'
import { canaryPart, openCanaryReport } from '../canary/open-canaries.ts'
import type { Watchers } from '../open/open-watchers.ts'
import { watchingJudge } from '../open-judgement.ts'
import { baseParts } from '../readiness.ts'
import type { Base } from './open-base.ts'
import type { OpenedQueue } from './open-queue.ts'
import type { OpenedWorker } from './open-worker.ts'

/** What a process tells of itself, whatever its roles: parts that it has, notices, figures. */
export type Told = Omit<HttpDependencies['system'], 'clockShiftSeconds' | 'rehearsal'>

export function toldBy(
  { database, judge, news, foundation, transactions, needs }: Base,
  queued: OpenedQueue,
  watching: Watchers,
  worker: OpenedWorker | null,
): Told {
  const canaries = openCanaryReport(foundation, transactions, needs.canaries)
  const watchers = watchingJudge(watching, judge)
  return {
    parts: async () => [
      ...(await baseParts({ database, news, ...queued })),
      ...((await worker?.parts()) ?? []),
      ...watchers.parts(),
      ...(canaries === undefined ? [] : [await canaryPart(canaries)]),
    ],
    notices: watchers.notices,
    clockSteps: watchers.clockSteps,
    overdue: watchers.overdue,
    loadRung: watchers.loadRung,
    missed: watchers.missed,
    evidence: watchers.evidence,
    space: watchers.space,
    ...(canaries === undefined ? {} : { canaries }),
    ...worker?.figures,
  }
}
