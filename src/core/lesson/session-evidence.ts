import type { Classification } from '../detection/classification.ts'
import { between, type Instant } from '../time/instant.ts'
import { type ScreenActivity, showsLesson } from './activity.ts'
import type { AddingUp } from './adding-up/adding-up.ts'
import { PRESENT_ADDING_UP } from './adding-up/adding-up-versions.ts'
import { boundedPrior } from './session-prior.ts'
import { addTraits, NO_TRAITS, type SessionTraits } from './session-traits.ts'
import { beginOf, believe, logOddsOf, type WeighedScreen, weighScreen } from './weighed-screens.ts'

/** One look at a room. `changed: false` when the picture gate or the recognised lines say it is the same screen. */
export type SeenLook = {
  readonly at: Instant
  readonly classification: Classification
  readonly changed: boolean
  /** What was listened to instead of looked at; left out: a picture. */
  readonly sense?: 'picture' | 'sound'
  /** What was read, lines separated by line feeds; left out: the words that spoke stand for it. */
  readonly text?: string
  /** What goes on, where it was asked: a roll call or a waiting picture speaks neither for nor against a lesson. */
  readonly activity?: ScreenActivity
  /** What is registered says so much for a lesson, or against one: log-odds, see `session-prior.ts`. Left out: nothing. */
  readonly prior?: number
  /** The picture was read with less: what was left out may be a lesson. Left out: all of it was read. */
  readonly partly?: true
}
/** A look that failed: it says nothing for and nothing against. */
export type UnseenLook = { readonly at: Instant; readonly unseen: true }
export type Look = SeenLook | UnseenLook

/** What the looks of one session add up to. Pure data, so a worker can hand it on. */
export type SessionEvidence = {
  readonly lastLookAt: Instant | null
  /** As `lastLookAt`, of the looks that saw something. */
  readonly lastSeenAt: Instant | null
  /** The last different screens, newest last. */
  readonly screens: readonly WeighedScreen[]
  /** Screens seen in a row that clearly showed something else. */
  readonly contrary: number
  /** When the lesson was first seen, once it is believed; `null` before and after. */
  readonly instructingSince: Instant | null
  /** The last look before that, which did not show it yet; `null` when nobody looked before. */
  readonly instructingAfter: Instant | null
  readonly lastLessonAt: Instant | null
  /** Since when more speaks for a lesson than against one without it being believed: a lead for a person. */
  readonly leaningSince: Instant | null
  /** What the screens that spoke for this lesson showed together. */
  readonly traits: SessionTraits
}

export function initialEvidence(): SessionEvidence {
  return {
    lastLookAt: null,
    lastSeenAt: null,
    screens: [],
    contrary: 0,
    instructingSince: null,
    instructingAfter: null,
    lastLessonAt: null,
    leaningSince: null,
    traits: NO_TRAITS,
  }
}

/**
 * Adds a look. A lesson opens when the different screens on average speak for one and two of them are independent, or
 * one that leaves no doubt has stood for a minute. It ends after three minutes without one, or when several screens in a row
 * clearly show something else. Looks must come in order of time; an older one is ignored.
 */
export function addLook(
  state: SessionEvidence,
  look: Look,
  rule: AddingUp = PRESENT_ADDING_UP,
): SessionEvidence {
  if (state.lastLookAt !== null && look.at < state.lastLookAt) return state
  const rested = restUntil(state, look.at, rule)
  if ('unseen' in look) return rested
  if (isNoTeaching(look) || saysTooLittle(look, rule)) return { ...rested, lastSeenAt: look.at }
  return { ...openOrEnd(weigh(rested, look, rule), look, rule), lastSeenAt: look.at }
}

const isNoTeaching = ({ activity }: SeenLook): boolean =>
  activity === 'idle' || activity === 'admin' || activity === 'chat'

/** What was read of a screen in part may speak for a lesson, never against one: most of it may be what was not read. */
const saysTooLittle = ({ partly, classification }: SeenLook, rule: AddingUp): boolean =>
  partly === true &&
  !showsLesson(classification, rule.activity) &&
  logOddsOf(classification.score, rule.screens) <= 0

