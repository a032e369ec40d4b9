import { type Duration, milliseconds, seconds } from '../core/time/duration.ts'
import type { Clock } from '../ports/clock.ts'
import type { Logger } from '../ports/logger.ts'

export type Closers = {
  readonly add: (name: string, close: () => Promise<unknown>) => void
  /**
   * Closes in reverse order, within eight seconds whatever happens: one that fails or hangs does not keep the others
   * open. Safe to call twice.
   */
  readonly closeAll: () => Promise<void>
}

/** For all together; service managers send SIGKILL after ten seconds or more. */
const ALTOGETHER: Duration = seconds(6)
/** One that hangs leaves time to the others. */
const EACH: Duration = seconds(4)
/** Even when the time is over each is asked: a child process must not outlive us. */
const AT_LEAST: Duration = milliseconds(200)

/** Stopping mirrors starting: what was opened last is closed first. */
export function createClosers(logger: Logger, clock: Clock): Closers {
  const open: { readonly name: string; readonly close: () => Promise<unknown> }[] = []

  async function closeOne(name: string, close: () => Promise<unknown>, most: Duration) {
    const closed = new AbortController()
    const closing = close().then(
      () => 'closed' as const,
      (error: unknown) => {
        logger.error({ part: name, error: String(error) }, 'could not be stopped cleanly')
        return 'failed' as const
      },
    )
    const late = clock.sleep(most, closed.signal).then(() => 'late' as const)
    if ((await Promise.race([closing, late])) === 'late') {
      logger.warn({ part: name, milliseconds: most }, 'does not stop in time, and is left')
    }
    closed.abort()
  }

  return {
    add: (name, close) => void open.push({ name, close }),
    closeAll: async () => {
      const began = clock.monotonic()
      for (let next = open.pop(); next !== undefined; next = open.pop()) {
        const left = ALTOGETHER - (clock.monotonic() - began)
        const most = Math.max(AT_LEAST, Math.min(EACH, left)) as Duration
        await closeOne(next.name, next.close, most)
      }
    },
  }
}
