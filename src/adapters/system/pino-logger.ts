import { pino } from 'pino'
import { withoutQueryValues } from '../../core/error-code.ts'
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

function plainValue(value: unknown): unknown {
  if (value instanceof Error)
    return { type: value.name, message: withoutQueryValues(value.message) }
  return typeof value === 'string' ? withoutQueryValues(value) : value
}

/**
 * Errors as plain values. Redaction copies what it is given, and the copy of a DOMException (every abort is one) throws
 * when it is written.
 */
function plain(fields: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(fields).map(([name, value]) => [name, plainValue(value)]),
  )
}

/** JSON lines on `stream`, each with what `besides` gives at its moment: stderr in the program (stdout belongs to machine output). */
export function createPinoLogger(
  level: LogLevel,
  stream: { write(text: string): unknown },
  besides: () => Readonly<Record<string, string>> = () => ({}),
): Logger {
  const logger = pino(
    {
      level,
      base: null,
      mixin: () => ({ ...besides() }),
      redact: { paths: REDACT_PATHS, censor: '[redacted]' },
    },
    { write: (text: string) => void stream.write(text) },
  )
  return {
    debug: (fields, message) => logger.debug(plain(fields), message),
    info: (fields, message) => logger.info(plain(fields), message),
    warn: (fields, message) => logger.warn(plain(fields), message),
    error: (fields, message) => logger.error(plain(fields), message),
  }
}
