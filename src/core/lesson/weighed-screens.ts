import type { TopicBelief } from '../detection/classification.ts'
import { between, type Instant } from '../time/instant.ts'
import type { AddingUp, TopicStretch } from './adding-up/adding-up.ts'
import { likenessTo } from './text-likeness.ts'
import { oneTopicSays, type TopicSays } from './topics-over-time.ts'

/** A screen that differs from the others, with what it says of a lesson. Pure data. */
export type WeighedScreen = {
  readonly sense: 'picture' | 'sound'
  readonly text: string
  /** When it came up, and the look before that, which showed something else; `null` when nobody looked before. */
  readonly since: Instant
  readonly after: Instant | null
  /** When it was last seen. */
  readonly at: Instant
  /** For (above zero) or against a lesson, cut off at `clip`; the mean of its readings. */
  readonly logOdds: number
  readonly readings: number
  /** How far it is another screen than those before it, 0..1. */
  readonly weight: number
  /** It named a course of grown-ups. Left out: it did not. */
  readonly grownUps?: true
  /** It is foreign prose that nothing says to be for pupils. Left out: it is not. */
  readonly foreignProse?: true
  /** What it is about. Left out: nobody said. */
  readonly topics?: readonly TopicBelief[]
}

export type ScreenReading = {
  readonly sense: 'picture' | 'sound'
  readonly at: Instant
  readonly after: Instant | null
  readonly text: string
  /** Calibrated belief that the screen by itself is a lesson, 0..1. */
  readonly score: number
  /** `false`: the picture gate says that it is the screen of the look before. */
  readonly changed: boolean
  /** It names a course of grown-ups and no stage of school. */
  readonly grownUps?: boolean
  readonly foreignProse?: boolean
  readonly topics?: readonly TopicBelief[] | undefined
}

/** The different screens with this one, the latest last. A screen without words says nothing. */
export function weighScreen(
  screens: readonly WeighedScreen[],
  reading: ScreenReading,
  { screens: weights, pause }: Pick<AddingUp, 'screens' | 'pause'>,
): readonly WeighedScreen[] {
  const text = reading.text.slice(0, weights.longestText)
  const standing = screens.findLast(({ sense }) => sense === reading.sense)
  if (!reading.changed && standing !== undefined) {
    return [...screens.filter((one) => one !== standing), { ...standing, at: reading.at }]
  }
  if (text.trim() === '') return screens
  const likeThis = likenessTo(text)
  const likenesses = screens.map((screen) => likeThis(screen.text))
  const most = Math.max(0, ...likenesses)
  const logOdds = atLeast(text, logOddsOf(reading.score, weights), weights)
  const named = {
    ...(reading.grownUps === true ? { grownUps: true as const } : {}),
    ...(reading.foreignProse === true ? { foreignProse: true as const } : {}),
    ...(reading.topics === undefined ? {} : { topics: reading.topics }),
  }
  const same = most >= weights.same ? screens[likenesses.indexOf(most)] : undefined
  if (same !== undefined) {
    const readings = same.readings + 1
    // After a lesson's pause the same slide is another time.
    const stood = between(same.at, reading.at) < pause
    const came = stood ? same : { since: reading.at, after: reading.after }
    const seen = {
      ...same,
      since: came.since,
      after: came.after,
      at: reading.at,
      readings,
      logOdds: same.logOdds + (logOdds - same.logOdds) / readings,
      ...named,
    }
    return [...screens.filter((screen) => screen !== same), seen]
  }
  const weight = most <= weights.common ? 1 : 1 - most
  const { at, after, sense } = reading
  const seen = { sense, text, since: at, after, at, logOdds, readings: 1, weight, ...named }
  return [...screens, seen].slice(-weights.kept)
}

/** A cover of a few words says little against what comes after it (docs/decisions/0187). */
const atLeast = (text: string, logOdds: number, { short }: AddingUp['screens']): number =>
  short !== undefined && text.replaceAll(BLANKS, '').length < short.characters
    ? Math.max(short.least, logOdds)
    : logOdds

const BLANKS = /\s+/g

/** Log-odds of a belief, cut off. */
export function logOddsOf(score: number, { clip }: Pick<AddingUp['screens'], 'clip'>): number {
  const bounded = Math.min(0.9999, Math.max(0.0001, score))
  return Math.max(-clip, Math.min(clip, Math.log(bounded / (1 - bounded))))
}

export type Belief = {
  /**
   * Mean log-odds of the different screens, drawn towards even while they are few, of the stretch that speaks most for
   * a lesson. Moved so that a lesson opens at `opens` whichever stretch it is.
   */
  readonly average: number
  /** How many screens that differ stand behind it, as the sum of their weights. */
  readonly independent: number
  /** The one lesson that they share, where it is by that that they speak most for one. */
  readonly topic?: string
}

/**
 * What the screens say together at `now`. A mean and not a sum: what adds up for ever opens on anything that is shown
 * for long enough (docs/decisions/0130-a-session-is-averaged.md). `prior`: what one of the even screens says instead.
 * `toOpen`: with what screens that name a course of grown-ups may say to open a lesson (docs/decisions/0155).
 */
