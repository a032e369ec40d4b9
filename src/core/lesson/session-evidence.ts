import type { Classification } from '../detection/classification.ts'
import { minutes, seconds } from '../time/duration.ts'
import { between, type Instant } from '../time/instant.ts'
import { type ScreenActivity, showsLesson } from './activity.ts'
import { addTraits, NO_TRAITS, type SessionTraits } from './session-traits.ts'

/** One look at a room. `changed: false` when the picture gate or the recognised lines say it is the same screen. */
export type SeenLook = {
  readonly at: Instant
  readonly classification: Classification
  readonly changed: boolean
  /** What was listened to instead of looked at; left out: a picture. */
  readonly sense?: 'picture' | 'sound'
  /** What the last different screens say together, this one included; absent while there is one only. */
  readonly together?: ScreensTogether | null
  /** What goes on, where it was asked: a roll call or a waiting picture speaks neither for nor against a lesson. */
  readonly activity?: ScreenActivity
}
export type ScreensTogether = {
  readonly classification: Classification
  /** When the first of them came up, and the look before that. */
  readonly since: Instant
  readonly after: Instant | null
}
/** A look that failed: it says nothing for and nothing against. */
export type UnseenLook = { readonly at: Instant; readonly unseen: true }
export type Look = SeenLook | UnseenLook

/** What the looks of one session add up to. Pure data, so a worker can hand it on. */
export type SessionEvidence = {
  /** Belief that a lesson is going on, as log-odds, decaying towards even. */
  readonly logOdds: number
  readonly lastLookAt: Instant | null
  /** As `lastLookAt`, of the looks that saw something. */
  readonly lastSeenAt: Instant | null
  /** Looks that showed a lesson, newest last, at most `VOTES_KEPT`. */
  readonly votes: readonly Vote[]
  /** Screens seen in a row that clearly showed something else. */
  readonly contrary: number
  /** When the lesson was first seen, once it is believed; `null` before and after. */
  readonly instructingSince: Instant | null
  /** The last look before that, which did not show it yet; `null` when nobody looked before. */
  readonly instructingAfter: Instant | null
  readonly lastLessonAt: Instant | null
  /** The words that spoke on the last screen that was counted, to know it again. */
  readonly standing: StandingScreen | null
  /** As `standing`, of what was said last: a slide stands on while somebody speaks. Left out until something was. */
  readonly said?: StandingScreen
  /** What the screens that spoke for this lesson showed together. */
  readonly traits: SessionTraits
}

/** `after`: the look before; `since`: when the screen came up; `at`: when it was last seen. */
type Vote = {
  readonly after: Instant | null
  readonly since: Instant
  readonly at: Instant
  readonly weight: number
}

type StandingScreen = {
  readonly terms: readonly string[]
  readonly since: Instant
  /** When it was last seen: after a lesson's pause the same slide is another time. */
  readonly at: Instant
  readonly timesCounted: number
}

const VOTES_KEPT = 5
/** N of M: votes of this weight within the window open a lesson. */
const VOTES_NEEDED = 1.5
const VOTE_WINDOW = minutes(2)
const HALF_LIFE = minutes(1)
const OPENING_LOG_ODDS = 1.5
const CLOSING_LOG_ODDS = -2
const LARGEST_STEP = 3
/** A screen that stands this long is being talked about: it counts once more, and never a third time. */
const STANDING_COUNTS_AGAIN = { subject: seconds(15), unsure: minutes(1) }
const MOST_COUNTS_OF_ONE_SCREEN = 2
const CONTRARY_NEEDED = 4
/** docs/rules.md §1.7: pieces of instruction less than 180 s apart are one lesson. */
export const LONGEST_PAUSE = minutes(3)
/**
 * A screen of content without a word of teaching is unsure by itself; several different ones are a teacher going
 * through the matter, which the guide calls manner (docs/rules.md §2.2). Two clear ones are enough, or more likely
 * ones.
 */
