import type { Logger } from '../../../src/ports/logger.ts'

/** A log that a test reads. */
export function createWrittenLog(): { readonly logger: Logger; readonly text: () => string } {
  const lines: string[] = []
  const write = (fields: object, message: string): void => {
    lines.push(JSON.stringify({ ...fields, message }))
  }
  return {
    logger: { debug: write, info: write, warn: write, error: write },
    text: () => lines.join('\n'),
  }
}
