import { hostname } from 'node:os'
import { STAGES } from '../../app/pipeline.ts'
import {
  followLacks,
  followNodes,
  type Lack,
  type LackAges,
  lastingLacks,
  type NodeWords,
  somebodyBrowses,
} from '../../core/patrol/crew.ts'
import { hours, seconds } from '../../core/time/duration.ts'
import { type Instant, minus } from '../../core/time/instant.ts'
import type { Logger } from '../../ports/logger.ts'
import type { Abilities, NodeLoad, PatrolNode, WorkWish } from '../../ports/records/nodes.ts'
import { DEMANDING } from '../pipeline-stages.ts'
import { VERSION } from '../version.ts'
import type { Base } from './open-base.ts'

const EVERY = seconds(10)
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
  /** Begins to say what this process is, and to hear what others say. */
  readonly start: () => void
  /** Whether another process that is alive takes this stage and has a browser that starts. */
  readonly othersBrowse: (stage: string) => boolean
  /** `null`: not known, because there is one process only, or nothing was heard yet, or the database is away. */
  readonly crew: () => Crew | null
  /** This process and those seen in a day, with whether they are alive; of those gone the newest. Empty: nobody can say at present. */
  readonly nodes: () => readonly SeenNode[]
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
}

/** What this process says of itself. */
function selfOf({ needs, foundation }: Pick<Base, 'needs' | 'foundation'>, self: Self) {
  const { clock, identifiers } = foundation
  const always = {
    id: identifiers.next(),
    name: `${hostname()} ${process.pid}`,
    roles: needs.roles,
    version: VERSION,
    startWork: self.worker?.startWork ?? null,
    startedAt: clock.now(),
  }
  return (): Omit<PatrolNode, 'wish'> => ({
    ...always,
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
  const { id } = self()
  let alive: readonly PatrolNode[] | null = null
  let shown: readonly SeenNode[] = []
  let wish: WorkWish | null = null
  let ages: LackAges = []
  let words: NodeWords = new Map()

  async function beat(): Promise<void> {
    const wall = clock.now()
    const seen = await transactions.run(async ({ nodes }) => {
      await nodes.beat(self())
      return await nodes.seenSince(minus(wall, SURELY_NEW), { since: BEGINNING, most: GONE_SHOWN })
    })
    wish = seen.find((one) => one.id === id)?.wish ?? null
    // Others are to see at once that it was heard.
    if (heed(wish)) return await beat()
    if (alone) return
    words = followNodes(words, seen, { steady: clock.monotonic(), wall })
    shown = seen
      .map((one) => ({ ...one, alive: one.id === id || words.get(one.id)?.alive === true }))
      .filter((one) => one.alive || one.seenAt >= minus(wall, SHOWN_FOR))
    alive = shown.filter((one) => one.alive)
    ages = followLacks(ages, alive, PIPELINE, clock.monotonic())
  }

  async function keepBeating(): Promise<void> {
    while (!stop.signal.aborted) {
      await beat().catch((error: unknown) => {
        // Nobody else can be counted on then.
        alive = null
        shown = []
        logger.debug({ error: String(error) }, 'this process could not be written down')
      })
      await clock.sleep(EVERY, stop.signal)
    }
    await transactions.run(({ nodes }) => nodes.leave(id)).catch(() => undefined)
  }

  return {
    start: () => {
      const beating = keepBeating()
      closers.add('node', () => {
        stop.abort()
        return beating
      })
    },
    othersBrowse: (stage) =>
      somebodyBrowses(
        (alive ?? []).filter((one) => one.id !== id),
        stage,
      ),
    // It need not ask anybody whether it is there.
    nodes: () => (alone ? [{ ...self(), wish, alive: true }] : shown),
    crew: () => (alive === null ? null : { alive, lacks: lastingLacks(ages, clock.monotonic()) }),
  }
}
