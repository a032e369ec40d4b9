import { hostname } from 'node:os'
import { seconds } from '../../core/time/duration.ts'
import { minus } from '../../core/time/instant.ts'
import type { Abilities, PatrolNode } from '../../ports/records/nodes.ts'
import type { Base } from './open-base.ts'

const EVERY = seconds(10)
/** Three words missed, and a clock that is a little off. */
const SILENT_AFTER = seconds(45)

export type KeptNode = {
  /** Whether another process that is alive has a browser that starts. */
  readonly othersBrowse: () => boolean
}

const ALONE: KeptNode = { othersBrowse: () => false }

/**
 * Says every few seconds what this process is and can do, until it ends; hears what the others say. An embedded database has
 * one process, which tells nobody.
 */
export function keepNode(
  { needs, foundation, transactions }: Pick<Base, 'needs' | 'foundation' | 'transactions'>,
  abilities: () => Abilities | null,
  work: PatrolNode['work'],
): KeptNode {
  const { clock, logger, identifiers, closers, secrets } = foundation
  if (secrets.databaseUrl === null) return ALONE
  const stop = new AbortController()
  const id = identifiers.next()
  const startedAt = clock.now()
  const name = `${hostname()} ${process.pid}`
  let others: readonly PatrolNode[] = []

  async function beat(): Promise<void> {
    const now = clock.now()
    const { roles } = needs
    const node = { id, name, roles, abilities: abilities(), work, startedAt, seenAt: now }
    const alive = await transactions.run(async ({ nodes }) => {
      await nodes.beat(node)
      return await nodes.seenSince(minus(now, SILENT_AFTER))
    })
    others = alive.filter((one) => one.id !== id)
  }

  async function keepBeating(): Promise<void> {
    while (!stop.signal.aborted) {
      await beat().catch((error: unknown) => {
        // Nobody else can be counted on then.
        others = []
        logger.debug({ error: String(error) }, 'this process could not be written down')
      })
      await clock.sleep(EVERY, stop.signal)
    }
    await transactions.run(({ nodes }) => nodes.leave(id)).catch(() => undefined)
  }
  const beating = keepBeating()
  closers.add('node', () => {
    stop.abort()
    return beating
  })
  return { othersBrowse: () => others.some((one) => one.abilities?.browser === true) }
}
