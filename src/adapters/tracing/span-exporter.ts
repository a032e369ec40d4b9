import { type Duration, seconds } from '../../core/time/duration.ts'
import type { Clock } from '../../ports/clock.ts'
import type { Egress } from '../../ports/egress.ts'
import type { Logger } from '../../ports/logger.ts'
import type { SpanFacts } from '../../ports/tracer.ts'
import { otlpJson } from './otlp-json.ts'
import type { FinishedSpan } from './tracer.ts'

/** A collector that is away costs traces, never memory and never a look. */
const KEPT_AT_MOST = 4_096
const SENT_AT_ONCE = 512
const EVERY: Duration = seconds(2)
const BUDGET: Duration = seconds(5)
/** All that an end waits for a collector that does not answer: spans are worth less than a prompt end. */
const END_WITHIN: Duration = seconds(1)

export type SpanExporterNeeds = {
  readonly url: string
  readonly process: SpanFacts
  readonly egress: Pick<Egress, 'post'>
  readonly clock: Pick<Clock, 'sleep'>
  readonly logger: Logger
}

export type SpanExporter = {
  readonly take: (span: FinishedSpan) => void
  /** Sends what waits, once, and ends within a second whatever the collector does. */
  stop(): Promise<void>
}

/** Sends spans to a collector, many at once, through the guard that everything goes out by. */
export function createSpanExporter(needs: SpanExporterNeeds): SpanExporter {
  const { url, process, egress, clock, logger } = needs
  const stopping = new AbortController()
  const givenUp = new AbortController()
  let waiting: FinishedSpan[] = []
  let lost = 0
  let away = false

  async function post(spans: readonly FinishedSpan[]): Promise<string | null> {
    const [ended, late] = [new AbortController(), new AbortController()]
    void clock.sleep(BUDGET, ended.signal).then(() => late.abort())
    try {
      const signal = AbortSignal.any([late.signal, givenUp.signal])
      const request = { body: otlpJson(spans, process), token: null, signal }
      const answer = await egress.post(url, request)
      if (answer.kind === 'refusal') return answer.reason
      answer.discard()
      return answer.status < 300 ? null : `HTTP ${answer.status}`
    } finally {
      ended.abort()
    }
  }

  async function send(): Promise<void> {
    const spans = waiting.slice(0, SENT_AT_ONCE)
    if (spans.length === 0) return
    waiting = waiting.slice(SENT_AT_ONCE)
    const why = await post(spans)
    if (why === null) {
      if (away) logger.info({ lost }, 'traces are taken again')
      away = false
      lost = 0
      return
    }
    lost += spans.length
    // Once, until it is back: the address may carry a token and is never written down.
    if (!away) logger.warn({ why }, 'traces were not taken')
    away = true
  }

  async function keepSending(): Promise<void> {
    while (!stopping.signal.aborted) {
      if (waiting.length < SENT_AT_ONCE) await clock.sleep(EVERY, stopping.signal)
      await send()
    }
  }
  const sending = keepSending()
  return {
    take: (span) => {
      if (waiting.length < KEPT_AT_MOST) waiting.push(span)
      else lost += 1
    },
    async stop() {
      stopping.abort()
      const told = new AbortController()
      const longest = clock.sleep(END_WITHIN, told.signal)
      const telling = sending.then(async () => {
        if (!givenUp.signal.aborted) await send()
      })
      await Promise.race([telling.finally(() => told.abort()), longest])
      givenUp.abort()
    },
  }
}
