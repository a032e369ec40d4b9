/** W3C Trace Context, version 00: trace, span, flags; neither id is all zeros. */
const TRACEPARENT = /^00-(?!0{32})([0-9a-f]{32})-(?!0{16})([0-9a-f]{16})-[0-9a-f]{2}$/

export type TracePlace = { readonly traceId: string; readonly spanId: string }

/** `null`: it is none. */
export function parseTraceparent(text: string | undefined): TracePlace | null {
  const [, traceId, spanId] = TRACEPARENT.exec(text ?? '') ?? []
  return traceId === undefined || spanId === undefined ? null : { traceId, spanId }
}

/** Flags: sampled. */
export const formatTraceparent = ({ traceId, spanId }: TracePlace): string =>
  `00-${traceId}-${spanId}-01`

/** The id of a look, by which log lines, events and traces are found; `undefined`: it is none. */
export const lookIdOf = (traceparent: string | undefined): string | undefined =>
  parseTraceparent(traceparent)?.traceId
