import type { Duration } from '../time/duration.ts'
import { type Instant, plus } from '../time/instant.ts'
import type { ReadScreen } from './covered-screens.ts'
import type { LessonTime } from './lesson-time.ts'
import type { RoomSession } from './room-session.ts'
import type { SessionEvidence } from './session-evidence.ts'

type Moved = {
  (at: Instant): Instant
  (at: Instant | null): Instant | null
}

function movedBy(by: Duration): Moved {
  function moved(at: Instant): Instant
  function moved(at: Instant | null): Instant | null
  function moved(at: Instant | null): Instant | null {
    return at === null ? null : plus(at, by)
  }
  return moved
}

function shiftEvidence(evidence: SessionEvidence, moved: Moved): SessionEvidence {
  return {
    ...evidence,
    lastLookAt: moved(evidence.lastLookAt),
    lastSeenAt: moved(evidence.lastSeenAt),
    screens: evidence.screens.map((screen) => ({
      ...screen,
      after: moved(screen.after),
      since: moved(screen.since),
      at: moved(screen.at),
    })),
    instructingSince: moved(evidence.instructingSince),
    instructingAfter: moved(evidence.instructingAfter),
    lastLessonAt: moved(evidence.lastLessonAt),
    leaningSince: moved(evidence.leaningSince),
  }
}

/**
 * The same session on a wall clock that shows `by` more: what was taught for ten minutes has been taught for ten
 * minutes whatever the clock says now, and looks that come after are not taken for older ones.
 */
export function shiftSession(session: RoomSession, by: Duration): RoomSession {
  const moved = movedBy(by)
  const screen = (one: ReadScreen): ReadScreen => ({
    ...one,
    since: moved(one.since),
    at: moved(one.at),
    after: moved(one.after),
  })
  const { segment, lead } = session
  return {
    ...session,
    evidence: shiftEvidence(session.evidence, moved),
    pictureSince: moved(session.pictureSince),
    covered: session.covered.map(screen),
    segment:
      segment === null
        ? null
        : { ...segment, start: moved(segment.start), end: moved(segment.end) },
    lead: lead === null ? null : { ...lead, since: moved(lead.since) },
  }
}

/** As `shiftSession`, of the time that was measured. */
export function shiftLessonTime(time: LessonTime, by: Duration): LessonTime {
  const moved = movedBy(by)
  const { stretch } = time
  return {
    ...time,
    lastLookAt: moved(time.lastLookAt),
    stretch:
      stretch === null ? null : { begin: moved(stretch.begin), seenAt: moved(stretch.seenAt) },
  }
}
