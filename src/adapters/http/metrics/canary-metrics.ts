import { Gauge, type Registry } from 'prom-client'
import { storageAwayIn } from '../../../core/storage-away.ts'
import type { HttpDependencies } from '../dependencies.ts'

/** What canaries say of the patrol; left out where none are let out, or while nobody can say. */
export function createCanaryMetrics(
  register: Registry,
): (system: Pick<HttpDependencies['system'], 'canaries'>) => Promise<void> {
  const registers = [register]
  const blind = new Gauge({
    name: 'xuncha_canary_blind',
    help: '1 while the last lesson that the program showed itself was not found, or none can be shown',
    registers,
  })
  const recall = new Gauge({
    name: 'xuncha_canary_recall',
    help: 'Share of these lessons that were found, of a week',
    registers,
  })
  const counts = new Gauge({
    name: 'xuncha_canaries',
    help: 'Pictures that the program showed itself, of a week, by what became of them',
    labelNames: ['state'],
    registers,
  })
  const times = new Gauge({
    name: 'xuncha_canary_alert_seconds',
    help: 'From the begin of a lesson to its alert, of a week',
    labelNames: ['quantile'],
    registers,
  })

  async function read({ canaries }: Pick<HttpDependencies['system'], 'canaries'>) {
    if (canaries === undefined) return null
    try {
      return (await canaries()).figures
    } catch (error) {
      if (storageAwayIn(error) === null) throw error
      return null
    }
  }

  return async (system) => {
    for (const gauge of [blind, recall, counts, times]) gauge.reset()
    blind.remove()
    recall.remove()
    const figures = await read(system)
    if (figures === null) return
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
