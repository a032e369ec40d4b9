import type { Duration } from '../../time/duration.ts'

/**
 * The rule by which looks add up to a lesson, as numbers under a name: recorded with every look that a violation rests
 * on, so that it is worked out again by the rule of its time. Log-odds where nothing else is said.
 */
export type AddingUp = {
  /** Never given twice; a number that changes makes another version. */
  readonly version: string
  /** Pieces of instruction less than this apart are one lesson (docs/rules.md §1.7). */
  readonly pause: Duration
  readonly screens: ScreenWeights
  /** The bar on the scale that is shown: a stretch's average is moved so that it opens here. */
  readonly opens: number
  readonly stretches: readonly Stretch[]
  /** Left out: what a screen is about is not followed, as in rules of before. */
  readonly topics?: readonly TopicStretch[]
  /** Screens that differ, as the sum of their weights, before anything is believed. */
  readonly independent: number
  /** Only screens that speak for a lesson are counted so. Left out: all are, as in rules of before. */
  readonly supporting?: true
  readonly contrary: Contrary
  readonly leaning: Leaning
  readonly prior: PriorWeights
  /** Left out: of no account, as in rules of before. */
  readonly grownUps?: GrownUpLimits
  /** Left out: every line of a screen is weighed with it, as in rules of before. */
  readonly boilerplate?: BoilerplateLimits
  readonly activity: ActivityLimits
  readonly covered: CoveredLimits
  readonly segments: SegmentLimits
}

/** What one screen says. */
type ScreenWeights = {
  /** No belief is taken for more than this. */
  readonly clip: number
  /** Nor does a screen say more than this for a lesson, or against one: a few quotations are not yet a lesson. */
  readonly most: number
  readonly least: number
  /** What a screen of fewer characters says against a lesson at most. Left out: `least`, as in rules of before. */
  readonly short?: { readonly characters: number; readonly least: number }
  readonly kept: number
  /** Characters of a screen's text that are compared. */
  readonly longestText: number
  /** From this likeness on it is the same slide: with a line more, or read a little differently. */
  readonly same: number
  /** What pages of one template have in common does not yet make them alike. */
  readonly common: number
  /** What was seen so long ago speaks half as loud. */
  readonly halfLife: Duration
  /** As many even screens are assumed besides: two lucky ones are not yet a lesson. */
  readonly even: number
  /** A screen of which there is no doubt, left standing so long, is being talked about: it counts as two. */
  readonly stands: Duration
  readonly noDoubt: number
}

/** So many of the latest screens are averaged, once there are `least` of them; from `opens` on a lesson is believed. */
type Stretch = { readonly latest: number; readonly least: number; readonly opens: number }

/**
 * So many of the latest screens are asked what one topic they share, once there are `least` of them; from `opens` on a
 * lesson is believed. See `topics-over-time.ts`.
 */
export type TopicStretch = Stretch & {
  /** No topic is less likely on a screen than this, as log-belief below zero. */
  readonly clip: number
  /** As `ScreenWeights.even`. */
  readonly even: number
  /** Only where the mean of these screens is at least this. */
  readonly mean: number
}

/** What screens that name a course of grown-ups may say to open a lesson; to lean, they say all. */
type GrownUpLimits = {
  readonly most: number
  /** What foreign prose may say to open a lesson; left out: all that it says, as in rules of before. */
  readonly foreignProse?: number
  /** From this share of the screens on all of them are bounded so. */
  readonly share: number
}

/** When a line stands on several different screens: see `boilerplate.ts`. */
export type BoilerplateLimits = {
  /** On so many different screens of the last `kept` a line has to stand. */
  readonly screens: number
  readonly kept: number
  /** From this likeness on it is the same line, read a little differently; tried so often for a look at most. */
  readonly same: number
  readonly comparisons: number
  /** What the screens show besides must be less alike than this: a page that is scrolled has no boilerplate. */
  readonly rests: number
  /** Characters that a screen must show besides. */
  readonly least: number
  /** Lines of a screen that are looked at, characters of them together, and of a line. */
  readonly most: number
  readonly longest: number
  readonly longestLine: number
}

type Contrary = {
  /** So many screens in a row that clearly show something else end a lesson. */
  readonly screens: number
  /** Below this belief (0..1) a screen clearly shows something else. */
  readonly score: number
}

type Leaning = {
  /** From this average on it is a lead, when it lasts. */
  readonly from: number
  /** As `from`, where one screen is all there is: a poster that stands for hours must not call people. */
  readonly alone: number
  /** What leans for so long is shown to a person; `null`: nobody was called yet. */
  readonly lead: Duration | null
  /** Below this average a lead is taken back. */
  readonly over: number
}

/** What is registered of a session. */
type PriorWeights = {
  /** It never counts for more than this, for a lesson or against one. */
  readonly most: number
  readonly licensed: number
  readonly courseNow: number
  /** A title also counts with each screen, so it counts here for a share of what it says, and for no more than this. */
  readonly titleShare: number
  readonly titleMost: number
}

type ActivityLimits = {
  /** From this belief (0..1) on a doubtful screen speaks for a lesson. */
  readonly lesson: number
  /** So does one of which lessons of whatever kind are together this likely among all topics; left out: it does not. */
  readonly topic?: number
  /** A picture without a word that stands this long is an empty chair or a cover. */
  readonly wordless: Duration
  /** Teachers stay on a slide for minutes; nobody stays this long without moving the pointer. */
  readonly slide: Duration
  /** A phrase said of a whole screen weighs as this many characters of content more than its own length. */
  readonly strongPhrase: number
  /** A word in passing does not make a page of text a roll call: one character in so many has to say it. */
  readonly oneIn: number
}

/** Slides under words of waiting. */
type CoveredLimits = {
  /** A waiting picture stands; so many slides that change under its words are a lesson with a banner. */
  readonly teach: number
  readonly kept: number
  readonly longestText: number
  /** Screens that were last seen longer ago belong to what was before. */
  readonly together: Duration
}

type SegmentLimits = {
  /** Our clock and the delay between the teacher's screen and ours (docs/rules.md §1.7 step 6). */
  readonly clockSeconds: number
  /** Looks further apart than this are not sampling: we came in while it went on, or lost sight of it. */
  readonly sampled: Duration
}
