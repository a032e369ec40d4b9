import type { Classification } from '../detection/classification.ts'
import type { PictureEmptiness } from '../picture/picture-gate.ts'
import type { TeachingSegment } from '../policy/classes/taught-segment.ts'
import { type Duration, seconds, toSeconds } from '../time/duration.ts'
import { between, type Instant } from '../time/instant.ts'
import { activityOf, type ScreenActivity, showsLesson } from './activity.ts'
import type { AddingUp } from './adding-up/adding-up.ts'
import { PRESENT_ADDING_UP } from './adding-up/adding-up-versions.ts'
import {
  addBoilerplate,
  type Boilerplate,
  isFramed,
  NO_BOILERPLATE,
  type PartedText,
  partText,
} from './boilerplate.ts'
import { addScreen, type ReadScreen } from './covered-screens.ts'
import { followLead, type Lead } from './lead.ts'
import {
  addLook,
  initialEvidence,
  isInstructing,
  type SessionEvidence,
} from './session-evidence.ts'

/** What the looks at one room add up to. Pure data: it is kept, so that neither a lease nor a worker takes it along. */
export type RoomSession = {
  readonly evidence: SessionEvidence
  /** Since when the very same picture stands. */
  readonly pictureSince: Instant | null
  /** The last different ones that would show a lesson but for words of waiting, administration or talk on them. */
  readonly covered: readonly ReadScreen[]
  /** What stands on all of its different pictures. */
  readonly boilerplate: Boilerplate
  /** The latest, going on or over. */
  readonly segment: TeachingSegment | null
  /** What leans towards a lesson and is not believed, once a person was shown it. */
  readonly lead: Lead | null
}

type SeenScreen = {
  readonly at: Instant
  readonly changed: boolean
  readonly text: string
  readonly classification: Classification
  readonly emptiness: PictureEmptiness
  /** What was listened to instead of looked at; left out: a picture. */
  readonly sense?: 'picture' | 'sound'
  /** As in `SeenLook`. */
  readonly prior?: number
  /** As in `SeenLook`. */
  readonly partly?: true
}
export type SessionLook = SeenScreen | { readonly at: Instant; readonly unseen: true }

export const NEW_SESSION: RoomSession = {
  evidence: initialEvidence(),
  pictureSince: null,
  covered: [],
  boilerplate: NO_BOILERPLATE,
  segment: null,
  lead: null,
}

/** What a new watch begins with: what was kept, unless it is older than a lesson's pause or from the future. */
export function resumeSession(
  kept: RoomSession | null,
  now: Instant,
  { pause }: AddingUp = PRESENT_ADDING_UP,
): RoomSession {
  const last = kept?.evidence.lastLookAt ?? null
  if (kept === null || last === null) return NEW_SESSION
  const age = between(last, now)
  return age >= 0 && age <= pause ? ofThisVersion(kept) : NEW_SESSION
}

/** What an earlier version kept may lack what was added since. */
export const ofThisVersion = (kept: RoomSession): RoomSession => ({
  ...NEW_SESSION,
  ...kept,
  evidence: { ...NEW_SESSION.evidence, ...kept.evidence },
})

export type Followed = {
  readonly session: RoomSession
  readonly activity: ScreenActivity | 'unseen'
  /** A lesson goes on, and this look does not say that somebody does something else. */
  readonly instructing: boolean
  /** The session's segment is the lesson that goes on. */
  readonly goesOn: boolean
  /** No lesson is believed, but this look leans towards one, as those before it did for long: for a person to see. */
  readonly leads: boolean
  /** The lead that a person was shown has turned out to be something else. */
  readonly withdrawn: boolean
}

const somethingElse = (activity: Followed['activity']): boolean =>
  activity === 'idle' || activity === 'admin' || activity === 'chat'

/** What is known to stand on every picture of the session, with this one. */
const standingWith = (
  { boilerplate }: RoomSession,
  { text, changed, sense, partly }: Pick<SeenScreen, 'text' | 'changed' | 'sense' | 'partly'>,
  { boilerplate: limits }: AddingUp,
): Boilerplate =>
  // One slide that is read on look by look is no several screens on which its lines stand.
  limits === undefined || !changed || sense === 'sound' || partly === true
    ? boilerplate
    : addBoilerplate(boilerplate, text, limits)

/** What a look's text is to be classified as; the look's `classification` is to be of that. */
export function partLook(
  session: RoomSession,
  look: Pick<SeenScreen, 'text' | 'changed' | 'sense' | 'partly'>,
  rule: AddingUp = PRESENT_ADDING_UP,
): PartedText {
  const { text } = look
  if (look.sense === 'sound') return { boilerplate: null, matter: text }
  return partText(standingWith(session, look, rule), text, rule.boilerplate)
}

