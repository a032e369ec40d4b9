import type { ChildReaders } from '../../ports/child-readers.ts'
import type { Clock } from '../../ports/clock.ts'
import type { Logger } from '../../ports/logger.ts'
import type { PoisonBook } from '../../ports/records/poisonous-pictures.ts'
import { createChildReader, type Ward } from './child-reader.ts'
import { createForgetfulBook } from './forgetful-book.ts'

/** Supervises the processes in which native code reads what strangers send. */
export function createChildReaders(needs: {
  readonly clock: Clock
  readonly logger: Logger
  /** What is not fed again; left out: known until the program ends. */
  readonly book?: PoisonBook
}): ChildReaders {
  let deaths = 0
  const { clock, book = createForgetfulBook() } = needs
  let lastAlone: Promise<unknown> = Promise.resolve()
  const ward: Ward = {
    isPoisonous: (sha256) => book.known().includes(sha256),
    addPoisonous: (picture) => book.add({ ...picture, at: clock.now() }),
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
    health: () => ({ deaths, poisonous: book.known() }),
  }
}
