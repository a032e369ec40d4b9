import type { SpokenSegment } from '../../core/hearing/transcript.ts'
import type { SpokenLine } from '../../core/violations/evidence-piece.ts'

/** A piece of a transcript as evidence keeps it. */
export const spokenLine = ({ text, confidence, start, end }: SpokenSegment): SpokenLine => ({
  text,
  // An engine that does not say how sure it is has not said that it is.
  confidence: confidence ?? 0,
  from: start,
  to: end,
})
