import { AsyncLocalStorage } from 'node:async_hooks'
import type { CountWork, WorkMeter } from '../../ports/work-meter.ts'

const forget: CountWork = () => undefined

/** Who counts lives in the asynchronous context of Node, as the id of a look does. */
export function createWorkMeter(): WorkMeter {
  const counters = new AsyncLocalStorage<CountWork>()
  return {
    measure: (count, work) => counters.run(count, work),
    counter: () => counters.getStore() ?? forget,
  }
}
