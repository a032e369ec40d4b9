import { withPoisonous } from '../../core/reading/reader-supervision.ts'
import type { ChildReaders } from '../../ports/child-readers.ts'
import type { Clock } from '../../ports/clock.ts'
import type { Logger } from '../../ports/logger.ts'
import { createChildReader, type Ward } from './child-reader.ts'

/** Supervises the processes in which native code reads what strangers send. */
export function createChildReaders(needs: {
  readonly clock: Clock
  readonly logger: Logger
}): ChildReaders {
  let deaths = 0
  let poisonous: readonly string[] = []
  let lastAlone: Promise<unknown> = Promise.resolve()
  const ward: Ward = {
    isPoisonous: (sha256) => poisonous.includes(sha256),
    addPoisonous: (sha256) => {
      poisonous = withPoisonous(poisonous, sha256)
    },
    countDeath: () => {
      deaths += 1
    },
    alone: (work) => {
      const run = lastAlone.then(work)
      lastAlone = run.catch(() => undefined)
      return run
    },
  }
  return {
    open: (program) => createChildReader({ ...needs, program, ward }),
    health: () => ({ deaths, poisonous }),
  }
}
