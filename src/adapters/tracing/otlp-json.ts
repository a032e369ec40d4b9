import type { SpanFacts } from '../../ports/tracer.ts'
import type { FinishedSpan } from './tracer.ts'

const anyValue = (value: string | number | boolean) => {
  if (typeof value === 'string') return { stringValue: value }
  if (typeof value === 'boolean') return { boolValue: value }
  return Number.isInteger(value) ? { intValue: String(value) } : { doubleValue: value }
}

const attributesOf = (facts: SpanFacts) =>
  Object.entries(facts).map(([key, value]) => ({ key, value: anyValue(value) }))

/** Nanoseconds do not fit into a number. */
const nanoseconds = (milliseconds: number): string => `${milliseconds}000000`

const INTERNAL = 1
const ERROR = 2

/**
 * The body of `POST /v1/traces` (OTLP 1.x over HTTP in JSON: opentelemetry.io/docs/specs/otlp, ids in hexadecimal).
 * `process`: attributes of the process by their standard names.
 */
export const otlpJson = (spans: readonly FinishedSpan[], process: SpanFacts): string =>
  JSON.stringify({
    resourceSpans: [
      {
        resource: { attributes: attributesOf(process) },
        scopeSpans: [
          {
            scope: { name: 'xuncha' },
            spans: spans.map(({ traceId, spanId, parentSpanId, name, start, end, ...span }) => ({
              traceId,
              spanId,
              ...(parentSpanId === null ? {} : { parentSpanId }),
              name,
              kind: INTERNAL,
              startTimeUnixNano: nanoseconds(start),
              endTimeUnixNano: nanoseconds(Math.max(start, end)),
              attributes: attributesOf(span.facts),
              ...(span.link == null ? {} : { links: [span.link] }),
              status: span.failed ? { code: ERROR } : {},
            })),
          },
        ],
      },
    ],
  })