const CONTENT_ONLY = [
  { score: 0.9, content: 0.5, weight: 0.9 },
  { score: 0.7, content: 0.4, weight: 0.75 },
  { score: 0.55, content: 0.5, weight: 0.5 },
] as const
export const CONTRARY_SCORE = 0.2
/** Different screens that together show a lesson; the present one must at least not speak against it. */
const TOGETHER = { score: 0.6, content: 0.5, present: 0.2 }

export function initialEvidence(): SessionEvidence {
  return {
    logOdds: 0,
    lastLookAt: null,
    lastSeenAt: null,
    votes: [],
    contrary: 0,
    instructingSince: null,
    instructingAfter: null,
    lastLessonAt: null,
    standing: null,
    traits: NO_TRAITS,
  }
}

/**
 * Adds a look. A lesson opens after two different screens that show one (three when they leave more doubt, or one
 * that stands), with no two minutes between them, or at once when a screen leaves no doubt. It ends after three
 * minutes without one, or when several screens in a row clearly show something else. Looks must come in order of
 * time; an older one is ignored.
 */
export function addLook(state: SessionEvidence, look: Look): SessionEvidence {
  if (state.lastLookAt !== null && look.at < state.lastLookAt) return state
  const rested = restUntil(state, look.at)
  if ('unseen' in look) return rested
  if (isNoTeaching(look)) return { ...rested, lastSeenAt: look.at }
  const isSound = look.sense === 'sound'
  const stood = isSound ? (rested.said ?? null) : rested.standing
  const stands = recognise(stood, look)
  const counts = stands.timesCounted !== stood?.timesCounted || stands.since === look.at
  const counted = counts ? weigh(rested, look) : keepAlive(state, rested, look)
  const known = isSound ? { said: stands } : { standing: stands }
  return { ...openOrEnd({ ...counted, ...known }, look), lastSeenAt: look.at }
}

const isNoTeaching = ({ activity }: SeenLook): boolean =>
  activity === 'idle' || activity === 'admin' || activity === 'chat'

/** Whether a lesson is going on at `now`, on what was seen up to then. */
export function isInstructing(state: SessionEvidence, now: Instant): boolean {
  return (
    state.instructingSince !== null &&
    state.lastLessonAt !== null &&
    between(state.lastLessonAt, now) < LONGEST_PAUSE
  )
}

function restUntil(state: SessionEvidence, at: Instant): SessionEvidence {
  const idle = state.lastLookAt === null ? 0 : between(state.lastLookAt, at)
  const ended = state.instructingSince !== null && !isInstructing(state, at)
  return {
    ...state,
    logOdds: state.logOdds * 0.5 ** (idle / HALF_LIFE),
    lastLookAt: at,
    instructingSince: ended ? null : state.instructingSince,
    traits: ended ? NO_TRAITS : state.traits,
    votes: state.votes.filter((vote) => between(vote.at, at) <= VOTE_WINDOW),
  }
}

/** The same screen as before, counted as often as it may be by now; or a new one, counted once. */
function recognise(standing: StandingScreen | null, look: SeenLook): StandingScreen {
  const terms = [...new Set(look.classification.evidence.map(({ term }) => term))].sort()
  const fresh = { terms, since: look.at, at: look.at, timesCounted: 1 }
  if (standing === null || between(standing.at, look.at) >= LONGEST_PAUSE) return fresh
  const same = !look.changed || overlap(standing.terms, terms) > 0.8
  if (!same) return fresh
  const sure = look.classification.label === 'subject' ? 'subject' : 'unsure'
  const stoodLong = between(standing.since, look.at) >= STANDING_COUNTS_AGAIN[sure]
  return {
    ...standing,
    at: look.at,
    timesCounted: stoodLong ? MOST_COUNTS_OF_ONE_SCREEN : standing.timesCounted,
  }
}

