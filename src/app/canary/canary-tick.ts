import { CANARY_INSTITUTION, canaryRoom } from '../../core/canary/canary-room.ts'
import {
  CANARY_SENSES,
  type CanaryRun,
  type CanaryShow,
  showOfRun,
} from '../../core/canary/canary-run.ts'
import {
  abandonedCanary,
  begunCanary,
  type CanaryRhythm,
  type CanarySight,
  type CanaryStep,
  followCanary,
  heardRhythm,
} from '../../core/canary/follow-canary.ts'
import type { HeardMeans } from '../../core/canary/heard-means.ts'
import type { Random } from '../../core/seeded-random.ts'
import { milliseconds, seconds } from '../../core/time/duration.ts'
import { plus } from '../../core/time/instant.ts'
import type { CanaryStage } from '../../ports/canary/canary-stage.ts'
import type { Clock } from '../../ports/clock.ts'
import type { Identifiers } from '../../ports/identifiers.ts'
import type { Job } from '../../ports/job-queue.ts'
import type { Logger } from '../../ports/logger.ts'
import type { Transactions } from '../../ports/records/records.ts'
import { audit } from '../commands/command.ts'
import { markCanary } from './marked-jobs.ts'
import { sightOfCanary } from './sight-of-canary.ts'

export type CanaryTickDeps = {
  readonly clock: Clock
  readonly identifiers: Identifiers
  readonly logger: Logger
  readonly random: Random
  readonly rhythm: CanaryRhythm
  readonly stage: CanaryStage
  /** With what canaries are heard at present. */
  readonly hearing: () => HeardMeans
  /** Where their addresses begin. */
  readonly origin: string
  /** Of the installation: what came of canaries, and the journal. */
  readonly transactions: Transactions
  /** What the line writes of canaries, apart from all else. */
  readonly apart: { readonly transactions: Transactions; empty(): Promise<void> }
  readonly enqueue: (jobs: readonly Job[]) => Promise<void>
}

/** From one tick of canaries to the next, as of the standing patrol. */
const TICK = seconds(10)

const NOT_YET: CanarySight = { reached: 'nothing', alertedAt: null }

const save = ({ transactions }: CanaryTickDeps, run: CanaryRun): Promise<void> =>
  transactions.run(({ canaries }) => canaries.save(run))

/** The same plan that sweeps ask for, over the rooms of canaries alone. */
async function patrol({ enqueue, identifiers }: CanaryTickDeps, show: CanaryShow): Promise<void> {
  const job = { stage: 'plan', key: `canary ${identifiers.next()}`, payload: {} }
  await enqueue(markCanary([job], show))
}

const rhythmOf = ({ sense }: Pick<CanaryRun, 'sense'>, rhythm: CanaryRhythm): CanaryRhythm =>
  sense === 'heard' ? heardRhythm(rhythm) : rhythm

async function begin(deps: CanaryTickDeps, run: CanaryRun): Promise<void> {
  const { stage, apart, clock, rhythm, origin, random } = deps
  await stage.prepare(run)
  await apart.empty()
  await apart.transactions.run(async ({ institutions, rooms }) => {
    await institutions.save(CANARY_INSTITUTION)
    await rooms.save(canaryRoom(run, origin))
  })
  // Lessons do not begin with the patrol's ticks.
  const wait = milliseconds(Math.round(TICK * random()))
  const begun = begunCanary(run, plus(clock.now(), wait), rhythmOf(run, rhythm))
  const show = showOfRun(begun)
  if (show === null) return
  await stage.show(show)
  await save(deps, begun)
}

const isLost = ({ state, calibrates }: CanaryRun): boolean =>
  !calibrates && (state === 'missed' || state === 'unseen')

const WHY = {
  seen: {
    lost: '自检画面没有被看见：巡查可能看不见。A canary was not seen: the patrol may be blind.',
    alarm: '自检画面被误认成授课。A canary that is no lesson was taken for one.',
  },
  heard: {
    lost: '自检声音没有被听出来：巡查可能听不见。A canary was not heard: the patrol may be deaf.',
    alarm: '自检声音被误认成授课。A spoken canary that is no lesson was taken for one.',
  },
} as const

async function conclude(deps: CanaryTickDeps, run: CanaryRun): Promise<void> {
  const { clock, logger, transactions } = deps
  const { kind, sense, state, reached, begunAt, alertedAt } = run
  const afterMilliseconds = begunAt === null || alertedAt === null ? null : alertedAt - begunAt
  const told = { kind, sense, state, reached, afterMilliseconds }
  const wrong = isLost(run) || state === 'false-alarm'
  if (wrong) logger.error(told, 'a canary was not told for what it is')
  else logger.info(told, 'a canary is over')
  const why = WHY[sense][isLost(run) ? 'lost' : 'alarm']
  await transactions.run(async (records) => {
    await records.canaries.save(run)
    if (!wrong) return
    const entry = { type: 'system.changed', subjectKind: 'system', subjectId: 'canary' } as const
    await audit(records, clock, { who: 'system', why }, { ...entry, data: told })
  })
}

/** The next step of each sense; one canary is on air at a time, and the other waits until it is over. */
async function nextStep(deps: CanaryTickDeps): Promise<CanaryStep> {
  const { clock, identifiers, random, rhythm, transactions, apart } = deps
  const now = clock.now()
  const [seen, heard] = await transactions.run(async ({ canaries }) => [
    await canaries.newest(now, 'seen'),
    await canaries.newest(now, 'heard'),
  ])
  const follow = (
    newest: CanaryRun | null,
    how: Partial<Parameters<typeof followCanary>[0]>,
    of: CanaryRhythm,
  ) => followCanary({ newest, sight: NOT_YET, nextId: identifiers.next(), ...how }, now, random, of)
  for (const onAir of [seen, heard]) {
    if (onAir?.state !== 'on-air') continue
    const sight = await sightOfCanary(apart.transactions, onAir)
    return follow(onAir, { sight }, rhythmOf(onAir, rhythm))
  }
  const step = follow(seen, {}, rhythm)
  const means = deps.hearing()
  if (step.kind !== 'wait' || means.kind !== 'able') return step
  const { voice, recogniser } = means
  return follow(heard, { hearing: { voice, recogniser } }, heardRhythm(rhythm))
}

/** One tick for all machines: lets a canary out, has it patrolled, and writes down what came of it. */
export async function canaryTick(deps: CanaryTickDeps): Promise<void> {
  const step = await nextStep(deps)
  switch (step.kind) {
    case 'wait':
      return
    case 'schedule':
      return await save(deps, step.run)
    case 'begin':
      return await begin(deps, step.run)
    case 'conclude':
      return await conclude(deps, step.run)
    case 'patrol': {
      const show = showOfRun(step.run)
      if (show !== null) await patrol(deps, show)
    }
  }
}

/**
 * At the start: a canary that was on air when the program ended says nothing of the patrol. One that waits goes on waiting;
 * more than one would come on each other's heels.
 */
export async function abandonCanary({
  transactions,
  clock,
}: Pick<CanaryTickDeps, 'transactions' | 'clock'>): Promise<void> {
  await transactions.run(async ({ canaries }) => {
    const open = await canaries.open()
    for (const sense of CANARY_SENSES) {
      const [newest, ...others] = open.filter((run) => run.sense === sense)
      const over = newest?.state === 'on-air' ? [newest, ...others] : others
      for (const run of over) await canaries.save(abandonedCanary(run, clock.now()))
    }
  })
}
