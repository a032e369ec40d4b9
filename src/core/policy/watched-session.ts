import type { Actor, RegionCode, Stage } from '../registry/institution.ts'
import { seconds } from '../time/duration.ts'
import { type Instant, plus } from '../time/instant.ts'
import type { TeachingSession } from './verdict.ts'

/** The two clocks of a look: ours, and the delay between the teacher's screen and ours. */
export const MEASURED_WITHIN_SECONDS = 2

type Whose = { readonly region: RegionCode; readonly actor: Actor; readonly stage: Stage }

/** What a watch judges at a look: from the first look that showed the lesson to the second of this one. */
export const watchedSession = (
  { region, actor, stage }: Whose,
  since: Instant | null,
  at: Instant,
): TeachingSession => ({
  start: since ?? at,
  end: plus(at, seconds(1)),
  region,
  actor,
  stage,
  content: 'subject',
  uncertaintySeconds: MEASURED_WITHIN_SECONDS,
})