export function believe(
  screens: readonly WeighedScreen[],
  now: Instant,
  rule: AddingUp,
  prior = 0,
  toOpen = false,
): Belief {
  const most = toOpen ? mostToOpen(screens, rule) : () => Number.POSITIVE_INFINITY
  const enough = ({ least }: { readonly least: number }): boolean => screens.length >= least
  const averages = rule.stretches.filter(enough).map(({ latest, opens }) => {
    const { average, independent } = averageOf(screens.slice(-latest), now, rule, prior, most)
    return { average: average + rule.opens - opens, independent }
  })
  const topics = (rule.topics ?? []).filter(enough).flatMap((stretch) => {
    const latest = screens.slice(-stretch.latest)
    // A screen whose word is bounded has no say here.
    const free = latest.filter((screen) => most(screen) === Number.POSITIVE_INFINITY)
    const { average: mean, independent } = averageOf(latest, now, rule, prior, most)
    if (mean < stretch.mean) return []
    const { says, topic } = topicSays(free, now, rule, stretch, prior)
    const average = says + rule.opens - stretch.opens
    return { average, independent, ...(topic === null ? {} : { topic }) }
  })
  return [...averages, ...topics].reduce((best, one) => (one.average > best.average ? one : best))
}

function averageOf(
  screens: readonly WeighedScreen[],
  now: Instant,
  rule: AddingUp,
  prior: number,
  most: (screen: WeighedScreen) => number,
): Belief {
  const { screens: weights } = rule
  let sum = prior
  let heardOf = 0
  for (const screen of screens) {
    const heard = loudness(screen, now, weights)
    sum += heard * Math.min(most(screen), saidBy(screen.logOdds, weights))
    heardOf += heard
  }
  return { average: sum / (heardOf + weights.even), independent: independentOf(screens, rule) }
}

/** How loud a screen still speaks, 0..1. */
const loudness = (
  { at, weight }: WeighedScreen,
  now: Instant,
  { halfLife }: AddingUp['screens'],
): number => weight * 0.5 ** (Math.max(0, between(at, now)) / halfLife)

const independentOf = (
  screens: readonly WeighedScreen[],
  { screens: weights, supporting }: AddingUp,
): number =>
  (supporting === true ? screens.filter(({ logOdds }) => logOdds > 0) : screens).reduce(
    (sum, screen) => sum + (isTalkedAbout(screen, weights) ? 2 : 1) * screen.weight,
    0,
  )

/** Below everything where too few of them say what they are about. */
function topicSays(
  screens: readonly WeighedScreen[],
  now: Instant,
  { screens: weights }: AddingUp,
  stretch: TopicStretch,
  prior: number,
): TopicSays {
  const asked = screens.flatMap((screen) =>
    screen.topics === undefined
      ? []
      : [{ heard: loudness(screen, now, weights), topics: screen.topics }],
  )
  return asked.length < stretch.least
    ? { says: Number.NEGATIVE_INFINITY, topic: null }
    : oneTopicSays(asked, stretch, prior)
}

/** A session of which many screens name a course of grown-ups is one of it; else these screens alone are bounded. */
function mostToOpen(
  screens: readonly WeighedScreen[],
  { grownUps }: AddingUp,
): (screen: WeighedScreen) => number {
  if (grownUps === undefined) return () => Number.POSITIVE_INFINITY
  const sum = (all: readonly WeighedScreen[]): number =>
    all.reduce((before, { weight }) => before + weight, 0)
  const share =
    sum(screens.filter((screen) => screen.grownUps === true)) / Math.max(1, sum(screens))
  const all = share >= grownUps.share
  const { foreignProse = Number.POSITIVE_INFINITY } = grownUps
  return (screen) =>
    all || screen.grownUps === true
      ? grownUps.most
      : screen.foreignProse === true
        ? foreignProse
        : Number.POSITIVE_INFINITY
}

/** What a screen says at most, for or against. */
export const saidBy = (
  logOdds: number,
  { most, least }: Pick<AddingUp['screens'], 'most' | 'least'>,
): number => Math.max(least, Math.min(most, logOdds))

const isTalkedAbout = (
  { since, at, logOdds }: Pick<WeighedScreen, 'since' | 'at' | 'logOdds'>,
  { noDoubt, stands }: AddingUp['screens'],
): boolean => logOdds >= noDoubt && between(since, at) >= stands

/** Where a lesson among these began: from that screen on they speak most for one. */
export function beginOf(
  screens: readonly WeighedScreen[],
  { screens: weights }: AddingUp,
): WeighedScreen | undefined {
  let best: { readonly sum: number; readonly screen: WeighedScreen } | undefined
  let sum = 0
  for (const screen of screens.toReversed()) {
    sum += screen.weight * saidBy(screen.logOdds, weights)
    if (best === undefined || sum >= best.sum) best = { sum, screen }
  }
  return best?.screen
}
