import { seconds } from '../../core/time/duration.ts'
import type { Clock } from '../../ports/clock.ts'

/** No slide takes this long; a picture made to hang the engine does. */
const LONGEST_READ = seconds(45)

/** The answer of an engine, or a rejection after a while without one. */
export async function withinTime<T>(work: Promise<T>, clock: Pick<Clock, 'sleep'>): Promise<T> {
  const finished = new AbortController()
  const late = clock.sleep(LONGEST_READ, finished.signal).then(() => {
    throw new Error(`no answer within ${LONGEST_READ / 1000} s`)
  })
  late.catch(() => undefined)
  try {
    return await Promise.race([work, late])
  } finally {
    finished.abort()
  }
}
