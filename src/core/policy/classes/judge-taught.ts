import { seconds } from '../../time/duration.ts'
import { type Instant, plus } from '../../time/instant.ts'
import { NO_FACTS, type SessionFacts } from '../facts.ts'
import type { Law } from '../law.ts'
import type { Verdict } from '../verdict.ts'
import { type ClassContext, judgeLessonOf } from './judge-class.ts'
import { partOf, type TaughtSegment } from './taught-segment.ts'

/** The lesson of a room as it is known at a look. */
export type TaughtNow = {
  /** The segment that goes on; its last look belongs to it. */
  readonly current: TaughtSegment
  /** What was taught before it to the same class, as far back as breaks are measured. */
  readonly earlier: readonly TaughtSegment[]
}

/** A look shows a second of teaching, so that a segment of one look is not empty. */
const withLastLook = (end: Instant): Instant => plus(end, seconds(1))

/** What the rules say of the lesson that goes on: day, hour, its length and the break before it. */
export function judgeTaught(
  { current, earlier }: TaughtNow,
  context: ClassContext,
  law: Law,
  facts: SessionFacts = NO_FACTS,
): Verdict | null {
  const part = partOf({ ...current, end: withLastLook(current.end) })
  return judgeLessonOf(part, earlier.map(partOf), context, law, facts)
}
