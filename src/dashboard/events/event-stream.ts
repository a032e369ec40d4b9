import type { EventData, EventName } from '../../contracts/server-event.ts'
import { EVENT_NAMES } from '../../contracts/vocabulary.ts'
import { API_PREFIX } from '../api/client.ts'
import { backoff } from '../lib/backoff.ts'

export type StreamListener = {
  /** `data` is the shape that belongs to `name`. */
  event<Name extends EventName>(name: Name, data: EventData[Name]): void
  /** `resumed` is true when events may have been missed and everything has to be read anew. */
  opened(resumed: boolean): void
  lost(): void
}

export type EventStream = {
  /** Sequence of the last event that came; 0 before the first. */
  received(): number
  /** Drops a connection that is only thought to be alive. */
  reopen(): void
  close(): void
}

/**
 * One connection to `/events`. The browser reconnects by itself with `Last-Event-ID` after a dropped connection; after
 * an answer that is not a stream (restart, signed out) it gives up, and then we open a new one from where we were.
 */
export function openEventStream(listener: StreamListener): EventStream {
  let source: EventSource | null = null
  let retry: ReturnType<typeof setTimeout> | undefined
  let attempts = 0
  let everOpened = false
  let received = 0

  const listen = (current: EventSource): void => {
    for (const name of EVENT_NAMES) {
      current.addEventListener(name, ({ data, lastEventId }: MessageEvent<string>) => {
        received = Number(lastEventId) || received
        listener.event(name, JSON.parse(data) as EventData[typeof name])
      })
    }
  }
  const connect = (): void => {
    clearTimeout(retry)
    source?.close()
    const from = received === 0 ? '' : `?lastEventId=${received}`
    const current = new EventSource(`${API_PREFIX}/events${from}`)
    source = current
    current.onopen = () => {
      attempts = 0
      listener.opened(everOpened)
      everOpened = true
    }
    current.onerror = () => {
      listener.lost()
      if (current.readyState !== EventSource.CLOSED) return
      retry = setTimeout(connect, backoff(attempts))
      attempts += 1
    }
    listen(current)
  }

  connect()
  return {
    received: () => received,
    reopen: connect,
    close: () => {
      clearTimeout(retry)
      source?.close()
    },
  }
}
