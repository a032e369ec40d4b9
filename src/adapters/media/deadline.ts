import { type Duration, milliseconds } from '../../core/time/duration.ts'
import type { Clock } from '../../ports/clock.ts'

export type Deadline = {
  /** Aborts when the budget is used up or the caller gives up. */
  readonly signal: AbortSignal
  /** Never negative. */
  remaining(): Duration
  /** Frees the timer; call it in `finally`. */
  clear(): void
}

export function startDeadline(clock: Clock, budget: Duration, outer?: AbortSignal): Deadline {
  const over = new AbortController()
  const cleared = new AbortController()
  const end = clock.monotonic() + budget
  const giveUp = (): void => over.abort()
  if (outer?.aborted === true) giveUp()
  outer?.addEventListener('abort', giveUp, { once: true })
  void clock.sleep(budget, cleared.signal).then(() => {
    if (!cleared.signal.aborted) over.abort()
  })
  return {
    signal: over.signal,
    remaining: () => milliseconds(Math.max(0, end - clock.monotonic())),
    clear() {
      cleared.abort()
      outer?.removeEventListener('abort', giveUp)
    },
  }
}
