import { randomInt } from 'node:crypto'
import type { TickSettings } from '../../adapters/cron/node-cron-ticks.ts'
import { CANARY_ORIGIN } from '../../adapters/rehearsal/canary/canary-door.ts'
import { signHeartbeat } from '../../adapters/security/heartbeat-signature.ts'
import { type CanaryReport, createCanaryReport } from '../../app/canary/canary-report.ts'
import { abandonCanary, canaryTick } from '../../app/canary/canary-tick.ts'
import { sendHeartbeat } from '../../app/canary/send-heartbeat.ts'
import { noteHealth } from '../../app/upkeep/health-marks.ts'
import type { Part } from '../../contracts/system.ts'
import { sightWords } from '../../core/canary/canary-figures.ts'
import type { CanaryRhythm } from '../../core/canary/follow-canary.ts'
import { type HeardFigures, heardWords, isDeaf } from '../../core/canary/heard-figures.ts'
import type { HeardMeans } from '../../core/canary/heard-means.ts'
import { type Random, randomFrom } from '../../core/seeded-random.ts'
import { storageAwayIn } from '../../core/storage-away.ts'
import type { CanaryStage } from '../../ports/canary/canary-stage.ts'
import type { Egress } from '../../ports/egress.ts'
import type { JobQueue } from '../../ports/job-queue.ts'
import type { Transactions } from '../../ports/records/records.ts'
import type { Foundation } from '../foundation.ts'
import { toldPart } from '../roles/part-words.ts'
import type { CanaryTables } from './canary-tables.ts'

/** As the standing patrol ticks (schedules/sweeps/daily.yaml). */
const EXPRESSION = '*/10 * * * * *'
/** No sweep is named so: names of sweeps have no blanks. */
const NAME = 'self check'

/** Where no room is looked at here, those who look draw for themselves. */
const ELSEWHERE: CanaryStage = { prepare: async () => {}, show: async () => {} }

/** Nobody can guess when the next one comes. */
const unguessable = (): Random => randomFrom(randomInt(2 ** 31))

type TickNeeds = {
  readonly foundation: Pick<Foundation, 'clock' | 'identifiers' | 'logger'>
  readonly transactions: Transactions
  readonly tables: CanaryTables
  readonly rhythm: CanaryRhythm
  readonly stage: CanaryStage | null
  /** With what canaries are heard. */
  readonly hearing: () => HeardMeans
  readonly queue: Pick<JobQueue, 'enqueue'>
}

/** Lets canaries out; once for all machines of a database. While the database is away it waits for it. */
export async function canaryTicks(needs: TickNeeds): Promise<TickSettings> {
  const { foundation, transactions, tables, rhythm, queue, hearing } = needs
  const deps = {
    ...foundation,
    transactions,
    rhythm,
    hearing,
    random: unguessable(),
    stage: needs.stage ?? ELSEWHERE,
    origin: CANARY_ORIGIN,
    enqueue: (jobs: Parameters<JobQueue['enqueue']>[0]) => queue.enqueue(jobs),
  }
  let begun = false
  async function begin(): Promise<void> {
    if (!begun) await abandonCanary(deps)
    begun = true
  }
  await begin().catch((error: unknown) => {
    foundation.logger.warn({ error: String(error) }, 'canaries wait for the database')
  })
  return {
    name: NAME,
    expression: EXPRESSION,
    run: async () => {
      const apart = await tables.get()
      if (apart === null) return
      await begin()
      await canaryTick({ ...deps, apart })
    },
  }
}

type HeartbeatNeeds = Pick<TickNeeds, 'foundation' | 'transactions' | 'rhythm' | 'hearing'> & {
  readonly egress: Pick<Egress, 'post'>
  /** Whether processes that look are alive. */
  readonly isLookedAfter: () => boolean
  readonly url: string
  readonly secret: string
}

const HEARTBEAT_EXPRESSION = '30 * * * * *'
const HEARTBEAT_NAME = 'heartbeat outside'

