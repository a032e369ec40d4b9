import { hostname } from 'node:os'
import { STAGES } from '../../app/pipeline.ts'
import {
  followLacks,
  type Lack,
  type LackAges,
  lastingLacks,
  somebodyBrowses,
} from '../../core/patrol/crew.ts'
import { seconds } from '../../core/time/duration.ts'
import { minus } from '../../core/time/instant.ts'
import type { Abilities, PatrolNode } from '../../ports/records/nodes.ts'
import { DEMANDING } from '../pipeline-stages.ts'
import type { Base } from './open-base.ts'

const EVERY = seconds(10)
/** Three words missed, and a clock that is a little off. */
const SILENT_AFTER = seconds(45)
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
}

const ALONE: KeptNode = {
  start: () => undefined,
  othersBrowse: () => false,
  crew: () => null,
}

/**
 * Says every few seconds what this process is and can do, until it ends; hears what the others say. An embedded database has
 * one process, which tells nobody.
 */
export function openNode(
  { needs, foundation, transactions }: Pick<Base, 'needs' | 'foundation' | 'transactions'>,
  worker: { readonly abilities: () => Abilities; readonly work: PatrolNode['work'] } | null,
): KeptNode {
  const { clock, logger, identifiers, closers, secrets } = foundation
  if (secrets.databaseUrl === null) return ALONE
  const stop = new AbortController()
  const id = identifiers.next()
  const startedAt = clock.now()
  const name = `${hostname()} ${process.pid}`
  let alive: readonly PatrolNode[] | null = null
  let ages: LackAges = []

  async function beat(): Promise<void> {
    const now = clock.now()
    const [abilities, work] = [worker?.abilities() ?? null, worker?.work ?? {}]
    const node = { id, name, roles: needs.roles, abilities, work, startedAt, seenAt: now }
    const seen = await transactions.run(async ({ nodes }) => {
      await nodes.beat(node)
      return await nodes.seenSince(minus(now, SILENT_AFTER))
    })
    ages = followLacks(ages, seen, PIPELINE, clock.monotonic())
    alive = seen
  }

  async function keepBeating(): Promise<void> {
    while (!stop.signal.aborted) {
      await beat().catch((error: unknown) => {
        // Nobody else can be counted on then.
        alive = null
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
    crew: () => (alive === null ? null : { alive, lacks: lastingLacks(ages, clock.monotonic()) }),
  }
}
