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
import type { Abilities, NodeLoad, PatrolNode } from '../../ports/records/nodes.ts'
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
  readonly worker: { readonly abilities: () => Abilities; readonly work: PatrolNode['work'] } | null
  /** Jobs that it works at the moment. */
  readonly active?: () => NodeLoad['jobs']
}

/** What this process says of itself. */
function selfOf({ needs, foundation }: Pick<Base, 'needs' | 'foundation'>, self: Self) {
  const { clock, identifiers } = foundation
  const always = {
    id: identifiers.next(),
    name: `${hostname()} ${process.pid}`,
    roles: needs.roles,
    version: VERSION,
    startedAt: clock.now(),
  }
  return (): PatrolNode => ({
    ...always,
    abilities: self.worker?.abilities() ?? null,
    work: self.worker?.work ?? {},
    load: { jobs: self.active?.() ?? {}, memoryBytes: process.memoryUsage.rss() },
    seenAt: clock.now(),
  })
}

/** One process, which tells nobody. */
const alone = (self: () => PatrolNode): KeptNode => ({
  start: () => undefined,
  othersBrowse: () => false,
  crew: () => null,
  nodes: () => [{ ...self(), alive: true }],
})

/**
 * Says every few seconds what this process is and can do, until it ends; hears what the others say. An embedded database has
 * one process, which tells nobody.
 */
export function openNode(
  { needs, foundation, transactions }: Pick<Base, 'needs' | 'foundation' | 'transactions'>,
  worker: Self['worker'],
  active?: Self['active'],
): KeptNode {
  const { clock, logger, closers, secrets } = foundation
  const self = selfOf(
    { needs, foundation },
    { worker, ...(active === undefined ? {} : { active }) },
  )
  if (secrets.databaseUrl === null) return alone(self)
  const stop = new AbortController()
  const { id } = self()
  let alive: readonly PatrolNode[] | null = null
  let shown: readonly SeenNode[] = []
  let ages: LackAges = []
  let words: NodeWords = new Map()

  async function beat(): Promise<void> {
    const wall = clock.now()
    const seen = await transactions.run(async ({ nodes }) => {
      await nodes.beat(self())
      return await nodes.seenSince(minus(wall, SURELY_NEW), { since: BEGINNING, most: GONE_SHOWN })
    })
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
    nodes: () => shown,
    crew: () => (alive === null ? null : { alive, lacks: lastingLacks(ages, clock.monotonic()) }),
  }
}