/** Whether a lesson is going on at `now`, on what was seen up to then. */
export function isInstructing(
  state: SessionEvidence,
  now: Instant,
  { pause }: Pick<AddingUp, 'pause'> = PRESENT_ADDING_UP,
): boolean {
  return (
    state.instructingSince !== null &&
    state.lastLessonAt !== null &&
    between(state.lastLessonAt, now) < pause
  )
}

/** Something was seen of late that speaks for a lesson. */
export const isWarm = (
  { instructingSince, lastLessonAt, lastLookAt, leaningSince }: SessionEvidence,
  { pause }: Pick<AddingUp, 'pause'> = PRESENT_ADDING_UP,
): boolean =>
  instructingSince !== null ||
  leaningSince !== null ||
  (lastLessonAt !== null && lastLookAt !== null && between(lastLessonAt, lastLookAt) < pause)

function restUntil(state: SessionEvidence, at: Instant, rule: AddingUp): SessionEvidence {
  const ended = state.instructingSince !== null && !isInstructing(state, at, rule)
  return {
    ...state,
    lastLookAt: at,
    instructingSince: ended ? null : state.instructingSince,
    traits: ended ? NO_TRAITS : state.traits,
  }
}

const wordsOf = ({ text, classification }: SeenLook): string =>
  text ?? classification.evidence.map(({ term }) => term).join('\n')

function weigh(state: SessionEvidence, look: SeenLook, rule: AddingUp): SessionEvidence {
  const { at, changed, classification } = look
  const { score } = classification
  const { sense = 'picture' } = look
  const grownUps = classification.grownUps !== undefined
  const text = wordsOf(look)
  const { topics } = classification
  const foreignProse = classification.foreignProse === true
  const reading = {
    at,
    after: state.lastSeenAt,
    text,
    score,
    changed,
    sense,
    grownUps,
    foreignProse,
    topics,
  }
  const screens = weighScreen(state.screens, reading, rule)
  const lesson = showsLesson(classification, rule.activity)
  // A screen without words leaves the list as it is.
  const counts = changed && screens !== state.screens
  const traits = lesson && counts ? addTraits(state.traits, classification) : state.traits
  return {
    ...state,
    screens,
    contrary: lesson ? 0 : state.contrary + (counts && score < rule.contrary.score ? 1 : 0),
    lastLessonAt: lesson ? at : state.lastLessonAt,
    traits,
  }
}

function openOrEnd(state: SessionEvidence, look: SeenLook, rule: AddingUp): SessionEvidence {
  if (state.instructingSince !== null) {
    const over = state.contrary >= rule.contrary.screens
    return over ? { ...state, instructingSince: null, traits: NO_TRAITS } : state
  }
  const { screens } = state
  const { at, prior = 0 } = look
  const bare = believe(screens, at, rule)
  const several = bare.independent >= rule.independent
  const leans = bare.average >= (several ? rule.leaning.from : rule.leaning.alone)
  const registered = boundedPrior(prior, rule.prior)
  const { average: withPrior, independent } = believe(screens, at, rule, registered, true)
  // What is registered never decides: the screens have to lean towards a lesson by themselves.
  const believed = leans && withPrior >= rule.opens && independent >= rule.independent
  const shows = showsLesson(look.classification, rule.activity)
  if (shows && believed) return opened(state, look, rule)
  return { ...state, leaningSince: leans ? leaningFrom(state, look.at, rule) : null }
}

/** Nobody knows which way it leaned while it was not seen. */
function leaningFrom(
  { leaningSince, lastSeenAt }: SessionEvidence,
  at: Instant,
  { pause }: AddingUp,
): Instant {
  const watched = lastSeenAt !== null && between(lastSeenAt, at) < pause
  return watched ? (leaningSince ?? at) : at
}

/** A lesson reaches back to where its screens begin, never beyond a lesson's pause. */
function opened(state: SessionEvidence, { at }: SeenLook, rule: AddingUp): SessionEvidence {
  const { screens } = state
  const start = screens.findLastIndex((screen, place) => {
    const before = screens[place - 1]
    return before === undefined || between(before.at, screen.since) >= rule.pause
  })
  const first = beginOf(screens.slice(Math.max(0, start)), rule)
  return {
    ...state,
    instructingSince: first?.since ?? at,
    instructingAfter: first === undefined ? state.lastSeenAt : first.after,
    leaningSince: null,
    lastLessonAt: at,
  }
}
