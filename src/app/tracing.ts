import type { Tracer } from '../ports/tracer.ts'

/** Where nobody follows looks: everything runs as it would. */
export const NO_TRACER: Tracer = {
  begin: (_name, _facts, work) => work(),
  span: (_name, _facts, work) => work(),
  resume: (_traceparent, work) => work(),
  past: () => undefined,
  current: () => undefined,
}

export type Traced = {
  /** Left out: nobody follows looks. */
  readonly tracer?: Tracer
}

export const tracerOf = ({ tracer }: Traced): Tracer => tracer ?? NO_TRACER

/** What a job, an observation or an event takes along of the look that it comes from. */
export type FromLook = { readonly traceparent?: string }

/** As `FromLook` of what runs now. */
export function fromLook(deps: Traced): FromLook {
  const traceparent = tracerOf(deps).current()
  return traceparent === undefined ? {} : { traceparent }
}

/** What came along with a payload or with the data of an event; anything else is nothing. */
export function traceparentIn(data: unknown): string | undefined {
  if (typeof data !== 'object' || data === null || !('traceparent' in data)) return undefined
  return typeof data.traceparent === 'string' ? data.traceparent : undefined
}
