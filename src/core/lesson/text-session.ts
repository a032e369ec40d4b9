import type { Classification, ClassifiedStage } from '../detection/classification.ts'
import type { TeachingSegment } from '../policy/classes/taught-segment.ts'
import type { Instant } from '../time/instant.ts'
import type { AddingUp } from './adding-up/adding-up.ts'
import { PRESENT_ADDING_UP } from './adding-up/adding-up-versions.ts'
import { followLook, NEW_SESSION, type RoomSession } from './room-session.ts'
import { sessionClassification } from './session-traits.ts'
import { believe } from './weighed-screens.ts'

/** A screen, a stretch of speech or a page's text of a session, in order of time. */
export type TextLook = {
  readonly at: Instant
  readonly text: string
  readonly changed: boolean
  readonly classification: Classification
  /** Left out: a picture. */
  readonly sense?: 'picture' | 'sound'
  readonly prior?: number
}

/** What a watch would make of a session of texts, added up look by look. Pure data. */
export type TextSession = {
  readonly room: RoomSession
  readonly label: 'lesson' | 'review' | 'none'
  readonly openedAt: Instant | null
  /** Different screens up to and with the one that opened the lesson. */
  readonly screensToOpening: number | null
  readonly screens: number
  /** The highest that the session was believed to be a lesson, 0..1. */
  readonly score: number
  readonly subjects: Classification['subjects']
  readonly stage: ClassifiedStage
  readonly segments: readonly TeachingSegment[]
}

export const NEW_TEXT_SESSION: TextSession = {
  room: NEW_SESSION,
  label: 'none',
  openedAt: null,
  screensToOpening: null,
  screens: 0,
  score: 0,
  subjects: [],
  stage: 'unknown',
  segments: [],
}

/** Adds a look by the very fold that a watch runs. */
export function addTextLook(
  before: TextSession,
  look: TextLook,
  rule: AddingUp = PRESENT_ADDING_UP,
): TextSession {
  const followed = followLook(before.room, { ...look, emptiness: 'has-content' }, rule)
  const room = followed.session
  const screens = before.screens + (look.changed ? 1 : 0)
  const opens = followed.instructing && before.openedAt === null
  const said = followed.instructing
    ? sessionClassification(room.evidence.traits, look.classification)
    : null
  const belief = believe(room.evidence.screens, look.at, rule).average
  return {
    room,
    label: before.label === 'lesson' || opens ? 'lesson' : followed.leads ? 'review' : before.label,
    openedAt: opens ? look.at : before.openedAt,
    screensToOpening: opens ? screens : before.screensToOpening,
    screens,
    score: Math.max(before.score, Math.round(10_000 / (1 + Math.exp(-belief))) / 10_000),
    subjects: said?.subjects ?? before.subjects,
    stage: said?.stage ?? before.stage,
    segments: withSegment(before.segments, room.segment),
  }
}

function withSegment(
  segments: readonly TeachingSegment[],
  latest: TeachingSegment | null,
): readonly TeachingSegment[] {
  if (latest === null) return segments
  return [...segments.filter(({ start }) => start !== latest.start), latest]
}
