import { hostname } from 'node:os'
import { STAGES } from '../../app/pipeline.ts'
import { hear, heardAt, isAlive, NOTHING_HEARD, tellers } from '../../core/patrol/crew/hearing.ts'
import {
  followLacks,
  type Lack,
  type LackAges,
  lastingLacks,
  somebodyBrowses,
  somebodyReads,
} from '../../core/patrol/crew/lacks.ts'
import { type Duration, hours, milliseconds, seconds } from '../../core/time/duration.ts'
import { type Instant, minus } from '../../core/time/instant.ts'
import type { Logger } from '../../ports/logger.ts'
import type {
  Abilities,
  NodeLoad,
  NodeTold,
  PatrolNode,
  WorkWish,
} from '../../ports/records/nodes.ts'
import { DEMANDING } from '../pipeline-stages.ts'
import { VERSION } from '../version.ts'
import type { Base } from './open-base.ts'
import { createTelling } from './tell.ts'

const EVERY = seconds(5)
/** A database that answers late has not let anybody speak meanwhile. */
const LISTENED_AT_MOST = seconds(10)
/** A process that was killed is still shown, as gone. */
const SHOWN_FOR = hours(24)
/** Of those that are gone: one that ends as soon as it starts would fill the page. */
const GONE_SHOWN = 100
/** Whoever wrote since then by its own clock is read in any case; whether it is alive its next word shows. */
const SURELY_NEW = seconds(45)
/** A living process may have a clock that is years behind. */
const BEGINNING = 0 as Instant
const PIPELINE = { stages: STAGES, demanding: DEMANDING }

/** The processes of an installation that are alive, this one among them, and what they have lacked for a while. */
export type Crew = { readonly alive: readonly PatrolNode[]; readonly lacks: readonly Lack[] }

export type KeptNode = {
  /** Of the machine and the process. */
  readonly name: string
  /** Begins to say what this process is and what it tells people, and to hear what others say. */
  readonly start: (tell?: () => Promise<NodeTold>) => void
  /** Whether another process that is alive takes this stage and has a browser that starts. */
  readonly othersBrowse: (stage: string) => boolean
  /** Whether another process that is alive takes this stage and can read pictures. */
  readonly othersRead: (stage: string) => boolean
  /** As last known; `null`: there is one process only, or nothing was heard yet. */
  readonly crew: () => Crew | null
  /** This process and those seen in a day, with whether they are alive; of those gone the newest. Empty: nobody can say at present. */
  readonly nodes: () => readonly SeenNode[]
  /** Other processes whose word counts, with what they told, as last known. */
  readonly others: () => readonly SeenNode[]
}

export type SeenNode = PatrolNode & { readonly alive: boolean }

type Self = {
  /** `null`: it looks at nothing. */
  readonly worker: {
    readonly abilities: () => Abilities
    readonly work: () => PatrolNode['work']
    readonly startWork: PatrolNode['work']
  } | null
  /** Jobs that it works at the moment. */
  readonly active?: () => NodeLoad['jobs']
  /** Takes these stages from now on, so many at once. */
  readonly take?: (work: PatrolNode['work']) => void
  /** Others were heard; `true`: what this one takes is another now. */
  readonly heard?: (node: Pick<KeptNode, 'name' | 'othersRead'>) => boolean
}

/** What this process says of itself. */
function selfOf(
  { needs, foundation }: Pick<Base, 'needs' | 'foundation'>,
  self: Self,
): (told: NodeTold | null) => Omit<PatrolNode, 'wish'> {
  const { clock, identifiers } = foundation
  const always = {
    id: identifiers.next(),
    name: `${hostname()} ${process.pid}`,
    roles: needs.roles,
    version: VERSION,
    startWork: self.worker?.startWork ?? null,
    startedAt: clock.now(),
  }
  return (told) => ({
    ...always,
    told,
    abilities: self.worker?.abilities() ?? null,
    work: self.worker?.work() ?? {},
    load: { jobs: self.active?.() ?? {}, memoryBytes: process.memoryUsage.rss() },
    seenAt: clock.now(),
  })
}

/** Does what is wished, once for each version; one that is gone, with the row of this process, is no wish any more. */
function heeding({ worker, take }: Self, logger: Logger) {
  let heeded = 0
  /** Whether anything was changed by it. */
  return (wish: WorkWish | null): boolean => {
    const version = wish?.version ?? 0
    if (version === heeded || worker === null || take === undefined) return false
    heeded = version
    const work = wish?.work ?? worker.startWork
    logger.info({ work, who: wish?.who, why: wish?.why }, 'what this process takes was changed')
    take(work)
    return true
  }
}

