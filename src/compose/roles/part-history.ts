import type { Part } from '../../contracts/system.ts'
import type { Instant } from '../../core/time/instant.ts'
import type { Clock } from '../../ports/clock.ts'

export type PartSince = Pick<Part, 'name' | 'ready'> & {
  readonly since: Instant
  /** It was so when it was first asked: nobody knows for how long before. */
  readonly atLeast: boolean
}

/** Since when each part of this process is ready, or not. In memory: a start begins anew. */
export function createPartHistory(clock: Pick<Clock, 'now'>) {
  const known = new Map<Part['name'], PartSince>()
  return {
    note: <Parts extends readonly Part[]>(parts: Parts): Parts => {
      for (const { name, ready } of parts) {
        const before = known.get(name)
        if (before?.ready === ready) continue
        known.set(name, { name, ready, since: clock.now(), atLeast: before === undefined })
      }
      return parts
    },
    since: (): readonly PartSince[] => [...known.values()],
  }
}
