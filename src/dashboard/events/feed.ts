import type { Beat, Hello } from '../../contracts/server-event.ts'
import { EVENT_NAMES } from '../../contracts/words/vocabulary.ts'
import { BEAT_EVENT, HELLO_EVENT } from '../../contracts/words/wire-words.ts'
import { reading } from '../api/addresses.ts'
import { API_PREFIX } from '../api/client.ts'
import { backoff } from '../lib/backoff.ts'
import { placedAddresses } from '../lib/base.ts'
import { isSilent, momentNow } from '../lib/silence.ts'
import type { Feed, FeedListener, Told } from './feed-listener.ts'

/** Longest wait between two tries, in milliseconds: a server that is back is noticed within it. */
const LONGEST_WAIT = 4_000

/**
 * One connection to `/events`, opened again from where it was whenever it fails or falls silent. A server that is
 * stopped keeps its connections open and says nothing, so silence counts as failure, also before the first word.
 */
export function openFeed(listener: FeedListener): Feed {
  let source: EventSource | null = null
  let retry: ReturnType<typeof setTimeout> | undefined
  let attempts = 0
  let received = 0
  let heard = momentNow()

  const fail = (): void => {
    source?.close()
    source = null
    clearTimeout(retry)
    retry = setTimeout(connect, Math.min(LONGEST_WAIT, backoff(attempts)))
    attempts += 1
    listener.lost()
  }
  const listen = (current: EventSource): void => {
    const on = (name: string, use: (data: unknown) => void): void =>
      current.addEventListener(name, ({ data, lastEventId }: MessageEvent<string>) => {
        if (source !== current) return
        heard = momentNow()
        received = Number(lastEventId) || received
        use(JSON.parse(placedAddresses(data)))
      })
    on(HELLO_EVENT, (data) => {
      attempts = 0
      listener.opened((data as Hello).accountId)
    })
    on(BEAT_EVENT, (data) => {
      received = (data as Beat).sequence
      listener.heard()
    })
    for (const name of EVENT_NAMES) on(name, (data) => listener.told({ name, data } as Told))
    current.onerror = () => {
      if (source === current) fail()
    }
  }
  function connect(): void {
    clearTimeout(retry)
    source?.close()
    heard = momentNow()
    const from = received === 0 ? {} : { query: { lastEventId: String(received) } }
    source = new EventSource(API_PREFIX + reading('/events', from))
    listen(source)
  }
  const watch = setInterval(() => {
    if (source !== null && isSilent(heard, momentNow())) fail()
  }, 1_000)

  connect()
  return {
    reopen: connect,
    close: () => {
      clearInterval(watch)
      clearTimeout(retry)
      source?.close()
      source = null
    },
  }
}
