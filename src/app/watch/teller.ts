import { addLook, NO_CALM_LOOKS, waitingOf } from '../../core/violations/calm-looks.ts'
import type { Observation } from '../../core/violations/observation.ts'

/** Tells what a watch sees: what is new at once, what is calm together (`core/violations/calm-looks.ts`). */
export type Teller = {
  tell(look: Observation): Promise<void>
  /** At the end of the watch. */
  tellWaiting(): Promise<void>
}

export function createTeller(report: (look: Observation) => Promise<void>): Teller {
  let calm = NO_CALM_LOOKS
  return {
    async tell(look) {
      const added = addLook(calm, look)
      calm = added.calm
      for (const told of added.tell) await report(told)
    },
    async tellWaiting() {
      const waiting = waitingOf(calm)
      calm = NO_CALM_LOOKS
      for (const told of waiting) await report(told)
    },
  }
}
