import { type Duration, milliseconds } from '../../core/time/duration.ts'
import type { Clock } from '../../ports/clock.ts'

const NONE: Duration = milliseconds(0)

export type Deadline = {
  /** Aborts when the budget is used up or the caller gives up. */
  readonly signal: AbortSignal
  /** Never negative. */
  remaining(): Duration
  /** Pictures are announced and on their way: what the caller allows beyond the budget for that is added, once. */
  expectPictures(): void
  /** Frees the timer; call it in `finally`. */
  clear(): void
}

export function startDeadline(
  clock: Clock,
  budget: Duration,
  outer?: AbortSignal,
  keyframePatience: Duration = NONE,
): Deadline {
  const over = new AbortController()
  const cleared = new AbortController()
  let end = clock.monotonic() + budget
  const giveUp = (): void => over.abort()
  if (outer?.aborted === true) giveUp()
  outer?.addEventListener('abort', giveUp, { once: true })
  let granted = NONE
  const watch = async (): Promise<void> => {
    await clock.sleep(budget, cleared.signal)
    if (granted > 0 && !cleared.signal.aborted) await clock.sleep(granted, cleared.signal)
    if (!cleared.signal.aborted) over.abort()
  }
  void watch()
  return {
    signal: over.signal,
    expectPictures() {
      if (granted > 0) return
      granted = keyframePatience
      end += granted
    },
    remaining: () => milliseconds(Math.max(0, end - clock.monotonic())),
    clear() {
      cleared.abort()
      outer?.removeEventListener('abort', giveUp)
    },
  }
}
