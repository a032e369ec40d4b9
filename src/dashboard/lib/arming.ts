/** How long a first press waits for its second one; later it was a stray key. Milliseconds. */
const ARMED_FOR = 5_000

/** Calls `then` after so many milliseconds; the answer calls it off. */
export type After = (then: () => void, milliseconds: number) => () => void

export const byTimer: After = (then, milliseconds) => {
  const timer = setTimeout(then, milliseconds)
  return () => clearTimeout(timer)
}

export type Arming = { arm(): void; disarm(): void }

/** Armed for a while: each arming begins that while anew, and whoever forgets it finds it disarmed. */
export function createArming(tell: (armed: boolean) => void, after: After = byTimer): Arming {
  let callOff: (() => void) | undefined
  const disarm = (): void => {
    callOff?.()
    callOff = undefined
    tell(false)
  }
  const arm = (): void => {
    callOff?.()
    callOff = after(disarm, ARMED_FOR)
    tell(true)
  }
  return { arm, disarm }
}
