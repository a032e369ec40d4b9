import type { Instant } from '../core/time/instant.ts'

/** What a span says of itself: ids of ours and outcomes; never words of a screen, and no address. */
export type SpanFacts = Readonly<Record<string, string | number | boolean>>

/** Something that is over already and led to what runs. */
export type SpanBefore = { readonly name: string; readonly since: Instant }

/** Where a trace comes from. */
export type TraceOrigin = {
  /** Its first span, of which what runs is a part. */
  readonly before?: SpanBefore
  /** Another trace that it goes on from (`traceparent`). */
  readonly link?: string | undefined
}

/**
 * Follows one look from the tick that asked for it to the screen that shows what came of it, across processes: its id is in
 * every log line, event and job of it.
 */
export interface Tracer {
  /** Begins a trace of its own. */
  begin<T>(name: string, facts: SpanFacts, work: () => Promise<T>, from?: TraceOrigin): Promise<T>
  /** A part of what runs; where nothing runs, `work` alone. */
  span<T>(name: string, facts: SpanFacts, work: () => Promise<T>): Promise<T>
  /** Goes on with what came with a job; where nothing came, `work` alone. */
  resume<T>(traceparent: string | undefined, work: () => Promise<T>): Promise<T>
  /** A part of a trace that is over by now. */
  past(traceparent: string | undefined, before: SpanBefore, facts: SpanFacts): void
  /** Of what runs, as a job takes it along (W3C Trace Context, `traceparent`). */
  current(): string | undefined
}
