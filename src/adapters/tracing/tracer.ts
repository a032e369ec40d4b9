import { AsyncLocalStorage } from 'node:async_hooks'
import { randomBytes } from 'node:crypto'
import { formatTraceparent, parseTraceparent, type TracePlace } from '../../core/patrol/look-id.ts'
import type { Duration } from '../../core/time/duration.ts'
import { type Instant, plus } from '../../core/time/instant.ts'
import type { Clock } from '../../ports/clock.ts'
import type { SpanFacts, Tracer } from '../../ports/tracer.ts'

export type FinishedSpan = TracePlace & {
  /** `null`: it is the first of its trace. */
  readonly parentSpanId: string | null
  readonly name: string
  readonly start: Instant
  readonly end: Instant
  readonly facts: SpanFacts
  /** It threw. */
  readonly failed: boolean
  /** Another trace that it goes on from. */
  readonly link?: TracePlace | null
}

const id = (bytes: number): string => randomBytes(bytes).toString('hex')

/**
 * Ids live in the asynchronous context of Node. `sink`: who is told of spans that are over; `null`: nobody, and then parts
 * of a look are not timed and cost nothing, while the look keeps its id.
 */
export function createTracer(
  clock: Pick<Clock, 'now' | 'monotonic'>,
  sink: ((span: FinishedSpan) => void) | null,
): Tracer {
  const places = new AsyncLocalStorage<TracePlace>()

  async function timed<T>(
    place: TracePlace,
    parentSpanId: string | null,
    of: Pick<FinishedSpan, 'name' | 'facts' | 'link'>,
    work: () => Promise<T>,
  ): Promise<T> {
    if (sink === null) return await places.run(place, work)
    // Lengths by the clock that nobody sets.
    const [start, began] = [clock.now(), clock.monotonic()]
    let failed = true
    try {
      const result = await places.run(place, work)
      failed = false
      return result
    } finally {
      const end = plus(start, (clock.monotonic() - began) as Duration)
      sink({ ...place, parentSpanId, ...of, start, end, failed })
    }
  }

  return {
    async begin(name, facts, work, { before, link } = {}) {
      const traceId = id(16)
      if (before === undefined) {
        const of = { name, facts, link: parseTraceparent(link) }
        return await timed({ traceId, spanId: id(8) }, null, of, work)
      }
      const first = id(8)
      const rest = { facts, failed: false, parentSpanId: null, start: before.since }
      sink?.({ traceId, spanId: first, name: before.name, end: clock.now(), ...rest })
      return await timed({ traceId, spanId: id(8) }, first, { name, facts }, work)
    },
    async span(name, facts, work) {
      const place = places.getStore()
      if (place === undefined || sink === null) return await work()
      const own = { traceId: place.traceId, spanId: id(8) }
      return await timed(own, place.spanId, { name, facts }, work)
    },
    async resume(traceparent, work) {
      const place = parseTraceparent(traceparent)
      return place === null ? await work() : await places.run(place, work)
    },
    past(traceparent, { name, since }, facts) {
      const place = parseTraceparent(traceparent)
      if (place === null || sink === null) return
      const { traceId, spanId: parentSpanId } = place
      const rest = { facts, failed: false, start: since, end: clock.now() }
      sink({ traceId, spanId: id(8), parentSpanId, name, ...rest })
    },
    current() {
      const place = places.getStore()
      return place === undefined ? undefined : formatTraceparent(place)
    },
  }
}
