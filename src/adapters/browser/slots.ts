/** A bounded number of things at once; who comes later waits in line. */
export type Slots = {
  /** Resolves with the way to give the slot back, or with `null` when `signal` aborts before there was one. */
  take(signal: AbortSignal): Promise<(() => void) | null>
}

export function createSlots(atOnce: number): Slots {
  let free = atOnce
  const waiting: (() => void)[] = []

  const giveBack = (): (() => void) => {
    let given = false
    return () => {
      if (given) return
      given = true
      const next = waiting.shift()
      if (next === undefined) free += 1
      else next()
    }
  }

  return {
    take: (signal) =>
      new Promise((resolve) => {
        if (signal.aborted) return resolve(null)
        if (free > 0) {
          free -= 1
          return resolve(giveBack())
        }
        const leave = (): void => {
          const place = waiting.indexOf(mine)
          if (place >= 0) waiting.splice(place, 1)
          resolve(null)
        }
        const mine = (): void => {
          signal.removeEventListener('abort', leave)
          resolve(giveBack())
        }
        waiting.push(mine)
        signal.addEventListener('abort', leave, { once: true })
      }),
  }
}