/** Adds a look. What could not be seen leaves everything as it is. */
export function followLook(
  before: RoomSession,
  look: SessionLook,
  rule: AddingUp = PRESENT_ADDING_UP,
): Followed {
  const { at } = look
  const last = before.evidence.lastLookAt
  const late = last !== null && at < last
  if ('unseen' in look || late) {
    const evidence = late ? before.evidence : addLook(before.evidence, { at, unseen: true }, rule)
    return concluded({ ...before, evidence }, at, 'unseen', rule)
  }
  const { changed, classification, sense, prior, partly } = look
  const boilerplate = standingWith(before, look, rule)
  // What it was believed by is what the screens are told apart by.
  const text =
    classification.boilerplate === 'left-out'
      ? partText(boilerplate, look.text, rule.boilerplate).matter
      : look.text
  const pictureSince = pictureSinceOf(before, look)
  const told = activityOf({ ...look, text, standsFor: standsFor(pictureSince, look) }, rule)
  const { activity, covered } = uncover(before, look, told, rule)
  const believed = isInstructing(before.evidence, at, rule)
  const heard = {
    ...(sense === undefined ? {} : { sense }),
    ...(prior === undefined ? {} : { prior }),
    ...(partly && { partly }),
  }
  const seen = { at, classification, changed, activity, text, ...heard }
  const evidence = addLook(withoutFramed(before, boilerplate, believed), seen, rule)
  // The look that opens a lesson is one of it, also when it shows so only together with those before.
  const taught = isInstructing(evidence, at, rule) && (activity === 'instruct' || !believed)
  const segment = taught ? lengthened(before.segment, evidence, at, rule) : ended(before, at, rule)
  const lead = somethingElse(activity) ? before.lead : followLead(before.lead, evidence, at, rule)
  const session = { evidence, pictureSince, covered, boilerplate, segment, lead }
  const turned = before.lead?.state === 'open' && lead?.state === 'over'
  return concluded(session, at, activity, rule, turned)
}

/** Screens that were weighed with a frame before it was known for one say more of the frame than of themselves. */
function withoutFramed(
  { boilerplate: known, evidence }: RoomSession,
  boilerplate: Boilerplate,
  believed: boolean,
): SessionEvidence {
  const isFound = known.lines.length === 0 && boilerplate.lines.length > 0
  if (!isFound || believed) return evidence
  return {
    ...evidence,
    screens: evidence.screens.filter(({ text }) => !isFramed(boilerplate, text)),
  }
}

/** Since when the picture stands; what is said leaves it standing. */
const pictureSinceOf = ({ pictureSince }: RoomSession, { at, changed, sense }: SeenScreen) =>
  sense === 'sound' ? pictureSince : changed ? at : (pictureSince ?? at)

/** Words that are said stand for no time. */
const standsFor = (pictureSince: Instant | null, { at, sense }: SeenScreen): Duration =>
  sense === 'sound' || pictureSince === null ? seconds(0) : between(pictureSince, at)

/** Tells a banner over a lesson from what it says. */
function uncover(
  { covered, evidence }: RoomSession,
  { at, classification }: SeenScreen,
  told: ScreenActivity,
  rule: AddingUp,
): Pick<RoomSession, 'covered'> & { readonly activity: ScreenActivity } {
  if (!somethingElse(told) || !showsLesson(classification, rule.activity))
    return { activity: told, covered }
  const after = evidence.lastSeenAt
  const hidden = addScreen(covered, { at, text: matterOf(classification), after }, rule)
  return { activity: hidden.length < rule.covered.teach ? told : 'instruct', covered: hidden }
}

/** What is taught on a screen, whatever else stands there. */
const matterOf = ({ evidence }: Classification): string =>
  evidence
    .filter(({ dimension, weight }) => dimension === 'content' && weight > 0)
    .map(({ term }) => term)
    .join(' ')

function concluded(
  session: RoomSession,
  at: Instant,
  activity: Followed['activity'],
  rule: AddingUp,
  turned = false,
): Followed {
  const { evidence, segment, lead } = session
  const instructing = isInstructing(evidence, at, rule) && !somethingElse(activity)
  const since = evidence.instructingSince
  const goesOn = instructing && segment !== null && since !== null && segment.end >= since
  const leaning = lead?.state === 'open' && evidence.leaningSince !== null
  const leads = leaning && activity !== 'unseen' && !somethingElse(activity)
  return { session, activity, instructing, goesOn, leads, withdrawn: turned && !instructing }
}

const withClock = (gap: Duration, { clockSeconds, sampled }: AddingUp['segments']): number =>
  clockSeconds + (gap <= sampled ? toSeconds(gap) : 0)

function lengthened(
  known: TeachingSegment | null,
  { instructingSince, instructingAfter }: SessionEvidence,
  at: Instant,
  { segments }: AddingUp,
): TeachingSegment {
  const start = instructingSince ?? at
  // A lesson believed anew may reach back into what was seen of it before: it is the same one.
  if (known !== null && start <= known.end) return { ...known, end: at }
  const gap = instructingAfter === null ? seconds(0) : between(instructingAfter, start)
  return { start, end: at, uncertaintySeconds: withClock(gap, segments) }
}

/** The first look after the end tells how much later it may have ended. */
function ended(
  { segment, evidence }: RoomSession,
  at: Instant,
  { segments }: AddingUp,
): TeachingSegment | null {
  if (segment === null || evidence.lastSeenAt !== segment.end) return segment
  const uncertaintySeconds = Math.max(
    segment.uncertaintySeconds,
    withClock(between(segment.end, at), segments),
  )
  return { ...segment, uncertaintySeconds }
}
