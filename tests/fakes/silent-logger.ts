import type { Logger } from '../../src/ports/logger.ts'

const nothing = (): void => {}

/** For tests that do not look at the log. */
export const silentLogger: Logger = { debug: nothing, info: nothing, warn: nothing, error: nothing }
