import type { PlacedUseCases } from '../../app/bind-use-cases.ts'
import type { EventView } from '../../app/queries/event-queries.ts'
import { BEAT_MILLISECONDS, type Beat } from '../../contracts/server-event.ts'
import { BEAT_EVENT } from '../../contracts/words/wire-words.ts'
import { lookIdOf } from '../../core/patrol/look-id.ts'
import type { RegionScope } from '../../core/registry/region-scope.ts'
import type { HttpDependencies } from './dependencies.ts'
import { presentEventData } from './present/event.ts'
import type { RoomReader } from './present/room.ts'
import { readSystemInfo } from './routes/system.ts'

const BATCH = 100
/** For what was written elsewhere and not notified; and each look that finds nothing is told as a beat. */
const LOOK_EVERY_MILLISECONDS = BEAT_MILLISECONDS

export type StreamedEvent = { readonly id?: string; readonly event: string; readonly data: unknown }

/** Sleeps until the journal is said to have grown, for at most a moment; wakes that come early are not lost. */
function createWake(deps: Pick<HttpDependencies, 'journalFeed'>, signal: AbortSignal) {
  let pending = false
  let wake: (() => void) | null = null
  const ring = (): void => {
    pending = true
    wake?.()
  }
  const unsubscribe = deps.journalFeed.subscribe(ring)
  signal.addEventListener('abort', ring)
  return {
    async next(): Promise<void> {
      if (!pending && !signal.aborted) {
        await new Promise<void>((resolve) => {
          const timer = setTimeout(resolve, LOOK_EVERY_MILLISECONDS)
          wake = () => {
            clearTimeout(timer)
            resolve()
          }
        })
        wake = null
      }
      pending = false
    },
    stop(): void {
      unsubscribe()
      signal.removeEventListener('abort', ring)
    },
  }
}

/** The resource, and the look that the event comes from. */
function withLookId({ traceparent }: Pick<EventView, 'traceparent'>, data: unknown): unknown {
  const lookId = lookIdOf(traceparent)
  return lookId === undefined ? data : { ...(data as object), lookId }
}

/** Asked when it is first needed, and not again. */
function once<T>(ask: () => Promise<T>): () => Promise<T> {
  let answer: Promise<T> | null = null
  return () => {
    answer ??= ask()
    return answer
  }
}

/** Whether somebody may go on listening, and to what. */
export type Listening = {
  readonly isWelcome: () => Promise<boolean>
  readonly events: PlacedUseCases['events']
  readonly reader: RoomReader
}

/**
 * Everything that the journal tells after `from`, and a beat whenever it was read to its end, until `signal` aborts or the listener is no longer welcome:
 * who has signed out hears nothing more.
 */
export async function* eventStream(
  deps: HttpDependencies,
  from: number,
  signal: AbortSignal,
  { isWelcome, events, reader }: Listening,
  region?: RegionScope,
): AsyncGenerator<StreamedEvent> {
  const wake = createWake(deps, signal)
  let sequence = from
  try {
    while (!signal.aborted) {
      // Asked together: each is several round trips to the database, and the screen waits for both.
      const [welcome, batch] = await Promise.all([
        isWelcome(),
        events.after(sequence, BATCH, region),
      ])
      if (!welcome) return
      const systemNow = once(() => readSystemInfo(deps, reader.jurisdiction))
      for (const event of batch.events) {
        const data = await presentEventData(event, systemNow, reader)
        yield { id: String(event.sequence), event: event.type, data: withLookId(event, data) }
        const { type, at: since, traceparent } = event
        deps.tracer?.past(traceparent, { name: 'screen', since }, { event: type })
      }
      const more = batch.lastSequence > sequence
      sequence = batch.lastSequence
      if (more) continue
      const beat: Beat = { sequence }
      yield { event: BEAT_EVENT, data: beat }
      await wake.next()
    }
  } finally {
    wake.stop()
  }
}
