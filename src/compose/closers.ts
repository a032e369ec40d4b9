import type { Logger } from '../ports/logger.ts'

export type Closers = {
  readonly add: (name: string, close: () => Promise<unknown>) => void
  /** Closes in reverse order; one that fails does not keep the others open. Safe to call twice. */
  readonly closeAll: () => Promise<void>
}

/** Stopping mirrors starting: what was opened last is closed first. */
export function createClosers(logger: Logger): Closers {
  const open: { readonly name: string; readonly close: () => Promise<unknown> }[] = []
  return {
    add: (name, close) => void open.push({ name, close }),
    closeAll: async () => {
      for (let next = open.pop(); next !== undefined; next = open.pop()) {
        try {
          await next.close()
        } catch (error) {
          logger.error({ part: next.name, error: String(error) }, 'could not be stopped cleanly')
        }
      }
    },
  }
}