/** What is heard of the processes; what was heard last stays while the database is away. */
function createEars(clock: Base['foundation']['clock']) {
  let hearing = NOTHING_HEARD
  let shown: readonly SeenNode[] | null = null
  let ages: LackAges = []
  /** `null`: the database did not answer the last time. */
  let answeredAt: Duration | null = null

  const listened = (): Duration => {
    if (answeredAt === null) return hearing.listened
    const since = Math.min(clock.monotonic() - answeredAt, LISTENED_AT_MOST)
    return milliseconds(hearing.listened + since)
  }
  return {
    /** Nobody while it is away. */
    answering: () => (answeredAt === null ? [] : (shown ?? [])),
    shown: () => shown ?? [],
    hear: (rows: readonly PatrolNode[]): void => {
      hearing = hear(hearing, rows, listened(), clock.now())
      answeredAt = clock.monotonic()
      const oldest = minus(clock.now(), SHOWN_FOR)
      shown = rows
        .map((one) => ({ ...one, alive: isAlive(hearing, one) }))
        .filter(({ alive, seenAt }) => alive || seenAt >= oldest)
      const silent = shown
        .filter(({ alive }) => !alive)
        .map((one) => ({ ...one, heardAt: heardAt(hearing, one) }))
      const alive = shown.filter((one) => one.alive)
      ages = followLacks(ages, alive, silent, PIPELINE, hearing.listened)
    },
    fail: (): void => {
      hearing = { ...hearing, listened: listened() }
      answeredAt = null
    },
    crew: (): Crew | null =>
      shown === null
        ? null
        : { alive: shown.filter(({ alive }) => alive), lacks: lastingLacks(ages, listened()) },
  }
}

/**
 * Says every few seconds what this process is and can do, until it ends; hears what the others say, and what it is to take.
 * An embedded database has one process: rows of others are of those that were killed before, and nobody is counted on.
 */
export function openNode(
  { needs, foundation, transactions }: Pick<Base, 'needs' | 'foundation' | 'transactions'>,
  worker: Self['worker'],
  also: Omit<Self, 'worker'> = {},
): KeptNode {
  const { clock, logger, closers, secrets } = foundation
  const alone = secrets.databaseUrl === null
  const self = selfOf({ needs, foundation }, { worker, ...also })
  const heed = heeding({ worker, ...also }, logger)
  const stop = new AbortController()
  const { id, name } = self(null)
  const ears = createEars(clock)
  let wish: WorkWish | null = null
  let telling: ReturnType<typeof createTelling> | null = null

  // Nobody else can be counted on while the database is away.
  const livingOthers = () => ears.answering().filter((one) => one.alive && one.id !== id)
  const othersRead = (stage: string) => somebodyReads(livingOthers(), stage)

  async function beat(): Promise<void> {
    const wall = clock.now()
    const seen = await transactions.run(async ({ nodes }) => {
      await nodes.beat(self(telling?.told() ?? null))
      return await nodes.seenSince(minus(wall, SURELY_NEW), { since: BEGINNING, most: GONE_SHOWN })
    })
    wish = seen.find((one) => one.id === id)?.wish ?? null
    // Others are to see at once that it was heard.
    if (heed(wish)) return await beat()
    // Nobody else is counted on, but what this one does not take is lacking.
    ears.hear(alone ? seen.filter((one) => one.id === id) : seen)
    // Whoever is to take over what it leaves has to know now.
    if (also.heard?.({ name, othersRead }) === true) return await beat()
  }

  async function keepBeating(): Promise<void> {
    while (!stop.signal.aborted) {
      telling?.nudge()
      await beat().catch((error: unknown) => {
        ears.fail()
        logger.debug({ error: String(error) }, 'this process could not be written down')
      })
      await clock.sleep(EVERY, stop.signal)
    }
    await transactions.run(({ nodes }) => nodes.leave(id)).catch(() => undefined)
  }

  return {
    name,
    start: (tell) => {
      if (tell !== undefined && !alone) telling = createTelling(tell, logger)
      const beating = keepBeating()
      closers.add('node', () => {
        stop.abort()
        return beating
      })
    },
    othersBrowse: (stage) => somebodyBrowses(livingOthers(), stage),
    othersRead,
    // It need not ask anybody whether it is there.
    nodes: () => (alone ? [{ ...self(null), wish, alive: true }] : ears.answering()),
    others: () => tellers(ears.shown()).filter((one) => one.id !== id),
    crew: ears.crew,
  }
}
