import { setTimeout as delay } from 'node:timers/promises'

export type Told = { readonly id: number; readonly event: string; readonly at: number }

/** Somebody who follows the events of nodes as a browser does: one that is lost is followed elsewhere, from the last event on. */
export type Follower = {
  /** In the order in which they came, with the moment of this process's monotonic clock. */
  readonly told: readonly Told[]
  /** Connections that were taken up so far. */
  connections(): number
  stop(): Promise<void>
}

const AGAIN_MILLISECONDS = 100

function eventIn(block: string): Omit<Told, 'at'> | null {
  const id = /^id: (\d+)$/m.exec(block)?.[1]
  return id === undefined
    ? null
    : { id: Number(id), event: /^event: (.+)$/m.exec(block)?.[1] ?? '' }
}

/** @param from the last event that is known already */
export function followEvents(urls: () => readonly string[], token: string, from: number): Follower {
  const told: Told[] = []
  const stop = new AbortController()
  let connections = 0
  let last = from

  async function listen(url: string): Promise<void> {
    const response = await fetch(`${url}/api/v1/events`, {
      headers: {
        accept: 'text/event-stream',
        authorization: `Bearer ${token}`,
        'last-event-id': String(last),
      },
      signal: stop.signal,
    })
    if (!response.ok || response.body === null) return
    connections += 1
    let text = ''
    for await (const chunk of response.body.pipeThrough(new TextDecoderStream())) {
      const blocks = `${text}${chunk}`.split('\n\n')
      text = blocks.pop() ?? ''
      for (const event of blocks.map(eventIn)) {
        if (event === null) continue
        told.push({ ...event, at: performance.now() })
        last = event.id
      }
    }
  }

  async function keepListening(): Promise<void> {
    for (let turn = 0; !stop.signal.aborted; turn += 1) {
      const known = urls()
      await listen(known[turn % known.length] ?? '').catch(() => undefined)
      await delay(AGAIN_MILLISECONDS, undefined, { signal: stop.signal }).catch(() => undefined)
    }
  }
  const listening = keepListening()
  return {
    told,
    connections: () => connections,
    stop: () => {
      stop.abort()
      return listening
    },
  }
}
