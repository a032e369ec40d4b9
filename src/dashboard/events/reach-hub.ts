import { IN_REHEARSAL } from '../lib/base.ts'
import { momentNow } from '../lib/silence.ts'
import { openFeed } from './feed.ts'
import { createHub, type FromHub, type HubPort, type ToHub } from './hub.ts'

/** The way to a hub, wherever it lives. */
export type HubLine = { say(message: ToHub): void; hangUp(): void }

type Reach = (hear: (message: FromHub) => void, broken: () => void) => HubLine

/** The hub of the whole browser. */
const reachShared: Reach = (hear, broken) => {
  const worker = new SharedWorker(new URL('./hub-worker.ts', import.meta.url), {
    type: 'module',
    name: 'xuncha-events',
  })
  worker.onerror = broken
  worker.port.onmessage = ({ data }: MessageEvent<FromHub>) => hear(data)
  return { say: (message) => worker.port.postMessage(message), hangUp: () => worker.port.close() }
}

/**
 * A hub of this tab alone, where browsers know no shared workers. It holds a connection only while the tab can be seen:
 * a browser gives a plain-HTTP server six of them for all its tabs.
 */
const reachOwn: Reach = (hear) => {
  const hub = createHub(openFeed, momentNow)
  const port: HubPort = { postMessage: hear }
  let last: ToHub = { kind: 'bye' }
  const say = (message: ToHub): void => {
    last = message
    const seen = document.visibilityState === 'visible'
    hub.receive(port, seen ? message : { kind: 'bye' })
    // Silent because nobody looks, not because it is dead.
    if (!seen) hear({ kind: 'present' })
  }
  const follow = (): void => say(last)
  document.addEventListener('visibilitychange', follow)
  return {
    say,
    hangUp: () => {
      document.removeEventListener('visibilitychange', follow)
      hub.receive(port, { kind: 'bye' })
    },
  }
}

/** How a hub is reached after so many that did not answer. That of the whole browser hears the real program. */
export const reachHub = (failures: number): Reach =>
  IN_REHEARSAL || typeof SharedWorker === 'undefined' || failures > 1 ? reachOwn : reachShared