/** Jaccard index; two screens without any telling word are not thereby the same. */
function overlap(a: readonly string[], b: readonly string[]): number {
  const shared = a.filter((term) => b.includes(term)).length
  const all = a.length + b.length - shared
  return all === 0 ? 0 : shared / all
}

function weigh(state: SessionEvidence, look: SeenLook): SessionEvidence {
  const { score } = look.classification
  const weight = voteOf(look.classification)
  const bounded = Math.min(0.999, Math.max(0.001, score))
  const step = Math.log(bounded / (1 - bounded))
  const lesson = showsLesson(look.classification)
  return {
    ...state,
    logOdds: state.logOdds + Math.max(-LARGEST_STEP, Math.min(LARGEST_STEP, step)),
    votes:
      weight > 0
        ? [...state.votes, { after: state.lastSeenAt, since: look.at, at: look.at, weight }].slice(
            -VOTES_KEPT,
          )
        : state.votes,
    contrary: score < CONTRARY_SCORE && !lesson ? state.contrary + 1 : 0,
    lastLessonAt: lesson ? look.at : state.lastLessonAt,
    traits: lesson ? addTraits(state.traits, look.classification) : state.traits,
  }
}

function voteOf({ label, score, dimensions }: Classification): number {
  if (label === 'subject') return 1
  if (label !== 'unsure') return 0
  const enough = CONTENT_ONLY.find(
    (least) => score >= least.score && dimensions.content >= least.content,
  )
  return enough?.weight ?? 0
}

/**
 * A screen that is not counted again still shows that the lesson goes on: what spoke for it does not grow old
 * meanwhile, or a teacher who stays on each slide for minutes would never be noticed.
 */
function keepAlive(
  before: SessionEvidence,
  rested: SessionEvidence,
  look: SeenLook,
): SessionEvidence {
  if (!showsLesson(look.classification)) return rested
  const votes = before.votes.map((vote) => ({ ...vote, at: look.at }))
  return { ...rested, logOdds: before.logOdds, votes, lastLessonAt: look.at }
}

function openOrEnd(state: SessionEvidence, look: SeenLook): SessionEvidence {
  if (state.instructingSince !== null) {
    const over = state.contrary >= CONTRARY_NEEDED && state.logOdds <= CLOSING_LOG_ODDS
    return over ? { ...state, instructingSince: null, votes: [], traits: NO_TRAITS } : state
  }
  const votes = state.votes.reduce((sum, vote) => sum + vote.weight, 0)
  const enough = votes >= VOTES_NEEDED && state.logOdds >= OPENING_LOG_ODDS
  const together = convincing(look)
  if (!enough && together === null && !isOverwhelming(look.classification)) return state
  const [first] = state.votes
  const opened = {
    ...state,
    instructingSince: first?.since ?? look.at,
    instructingAfter: first === undefined ? state.lastSeenAt : first.after,
  }
  if (together === null) return opened
  const traits = addTraits(state.traits, together.classification)
  const lastLessonAt = look.at
  // What the screens before could not be told by themselves to be is told by this one.
  const earlier = together.since < opened.instructingSince
  const since = { instructingSince: together.since, instructingAfter: together.after }
  return { ...opened, ...(earlier ? since : {}), traits, lastLessonAt }
}

/** Different screens that show a lesson together, while the present one does not speak against it. */
function convincing({ together, classification }: SeenLook) {
  if (together === undefined || together === null) return null
  const { score, dimensions } = together.classification
  const shows = score >= TOGETHER.score && dimensions.content >= TOGETHER.content
  return shows && classification.score >= TOGETHER.present ? together : null
}

/** So clear that one screen is enough: believed at 0.97, with content and manner both strong. */
export function isOverwhelming({ score, label, dimensions }: Classification): boolean {
  return (
    label === 'subject' && score >= 0.97 && dimensions.content >= 0.8 && dimensions.manner >= 0.75
  )
}
