import type { PlacedUseCases } from '../../../app/bind-use-cases.ts'
import type { GoalsNow } from '../../../app/plan/read-goals.ts'
import { type Notice, type SystemInfo, systemInfo } from '../../../contracts/system.ts'
import type { Jurisdiction } from '../../../core/access/jurisdiction.ts'
import { storageAwayIn } from '../../../core/storage-away.ts'
import { formatInstant } from '../../../core/time/instant.ts'
import { callerOf } from '../access.ts'
import type { HttpDependencies } from '../dependencies.ts'
import { acrossNotices, powerNotices } from '../present/cuts/power-notices.ts'
import { presentCanaryFigures, presentHeardFigures } from '../present/patrol/canary.ts'
import { presentNode } from '../present/patrol/node.ts'
import { tellTogether } from '../present/patrol/tell-together.ts'
import { reportNotices } from '../reports/report-notices.ts'
import { PROBLEMS, type ZodApp } from './route-kit.ts'

export type NoticeNeeds = Pick<HttpDependencies, 'system'> & {
  readonly legalTime: Pick<HttpDependencies['legalTime'], 'notices'>
}

/** What an administrator should know, of the law and of the machine. */
export const noticesOf = ({ legalTime, system }: NoticeNeeds): Notice[] => [
  ...legalTime.notices(),
  ...(system.notices?.() ?? []),
]

const presentGoals = (now: GoalsNow | null): SystemInfo['goals'] =>
  now === null
    ? null
    : now.goals.map(({ windows, ...goal }) => ({
        ...goal,
        windows: windows.map((figures) => ({ ...figures })),
      }))

/** The page says what else is known while the database is away. */
async function canariesOf({
  canaries,
}: HttpDependencies['system']): Promise<Pick<SystemInfo, 'canaries' | 'heardCanaries'>> {
  const unknown = { canaries: null, heardCanaries: null }
  if (canaries === undefined) return unknown
  try {
    const report = await canaries()
    return {
      canaries: presentCanaryFigures(report.figures),
      heardCanaries: presentHeardFigures(report),
    }
  } catch (error) {
    if (storageAwayIn(error) === null) throw error
    return unknown
  }
}

/** As of canaries: what of cuts and reports needs a person. */
async function placedNoticesOf(
  { cuts, reports }: Pick<PlacedUseCases, 'cuts' | 'reports'>,
  { powerToCut }: Pick<HttpDependencies, 'powerToCut'>,
  jurisdiction: Jurisdiction,
): Promise<readonly Notice[]> {
  try {
    return [
      ...powerNotices(await cuts.troubles(), jurisdiction),
      ...acrossNotices(await powerToCut.streamsAcross(), jurisdiction),
      ...reportNotices(await reports.waiting()),
    ]
  } catch (error) {
    if (storageAwayIn(error) === null) throw error
    return []
  }
}

/** @param jurisdiction where whoever asks may look: notices of cuts name rooms. */
export async function readSystemInfo(
  deps: HttpDependencies,
  jurisdiction: Jurisdiction,
): Promise<SystemInfo> {
  const { system, clock, settings, journal } = deps
  const own = {
    name: system.nodeName ?? '',
    parts: await system.parts(),
    notices: [
      ...noticesOf(deps),
      ...(await placedNoticesOf(deps.within(jurisdiction), deps, jurisdiction)),
    ],
  }
  const { parts, notices } = tellTogether(own, system.others?.() ?? [])
  return {
    version: settings.version,
    now: formatInstant(clock.now()),
    clockShiftSeconds: system.clockShiftSeconds,
    rehearsal: system.rehearsal,
    ruleVersion: deps.legalTime.ruleVersion(),
    ready: parts.every(({ ready }) => ready),
    parts,
    notices,
    ...(await canariesOf(system)),
    goals: presentGoals(system.goals?.() ?? null),
    nodes: (system.nodes?.() ?? []).map(presentNode),
    lastEventSequence: await journal.lastSequence(),
  }
}

export function systemRoutes(app: ZodApp, deps: HttpDependencies): void {
  app.get('/system', {
    config: { access: 'read' },
    schema: {
      operationId: 'getSystem',
      tags: ['system'],
      summary: '系统状况 Version, clock, drill, readiness',
      response: { 200: systemInfo, ...PROBLEMS },
    },
    handler: (request) => readSystemInfo(deps, callerOf(request).jurisdiction),
  })
}
