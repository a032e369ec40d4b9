import { createPinoLogger } from '../../../src/adapters/system/pino-logger.ts'

/** For parts under test whose log nobody reads. */
export const silentLogger = createPinoLogger('silent', { write: () => true })
