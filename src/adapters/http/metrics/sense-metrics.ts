import { Counter, type Registry } from 'prom-client'
import type { HttpDependencies } from '../dependencies.ts'

type Senses = Pick<HttpDependencies['system'], 'readings' | 'hearings'>

/** What seeing and hearing cost this process and came to; taken over as they stand at each call. */
export function createSenseMetrics(register: Registry): (senses: Senses) => void {
  const registers = [register]
  const readings = new Counter({
    name: 'xuncha_readings_total',
    help: 'Pictures and lines of this process: looked at, unchanged and so not read, read, reused',
    labelNames: ['what'],
    registers,
  })
  const hearings = new Counter({
    name: 'xuncha_hearings_total',
    help: 'Listenings of this process: why they began, what was heard, what there was no turn for',
    labelNames: ['what'],
    registers,
  })
  const take = (counter: typeof readings, counts: Readonly<Record<string, number>>): void => {
    counter.reset()
    for (const [what, count] of Object.entries(counts)) counter.inc({ what }, count)
  }
  return (senses) => {
    take(readings, senses.readings?.() ?? {})
    take(hearings, senses.hearings?.() ?? {})
  }
}
