import { pino } from 'pino'
import type { Logger } from '../../ports/logger.ts'

const SECRET_FIELDS = [
  'password',
  'token',
  'authorization',
  'cookie',
  'secret',
  'databaseUrl',
  'credentials',
  'csrf',
]

/** Names of secrets are redacted at the top and two levels down; addresses with credentials must not be logged at all. */
const REDACT_PATHS = SECRET_FIELDS.flatMap((name) => [name, `*.${name}`, `*.*.${name}`])

export const LOG_LEVELS = ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'] as const
export type LogLevel = (typeof LOG_LEVELS)[number]

/** JSON lines on `stream`: stderr in the program (stdout belongs to machine output). */
export function createPinoLogger(
  level: LogLevel,
  stream: { write(text: string): unknown },
): Logger {
  const logger = pino(
    { level, base: null, redact: { paths: REDACT_PATHS, censor: '[redacted]' } },
    { write: (text: string) => void stream.write(text) },
  )
  return {
    debug: (fields, message) => logger.debug(fields, message),
    info: (fields, message) => logger.info(fields, message),
    warn: (fields, message) => logger.warn(fields, message),
    error: (fields, message) => logger.error(fields, message),
  }
}
