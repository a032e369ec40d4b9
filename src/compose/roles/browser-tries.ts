import type { Chromium } from '../../adapters/browser/chromium/chromium.ts'
import { type Duration, milliseconds, minutes, seconds } from '../../core/time/duration.ts'
import type { Clock } from '../../ports/clock.ts'

const FIRST_PAUSE = seconds(10)
/** A machine without a browser is not kept busy with launches that hang for half a minute each. */
const LONGEST_PAUSE = minutes(5)

export type BrowserTries = {
  /** Tries it unless it is known to start, is being tried, or failed a short while ago. Waits for nothing. */
  readonly nudge: () => void
}

/** Finds out whether the browser starts: at first at once, after each failure with a longer pause, one try at a time. */
export function createBrowserTries(
  chromium: Pick<Chromium, 'ready' | 'starts'>,
  clock: Pick<Clock, 'monotonic'>,
): BrowserTries {
  let trying = false
  let notBefore = Number.NEGATIVE_INFINITY
  let pause: Duration = FIRST_PAUSE

  async function tryOnce(): Promise<void> {
    const tried = await chromium.ready()
    notBefore = clock.monotonic() + pause
    pause = tried.ok ? FIRST_PAUSE : milliseconds(Math.min(pause * 2, LONGEST_PAUSE))
    trying = false
  }

  return {
    nudge: () => {
      if (trying || chromium.starts() === true || clock.monotonic() < notBefore) return
      trying = true
      void tryOnce()
    },
  }
}
