/** `host`: its own share is full, and more places of ours would not help it; `process`: ours are. */
export type NoPlace = 'host' | 'process'

/** A place in flight; to be called when the look is over. */
export type LeavePlace = () => void

/**
 * Places for probes in flight in this process. A platform that keeps its looks waiting fills its own share and no other's;
 * places that come free go round the platforms that wait.
 */
export type HostPlaces = {
  /** At most `most` of that host at once. The signal came first: what there was no place in. */
  take(host: string, most: number, signal: AbortSignal): Promise<LeavePlace | NoPlace>
  inFlight(): number
}

type Asking = { readonly most: number; readonly answer: (leave: LeavePlace) => void }

export function createHostPlaces(total: number): HostPlaces {
  const taken = new Map<string, number>()
  /** In the order in which hosts have their next turn. */
  const waiting = new Map<string, Asking[]>()
  let inFlight = 0

  const leave = (host: string): LeavePlace => {
    let left = false
    return () => {
      if (left) return
      left = true
      inFlight -= 1
      const rest = (taken.get(host) ?? 1) - 1
      if (rest === 0) taken.delete(host)
      else taken.set(host, rest)
      giveOut()
    }
  }

  function giveOut(): void {
    for (const [host, line] of [...waiting]) {
      if (inFlight >= total) return
      const [first, ...rest] = line
      if (first === undefined || (taken.get(host) ?? 0) >= first.most) continue
      inFlight += 1
      taken.set(host, (taken.get(host) ?? 0) + 1)
      // To the end of the round.
      waiting.delete(host)
      if (rest.length > 0) waiting.set(host, rest)
      first.answer(leave(host))
    }
  }

  return {
    inFlight: () => inFlight,
    take(host, most, signal) {
      const lacking = (): NoPlace => ((taken.get(host) ?? 0) >= most ? 'host' : 'process')
      if (signal.aborted) return Promise.resolve(lacking())
      return new Promise((resolve) => {
        const giveUp = (): void => {
          const line = (waiting.get(host) ?? []).filter((one) => one !== asking)
          if (line.length > 0) waiting.set(host, line)
          else waiting.delete(host)
          resolve(lacking())
        }
        const asking: Asking = {
          most,
          answer: (place) => {
            signal.removeEventListener('abort', giveUp)
            resolve(place)
          },
        }
        signal.addEventListener('abort', giveUp, { once: true })
        waiting.set(host, [...(waiting.get(host) ?? []), asking])
        giveOut()
      })
    },
  }
}
