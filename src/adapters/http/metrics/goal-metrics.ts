import { Gauge, type Registry } from 'prom-client'
import type { GoalsNow } from '../../../app/plan/read-goals.ts'
import type { GoalReport } from '../../../core/patrol/goals/burn-rate.ts'

/** How the patrol keeps its goals, a series a window. Where no room was scheduled there is no share and no burn rate: no data is no goal met. */
export function createGoalMetrics(register: Registry): (now: GoalsNow | null) => void {
  const gauge = (name: string, help: string, labelNames: readonly string[]) =>
    new Gauge({
      name,
      help,
      labelNames: [...labelNames],
      registers: [register],
    })
  const objective = gauge(
    'xuncha_goal_objective',
    'Share of the scheduled room-minutes that is promised',
    ['goal'],
  )
  const share = gauge(
    'xuncha_goal_share',
    'Share of the scheduled room-minutes that kept the goal',
    ['goal', 'window'],
  )
  const burn = gauge(
    'xuncha_goal_burn_rate',
    'How fast what the goal allows is used up: 1 uses it up exactly',
    ['goal', 'window'],
  )
  const scheduled = gauge('xuncha_goal_scheduled_minutes', 'Room-minutes that sweeps had', [
    'window',
  ])
  function tell({ name: goal, objective: promised, windows }: GoalReport): void {
    objective.set({ goal }, promised)
    for (const { window, scheduled: minutes, share: kept, burn: rate } of windows) {
      scheduled.set({ window }, minutes)
      if (kept !== null) share.set({ goal, window }, kept)
      if (rate !== null) burn.set({ goal, window }, rate)
    }
  }
  return (now) => {
    for (const one of [objective, share, burn, scheduled]) one.reset()
    for (const goal of now?.goals ?? []) tell(goal)
  }
}
