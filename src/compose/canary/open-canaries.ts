import { randomInt } from 'node:crypto'
import type { TickSettings } from '../../adapters/cron/node-cron-ticks.ts'
import type { CanaryRecords } from '../../adapters/db/canaries/canary-records.ts'
import type { OpenDatabase } from '../../adapters/db/database.ts'
import { CANARY_ORIGIN } from '../../adapters/rehearsal/canary/canary-door.ts'
import { signHeartbeat } from '../../adapters/security/heartbeat-signature.ts'
import { type CanaryReport, createCanaryReport } from '../../app/canary/canary-report.ts'
import { abandonCanary, canaryTick } from '../../app/canary/canary-tick.ts'
import { sendHeartbeat } from '../../app/canary/send-heartbeat.ts'
import type { Part } from '../../contracts/system.ts'
import { type CanaryFigures, sightWords } from '../../core/canary/canary-figures.ts'
import type { CanaryRhythm } from '../../core/canary/follow-canary.ts'
import { type Random, randomFrom } from '../../core/seeded-random.ts'
import { storageAwayIn } from '../../core/storage-away.ts'
import type { CanaryStage } from '../../ports/canary-stage.ts'
import type { Egress } from '../../ports/egress.ts'
import type { JobQueue } from '../../ports/job-queue.ts'
import type { Transactions } from '../../ports/records/records.ts'
import type { Foundation } from '../foundation.ts'

/** As the standing patrol ticks (schedules/sweeps/daily.yaml). */
const EXPRESSION = '*/10 * * * * *'
/** No sweep is named so: names of sweeps have no blanks. */
const NAME = 'self check'

/** Where no room is looked at here, those who look draw for themselves. */
const ELSEWHERE: CanaryStage = { prepare: async () => {}, show: async () => {} }

/** Nobody can guess when the next one comes. */
const unguessable = (): Random => randomFrom(randomInt(2 ** 31))

/** The tables of canaries; `null`, and said so, where they cannot be had: the patrol goes on without. */
export async function openCanaryTables(
  { logger }: Pick<Foundation, 'logger'>,
  database: Pick<OpenDatabase, 'canaryRecords'>,
): Promise<CanaryRecords | null> {
  try {
    return await database.canaryRecords()
  } catch (error) {
    logger.error({ error: String(error) }, 'no canaries: their tables cannot be made')
    return null
  }
}

type TickNeeds = {
  readonly foundation: Pick<Foundation, 'clock' | 'identifiers' | 'logger'>
  readonly transactions: Transactions
  readonly records: CanaryRecords
  readonly rhythm: CanaryRhythm
  readonly stage: CanaryStage | null
  readonly queue: Pick<JobQueue, 'enqueue'>
}

/** Lets canaries out; once for all machines of a database. */
export async function canaryTicks(needs: TickNeeds): Promise<TickSettings> {
  const { foundation, transactions, records, rhythm, queue } = needs
  const deps = {
    ...foundation,
    transactions,
    rhythm,
    random: unguessable(),
    stage: needs.stage ?? ELSEWHERE,
    origin: CANARY_ORIGIN,
    apart: records,
    enqueue: (jobs: Parameters<JobQueue['enqueue']>[0]) => queue.enqueue(jobs),
  }
  await abandonCanary(deps)
  return { name: NAME, expression: EXPRESSION, run: () => canaryTick(deps) }
}

type HeartbeatNeeds = Pick<TickNeeds, 'foundation' | 'transactions' | 'rhythm'> & {
  readonly egress: Pick<Egress, 'post'>
  readonly url: string
  readonly secret: string
}

const HEARTBEAT_EXPRESSION = '30 * * * * *'
const HEARTBEAT_NAME = 'heartbeat outside'

/** Tells outside each minute that the patrol sees; once for all machines of a database. */
export function heartbeatTicks(needs: HeartbeatNeeds): TickSettings {
  const { foundation, transactions, rhythm, egress, url, secret } = needs
  const { clock, logger } = foundation
  const watch = { since: clock.now(), pause: rhythm.pause }
  const report = createCanaryReport({ clock, transactions, watch })
  const sign = (message: string) => signHeartbeat(secret, message)
  return {
    name: HEARTBEAT_NAME,
    expression: HEARTBEAT_EXPRESSION,
    run: async () => void (await sendHeartbeat({ clock, logger, egress, url, report, sign })),
  }
}

/** What came of canaries; left out where none are let out. */
export function openCanaryReport(
  { clock }: Pick<Foundation, 'clock'>,
  transactions: Transactions,
  rhythm: CanaryRhythm | null,
): (() => Promise<CanaryReport>) | undefined {
  if (rhythm === null) return undefined
  const watch = { since: clock.now(), pause: rhythm.pause }
  return createCanaryReport({ clock, transactions, watch })
}

const rounded = (seconds: number | null): string =>
  seconds === null ? '–' : `${Math.round(seconds)} s`

async function figuresOf(report: () => Promise<CanaryReport>): Promise<CanaryFigures | null> {
  try {
    return (await report()).figures
  } catch (error) {
    // The part `database` says so.
    if (storageAwayIn(error) !== null) return null
    throw error
  }
}

/** For `/readyz` and the red line of the pages: whether the patrol sees what it is shown. */
export async function canaryPart(report: () => Promise<CanaryReport>): Promise<Part> {
  const figures = await figuresOf(report)
  if (figures === null) {
    const detail = '数据库暂时读不到 / the database is away'
    return { name: 'canaries', ready: true, detail }
  }
  const words = sightWords(figures)
  if (words !== null) {
    return { name: 'canaries', ready: false, detail: `${words.zh} / ${words.en}` }
  }
  if (figures.sight === 'unknown') {
    const detail = '首个自检画面还没有放完 / the first canary is not over yet'
    return { name: 'canaries', ready: true, detail }
  }
  const { found, lessons, falseAlarms, others, medianSeconds } = figures
  const detail = `一周内课 ${found}/${lessons} 发现,误报 ${falseAlarms}/${others},到告警 ${rounded(medianSeconds)} / found, false alarms, to the alert (median), of a week`
  return { name: 'canaries', ready: true, detail }
}
