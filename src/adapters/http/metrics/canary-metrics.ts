import { Gauge, type Registry } from 'prom-client'
import type { CanaryReport } from '../../../app/canary/canary-report.ts'
import type { CanaryFigures } from '../../../core/canary/canary-figures.ts'
import type { HeardFigures } from '../../../core/canary/heard-figures.ts'
import { storageAwayIn } from '../../../core/storage-away.ts'
import type { HttpDependencies } from '../dependencies.ts'

type Figures = CanaryFigures | HeardFigures

type Names = {
  readonly blind: string
  readonly recall: string
  readonly counts: string
  readonly times: string
  /** What a lesson is, and how it is shown. */
  readonly what: string
  readonly how: string
}

const SEEN: Names = {
  blind: 'xuncha_canary_blind',
  recall: 'xuncha_canary_recall',
  counts: 'xuncha_canaries',
  times: 'xuncha_canary_alert_seconds',
  what: 'Pictures',
  how: 'showed',
}
const HEARD: Names = {
  blind: 'xuncha_canary_heard_blind',
  recall: 'xuncha_canary_heard_recall',
  counts: 'xuncha_canaries_heard',
  times: 'xuncha_canary_heard_alert_seconds',
  what: 'Spoken texts',
  how: 'spoke to',
}

/** The gauges of one sense; all of them left out where there are no figures, or none that say anything. */
function createGauges(register: Registry, names: Names) {
  const registers = [register]
  const { what, how } = names
  const blind = new Gauge({
    name: names.blind,
    help: `1 while the last lesson that the program ${how} itself was not found, or none can be let out`,
    registers,
  })
  const recall = new Gauge({
    name: names.recall,
    help: `Share of the lessons that the program ${how} itself that were found, of a week`,
    registers,
  })
  const counts = new Gauge({
    name: names.counts,
    help: `${what} that the program ${how} itself, of a week, by what became of them`,
    labelNames: ['state'],
    registers,
  })
  const times = new Gauge({
    name: names.times,
    help: `From the begin of a lesson that the program ${how} itself to its alert, of a week`,
    labelNames: ['quantile'],
    registers,
  })
  return (figures: Figures | null): void => {
    for (const gauge of [blind, recall, counts, times]) gauge.reset()
    blind.remove()
    recall.remove()
    if (figures === null || figures.sight === 'not-tried') return
    const { sight, lessons, found, others, falseAlarms, medianSeconds, p95Seconds } = figures
    blind.set(sight === 'blind' || sight === 'stalled' ? 1 : 0)
    if (figures.recall !== null) recall.set(figures.recall)
    counts.set({ state: 'found' }, found)
    counts.set({ state: 'missed' }, lessons - found)
    counts.set({ state: 'quiet' }, others - falseAlarms)
    counts.set({ state: 'false-alarm' }, falseAlarms)
    if (medianSeconds !== null) times.set({ quantile: '0.5' }, medianSeconds)
    if (p95Seconds !== null) times.set({ quantile: '0.95' }, p95Seconds)
  }
}

type System = Pick<HttpDependencies['system'], 'canaries'>

async function read({ canaries }: System): Promise<CanaryReport | null> {
  if (canaries === undefined) return null
  try {
    return await canaries()
  } catch (error) {
    if (storageAwayIn(error) === null) throw error
    return null
  }
}

/**
 * What canaries say of the patrol, what is heard apart from what is seen; left out where none are let out, while nobody can
 * say, and what is heard where that is not tried.
 */
export function createCanaryMetrics(register: Registry): (system: System) => Promise<void> {
  const [seen, heard] = [createGauges(register, SEEN), createGauges(register, HEARD)]
  return async (system) => {
    const report = await read(system)
    seen(report?.figures ?? null)
    heard(report?.heard ?? null)
  }
}
