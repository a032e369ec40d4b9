import { type Duration, hours, minutes } from '../../time/duration.ts'
import type { MinuteTally } from './minute-tally.ts'

/** What the patrol promises of the minutes in which a sweep had a room. Ours: docs/rules.md §7. */
export const GOALS = [
  /** Neither missed, nor unseen for our own reasons. */
  { name: 'known', objective: 0.99 },
  /** Really seen: clean, suspect or off air, and not read with less. */
  { name: 'seen', objective: 0.97 },
] as const
export type GoalName = (typeof GOALS)[number]['name']

/** Spans back from the last minute that was accounted for. */
export const GOAL_WINDOWS = ['5m', '30m', '1h', '6h', '3d'] as const
export type GoalWindow = (typeof GOAL_WINDOWS)[number]

export const WINDOW_LENGTHS: Readonly<Record<GoalWindow, Duration>> = {
  '5m': minutes(5),
  '30m': minutes(30),
  '1h': hours(1),
  '6h': hours(6),
  '3d': hours(72),
}

/**
 * When to tell, of the Site Reliability Workbook (Beyer et al., 2018, chapter 5, "Multiwindow, multi-burn-rate alerts"): both
 * windows burn at the rate, the long one so that a blip tells nothing, the short one so that it is over when it is over.
 * A rate of 1 uses up what the goal allows exactly.
 */
export const BURN_ALARMS = [
  { speed: 'fast', long: '1h', short: '5m', rate: 14.4 },
  { speed: 'steady', long: '6h', short: '30m', rate: 6 },
  { speed: 'slow', long: '3d', short: '6h', rate: 1 },
] as const satisfies readonly {
  readonly speed: string
  readonly long: GoalWindow
  readonly short: GoalWindow
  readonly rate: number
}[]
export type BurnSpeed = (typeof BURN_ALARMS)[number]['speed']

/** A goal over one window; `null` where no room was scheduled: that is no goal met. */
export type GoalFigures = {
  readonly window: GoalWindow
  /** Room-minutes. */
  readonly scheduled: number
  readonly share: number | null
  readonly burn: number | null
}

export type GoalReport = {
  readonly name: GoalName
  readonly objective: number
  readonly windows: readonly GoalFigures[]
  /** The alarm that it raises, the fastest first; `null`: none. */
  readonly burning: BurnSpeed | null
}

const scheduledOf = (tally: MinuteTally): number =>
  Object.values(tally).reduce((sum, count) => sum + count, 0)

const goodOf = (name: GoalName, { seen, seenPartly, unseenTheirs }: MinuteTally): number =>
  name === 'seen' ? seen : seen + seenPartly + unseenTheirs

function figuresOf(
  { name, objective }: (typeof GOALS)[number],
  window: GoalWindow,
  tally: MinuteTally,
): GoalFigures {
  const scheduled = scheduledOf(tally)
  if (scheduled === 0) return { window, scheduled, share: null, burn: null }
  const share = goodOf(name, tally) / scheduled
  return { window, scheduled, share, burn: (1 - share) / (1 - objective) }
}

function burningOf(windows: readonly GoalFigures[]): BurnSpeed | null {
  const burns = (window: GoalWindow, rate: number): boolean =>
    (windows.find((one) => one.window === window)?.burn ?? 0) > rate
  const alarm = BURN_ALARMS.find(({ long, short, rate }) => burns(long, rate) && burns(short, rate))
  return alarm?.speed ?? null
}

const urgencyOf = ({ burning }: GoalReport): number => {
  const at = BURN_ALARMS.findIndex(({ speed }) => speed === burning)
  return at < 0 ? BURN_ALARMS.length : at
}

const longestBurn = ({ windows }: GoalReport): number => windows.at(-1)?.burn ?? 0

/** What the tallies of the windows say of each goal, worst first. */
export function judgeGoals(
  tallies: Readonly<Record<GoalWindow, MinuteTally>>,
): readonly GoalReport[] {
  return GOALS.map((goal): GoalReport => {
    const windows = GOAL_WINDOWS.map((window) => figuresOf(goal, window, tallies[window]))
    return { name: goal.name, objective: goal.objective, windows, burning: burningOf(windows) }
  }).toSorted((a, b) => urgencyOf(a) - urgencyOf(b) || longestBurn(b) - longestBurn(a))
}
