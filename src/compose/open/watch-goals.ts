import { type GoalsNow, readGoals } from '../../app/plan/read-goals.ts'
import type { Notice } from '../../contracts/system.ts'
import {
  BURN_ALARMS,
  type BurnSpeed,
  type GoalName,
  type GoalReport,
} from '../../core/patrol/goals/burn-rate.ts'
import { seconds } from '../../core/time/duration.ts'
import type { Clock } from '../../ports/clock.ts'
import type { Logger } from '../../ports/logger.ts'
import type { Transactions } from '../../ports/records/records.ts'

type GoalNeeds = {
  readonly clock: Clock
  readonly logger: Logger
  readonly transactions: Transactions
}

export type WatchedGoals = {
  /** `null`: nobody knows at present. */
  report(): GoalsNow | null
  /** What burned when the goals were read last: it is not over because they cannot be read. */
  notices(): readonly Notice[]
  stop(): Promise<void>
}

const EVERY = seconds(10)

/** Adds the goals up every few seconds from what whoever plans has counted: one row a minute, not the ledger. */
export function watchGoals({ clock, logger, transactions }: GoalNeeds): WatchedGoals {
  const stop = new AbortController()
  let report: GoalsNow | null = null
  let last: GoalsNow | null = null

  async function keepReading(): Promise<void> {
    while (!stop.signal.aborted) {
      try {
        report = await readGoals({ transactions }, clock.now())
        last = report ?? last
      } catch (error) {
        // What was true before the database went away is not known to be true now.
        report = null
        logger.debug({ error: String(error) }, 'the goals of the patrol cannot be read')
      }
      await clock.sleep(EVERY, stop.signal)
    }
  }
  const reading = keepReading()
  return {
    report: () => report,
    notices: () => goalNotices(last),
    stop: () => {
      stop.abort()
      return reading
    },
  }
}

const GOAL_WORDS: Readonly<Record<GoalName, { readonly zh: string; readonly en: string }>> = {
  known: { zh: '状态已知', en: 'in a known state' },
  seen: { zh: '确实看到', en: 'really seen' },
}

const SPAN_WORDS: Readonly<Record<BurnSpeed, { readonly zh: string; readonly en: string }>> = {
  fast: { zh: '近 1 小时', en: 'the last hour' },
  steady: { zh: '近 6 小时', en: 'the last 6 hours' },
  slow: { zh: '近 3 天', en: 'the last 3 days' },
}

const percent = (share: number): string => `${Math.floor(share * 1_000) / 10}%`

function noticeOf({ name, objective, windows, burning }: GoalReport): readonly Notice[] {
  const alarm = BURN_ALARMS.find(({ speed }) => speed === burning)
  const figures = windows.find(({ window }) => window === alarm?.long)
  if (alarm === undefined || figures == null || figures.share === null) return []
  const [words, span] = [GOAL_WORDS[name], SPAN_WORDS[alarm.speed]]
  const [share, goal] = [percent(figures.share), percent(objective)]
  return [
    {
      code: 'goal-burning',
      zh: `巡查目标未达到：${span.zh}应巡时段只有 ${share} ${words.zh}（目标 ${goal}，${figures.scheduled} 间·分钟）`,
      en: `the patrol misses its goal: of ${span.en} only ${share} of the scheduled time was ${words.en} (goal ${goal}, ${figures.scheduled} room-minutes)`,
    },
  ]
}

/** What burns, the most urgent first. */
export const goalNotices = (now: GoalsNow | null): readonly Notice[] =>
  (now?.goals ?? []).flatMap(noticeOf)
