import { type Duration, seconds } from '../../core/time/duration.ts'
import type { Clock } from '../../ports/clock.ts'

/** A look must not wait for a store or a disk that hangs. */
const PATIENCE: Duration = seconds(3)

/** What `work` gives, within its time; rejects with `no answer in time` after it. */
export type InTime = <T>(work: Promise<T>, limit?: Duration) => Promise<T>

export const createInTime =
  (clock: Pick<Clock, 'sleep'>): InTime =>
  async (work, limit = PATIENCE) => {
    const over = new AbortController()
    const late = clock.sleep(limit, over.signal).then(() => {
      throw new Error('no answer in time')
    })
    try {
      return await Promise.race([work, late])
    } finally {
      over.abort()
      late.catch(() => undefined)
    }
  }
