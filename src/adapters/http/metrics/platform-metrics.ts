import { Gauge, type Registry } from 'prom-client'
import type { PolitenessView } from '../../../app/queries/politeness-queries.ts'

/** More platforms than this are added up under `other`: a metric must not grow with what pages link to. */
const PLATFORMS_AT_MOST = 40

type Figures = Readonly<Record<'pace' | 'budget' | 'flying' | 'closed', number>> &
  Readonly<Record<'looks' | 'waits' | 'refusals' | 'pushed' | 'overruns', number>>

const NAMES: Readonly<Record<keyof Figures, readonly [string, string]>> = {
  pace: ['pace_per_minute', 'Looks a minute that are allowed right now'],
  budget: ['budget_per_minute', 'Looks a minute that the budget allows'],
  flying: ['looks_in_flight', 'Looks under way'],
  closed: ['closed', '1 while the platform is left alone'],
  looks: ['hour_looks', 'Looks in the current hour'],
  waits: ['hour_waits', 'Looks of the current hour that had to wait'],
  refusals: ['hour_refusals', 'Looks of the current hour that the budget forbade'],
  pushed: ['hour_pushed_back', 'Answers of the current hour that said "too much"'],
  overruns: ['hour_overruns', 'Looks of the current hour that broke the budget; never but 0'],
}

function figuresOf(view: PolitenessView): readonly (readonly [string, Figures])[] {
  const newest = view.hours.at(-1)?.hour
  const rows = new Map(
    view.hours.filter(({ hour }) => hour === newest).map((row) => [row.host, row]),
  )
  return view.platforms.map(({ pace, budget, state }) => {
    const row = rows.get(pace.host)
    const figures: Figures = {
      pace: pace.looksPerMinute,
      budget: budget.looksPerMinute,
      flying: pace.inFlight.length,
      closed: state === 'closed' ? 1 : 0,
      looks: row?.looks ?? 0,
      waits: row?.waits ?? 0,
      refusals: row?.refusals ?? 0,
      pushed: row?.pushedBack ?? 0,
      overruns: row?.overruns ?? 0,
    }
    return [pace.host, figures] as const
  })
}

/** `xuncha_platform_*`, a series a platform, the busiest first. */
export function createPlatformMetrics(register: Registry): (view: PolitenessView) => void {
  const keys = Object.keys(NAMES) as readonly (keyof Figures)[]
  const gauges = keys.map((key) => {
    const [name, help] = NAMES[key]
    const settings = { name: `xuncha_platform_${name}`, help, labelNames: ['platform'] }
    return { key, gauge: new Gauge({ ...settings, registers: [register] }) }
  })
  return (view) => {
    const busiest = figuresOf(view).toSorted(([, a], [, b]) => b.looks - a.looks)
    for (const { key, gauge } of gauges) {
      gauge.reset()
      for (const [i, [platform, figures]] of busiest.entries()) {
        gauge.inc({ platform: i < PLATFORMS_AT_MOST ? platform : 'other' }, figures[key])
      }
    }
  }
}
