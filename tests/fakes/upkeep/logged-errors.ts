import type { Logger } from '../../../src/ports/logger.ts'

export type LoggedError = {
  readonly fields: Readonly<Record<string, unknown>>
  readonly message: string
}

/** Keeps what is warned of, and what goes wrong. */
export function loggerInto(errors: LoggedError[], warnings: LoggedError[]): Logger {
  const silent = (): void => {}
  return {
    debug: silent,
    info: silent,
    warn: (fields, message) => void warnings.push({ fields, message }),
    error: (fields, message) => void errors.push({ fields, message }),
  }
}
