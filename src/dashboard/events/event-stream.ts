import type { Told } from './feed-listener.ts'
import type { FromHub } from './hub.ts'
import { type HubLine, reachHub } from './reach-hub.ts'

export type StreamListener = {
  told(event: Told): void
  /** Events may have been missed, before the first time as well: everything has to be read anew. */
  opened(): void
  heard(): void
  lost(): void
  stranger(): void
}

export type EventStream = { close(): void }

const HERE_EVERY = 3_000
/** So many times unanswered, and the hub is taken for dead. Counted, not timed: a tab that slept has heard nothing. */
const UNANSWERED = 3

/** This tab's part of the events of `accountId`, for as long as it is not closed. */
export function openEventStream(accountId: string, listener: StreamListener): EventStream {
  let failures = 0
  let unanswered = 0
  let line: HubLine

  const hear = (message: FromHub): void => {
    unanswered = 0
    failures = 0
    if (message.kind === 'told') listener.told(message.event)
    else if (message.kind !== 'present') listener[message.kind]()
  }
  const here = (): void => line.say({ kind: 'here', accountId })
  const begin = (): void => {
    unanswered = 0
    const tried = failures
    line = reachHub(tried)(hear, () => startOver(tried))
    here()
  }
  function startOver(tried: number): void {
    if (tried !== failures) return
    line.hangUp()
    failures += 1
    listener.lost()
    begin()
  }
  const tick = setInterval(() => {
    if (unanswered >= UNANSWERED) return startOver(failures)
    unanswered += 1
    here()
  }, HERE_EVERY)
  const seen = (): void => {
    if (document.visibilityState === 'visible') here()
  }
  const leave = (): void => line.say({ kind: 'bye' })

  begin()
  document.addEventListener('visibilitychange', seen)
  globalThis.addEventListener('pageshow', seen)
  globalThis.addEventListener('pagehide', leave)
  return {
    close: () => {
      clearInterval(tick)
      document.removeEventListener('visibilitychange', seen)
      globalThis.removeEventListener('pageshow', seen)
      globalThis.removeEventListener('pagehide', leave)
      leave()
      line.hangUp()
    },
  }
}
