import type { AddingUp } from '../../core/lesson/adding-up/adding-up.ts'
import type { ClassContext } from '../../core/policy/classes/judge-class.ts'
import type { TaughtNow } from '../../core/policy/classes/judge-taught.ts'
import type { SessionFacts } from '../../core/policy/facts.ts'
import { factsOf } from '../../core/policy/facts-of.ts'
import type { TeachingSession, Verdict } from '../../core/policy/verdict.ts'
import { watchedSession } from '../../core/policy/watched-session.ts'
import type { Institution } from '../../core/registry/institution.ts'
import type { LiveRoom } from '../../core/registry/live-room.ts'
import type { Instant } from '../../core/time/instant.ts'

export type LookJudges = {
  /** Left out: that of this release. */
  readonly addingUp?: AddingUp
  readonly judge: (session: TeachingSession, facts: SessionFacts) => Verdict
  /** As `judge`, of a lesson with what came before it: its length, the break before it. */
  readonly judgeTaught: (
    taught: TaughtNow,
    context: ClassContext,
    facts: SessionFacts,
  ) => Verdict | null
}

export type LookedAt = {
  readonly room: LiveRoom
  readonly institution: Institution
  /** What is known of the case besides the register. */
  readonly known?: SessionFacts
}

/** Everything that the judges are told of a look: the register's facts of that day, and what was found. */
export const factsOfLook = ({ institution, known }: LookedAt, at: Instant): SessionFacts => ({
  ...factsOf(institution, at),
  ...known,
})

/** The lesson that goes on, by its segment; a screen that belongs to none, by its instant. */
export function judgeLook(
  judges: LookJudges,
  looked: LookedAt,
  taught: TaughtNow | null,
  at: Instant,
): Verdict {
  const { region, stage } = looked.room
  const session = watchedSession({ region, stage, actor: looked.institution.actor }, null, at)
  const facts = factsOfLook(looked, taught?.current.start ?? at)
  const ofLesson = taught && judges.judgeTaught(taught, session, facts)
  return ofLesson ?? judges.judge(session, facts)
}
