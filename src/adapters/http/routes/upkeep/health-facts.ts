import type { Caller } from '../../../../app/queries/who-asks.ts'
import type { HealthMarks } from '../../../../app/upkeep/health-marks.ts'
import { type HealthFacts, healthFacts } from '../../../../contracts/upkeep/health.ts'
import { whyNot } from '../../../../core/access/rights.ts'
import { isScarce } from '../../../../core/data-space.ts'
import { storageAwayIn } from '../../../../core/storage-away.ts'
import { formatInstant, type Instant } from '../../../../core/time/instant.ts'
import { callerOf } from '../../access.ts'
import type { HttpDependencies } from '../../dependencies.ts'
import { PROBLEMS, type ZodApp } from '../route-kit.ts'

type System = HttpDependencies['system']

const when = (at: Instant | null): string | null => (at === null ? null : formatInstant(at))

const presentMarks = (marks: HealthMarks): NonNullable<HealthFacts['marks']> => ({
  heartbeatSentAt: when(marks.heartbeatSent),
  heartbeatFailedAt: when(marks.heartbeatFailed),
  backupAt: when(marks.backup),
})

/** The page says what else is known while the database is away. */
async function marksOf({
  health,
}: Pick<HttpDependencies, 'health'>): Promise<HealthFacts['marks']> {
  try {
    return presentMarks(await health.marks())
  } catch (error) {
    if (storageAwayIn(error) === null) throw error
    return null
  }
}

function storesOf(system: System, upkeep: boolean): Pick<HealthFacts, 'evidence' | 'space'> {
  const evidence = system.evidence?.() ?? null
  const space = system.space?.() ?? null
  return {
    evidence: evidence && {
      place: upkeep ? evidence.place : null,
      waiting: evidence.waiting,
      lost: evidence.lost,
    },
    space: space && {
      freeBytes: space.freeBytes,
      scarce: isScarce(space.freeBytes),
      folder: upkeep ? space.folder : null,
    },
  }
}

function sensesOf(system: System): Pick<HealthFacts, 'readers' | 'clock'> {
  const readers = system.readers?.() ?? null
  return {
    readers: readers && { deaths: readers.deaths, refused: readers.poisonous.length },
    clock: system.clockSteps?.() ?? null,
  }
}

async function readFacts(deps: HttpDependencies, caller: Caller): Promise<HealthFacts> {
  const { system, health } = deps
  // Asked first, so that what changed is known to have.
  await system.parts()
  const marks = await marksOf(deps)
  return {
    marks,
    heartbeatSet: system.heartbeatSet ?? false,
    parts: (system.partsSince?.() ?? []).map(({ since, ...part }) => ({
      ...part,
      since: formatInstant(since),
    })),
    ...storesOf(system, whyNot(caller, 'upkeep') === null),
    ...sensesOf(system),
    calendarKnownUntil: health.calendarKnownUntil(),
  }
}

/** How the program fares, for people: what `SystemInfo` does not tell. */
export function healthFactRoutes(app: ZodApp, deps: HttpDependencies): void {
  app.get('/health', {
    config: { access: 'read' },
    schema: {
      operationId: 'getHealth',
      tags: ['system'],
      summary:
        '健康：各部分自何时如此，磁盘、时钟、日历、心跳、备份 Since when, disk, clock, calendar, heartbeat, backups',
      response: { 200: healthFacts, ...PROBLEMS },
    },
    handler: async (request) => await readFacts(deps, callerOf(request)),
  })
}