/** Tells outside each minute that the patrol sees; once for all machines of a database. */
export function heartbeatTicks(needs: HeartbeatNeeds): TickSettings {
  const { foundation, transactions, rhythm, hearing, egress, url, secret, isLookedAfter } = needs
  const { clock, logger } = foundation
  const report = createCanaryReport({ clock, transactions, rhythm, hearing })
  const sign = (message: string) => signHeartbeat(secret, message)
  return {
    name: HEARTBEAT_NAME,
    expression: HEARTBEAT_EXPRESSION,
    run: async () => {
      const sent = { clock, logger, egress, url, report, sign, isLookedAfter }
      const outcome = await sendHeartbeat(sent)
      if (outcome === 'silent') return
      await noteHealth(
        { clock, transactions },
        outcome === 'sent' ? 'heartbeatSent' : 'heartbeatFailed',
      )
    },
  }
}

/** What came of canaries; left out where none are let out. */
export function openCanaryReport(
  { clock }: Pick<Foundation, 'clock'>,
  transactions: Transactions,
  rhythm: CanaryRhythm | null,
  hearing: () => HeardMeans,
): (() => Promise<CanaryReport>) | undefined {
  if (rhythm === null) return undefined
  return createCanaryReport({ clock, transactions, rhythm, hearing })
}

const rounded = (seconds: number | null): string =>
  seconds === null ? '–' : `${Math.round(seconds)} s`

async function figuresOf(
  report: () => Promise<CanaryReport>,
): Promise<Pick<CanaryReport, 'figures' | 'heard'> | null> {
  try {
    return await report()
  } catch (error) {
    // The part `database` says so.
    if (storageAwayIn(error) !== null) return null
    throw error
  }
}

type Counts = Pick<HeardFigures, 'found' | 'lessons' | 'falseAlarms' | 'others' | 'medianSeconds'>

const countsZh = ({ found, lessons, falseAlarms, others, medianSeconds }: Counts): string =>
  `课 ${found}/${lessons} 发现，误报 ${falseAlarms}/${others}，到告警（中位数）${rounded(medianSeconds)}`

const countsEn = ({ found, lessons, falseAlarms, others, medianSeconds }: Counts): string =>
  `${found}/${lessons} lessons found, ${falseAlarms}/${others} false alarms, to the alert (median) ${rounded(medianSeconds)}`

function seenPart(figures: CanaryReport['figures']) {
  const words = sightWords(figures)
  if (words !== null) return { ready: false, ...words }
  if (figures.sight === 'unknown') {
    return {
      ready: true,
      zh: '近来还没有放完的自检画面，还不知道巡查是否看得见',
      en: 'no canary was over lately: not known yet whether the patrol sees',
    }
  }
  return { ready: true, zh: `一周内${countsZh(figures)}`, en: `in a week ${countsEn(figures)}` }
}

function heardPart({ figures, heard }: Pick<CanaryReport, 'figures' | 'heard'>) {
  const words = heardWords(heard, figures.sight)
  if (words !== null) return words
  if (heard.sight === 'unknown') {
    return {
      zh: '声音：还没有放完的自检，还不知道巡查是否听得见',
      en: 'sound: not known yet whether the patrol hears',
    }
  }
  return { zh: `声音：${countsZh(heard)}`, en: `sound: ${countsEn(heard)}` }
}

/** For `/readyz` and the red line of the pages: whether the patrol sees what it is shown, and hears what is said to it. */
export async function canaryPart(
  report: () => Promise<CanaryReport>,
  { trouble }: Pick<CanaryTables, 'trouble'>,
): Promise<Part> {
  const told = await figuresOf(report)
  if (told === null) {
    return toldPart('canaries', false, {
      zh: '数据库暂时读不到，不知道巡查是否看得见',
      en: 'the database is away: nobody knows whether the patrol sees',
    })
  }
  const { figures, heard } = told
  const away = trouble()
  if (away !== null) {
    return toldPart('canaries', false, {
      zh: `自检的表打不开，不知道巡查是否看得见：${away}`,
      en: `the tables of canaries cannot be had, nobody knows whether the patrol sees: ${away}`,
    })
  }
  const [seen, ofHearing] = [seenPart(figures), heardPart(told)]
  return toldPart('canaries', seen.ready && !isDeaf(heard), {
    zh: `${seen.zh}；${ofHearing.zh}`,
    en: `${seen.en}; ${ofHearing.en}`,
  })
}
