import { createChildReaders } from '../../../src/adapters/child-readers/create-child-readers.ts'
import { createSystemClock } from '../../../src/adapters/system/system-clock.ts'
import type { ChildReaders } from '../../../src/ports/child-readers.ts'
import type { Logger } from '../../../src/ports/logger.ts'
import type { PoisonBook } from '../../../src/ports/records/poisonous-pictures.ts'
import { silentLogger } from '../../fakes/silent-logger.ts'

/** Real child processes, by the machine's clock. */
export const openReaders = (logger: Logger = silentLogger, book?: PoisonBook): ChildReaders =>
  createChildReaders({
    clock: createSystemClock(),
    logger,
    ...(book === undefined ? {} : { book }),
  })
