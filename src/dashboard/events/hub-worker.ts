import { momentNow } from '../lib/silence.ts'
import { openFeed } from './feed.ts'
import { createHub, type ToHub } from './hub.ts'

/** The part of a shared worker's scope that is used; the page's types have none. */
type SharedScope = { onconnect: ((event: MessageEvent) => void) | null }

const SWEEP_EVERY = 30_000

/** Runs once a browser for all tabs, and outlives each of them. */
function run(scope: SharedScope): void {
  const hub = createHub(openFeed, momentNow)
  setInterval(() => hub.sweep(), SWEEP_EVERY)
  scope.onconnect = ({ ports: [port] }) => {
    if (port === undefined) return
    port.onmessage = ({ data }: MessageEvent<ToHub>) => hub.receive(port, data)
  }
}

run(globalThis as unknown as SharedScope)
