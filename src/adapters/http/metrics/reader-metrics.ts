import { Counter, Gauge, type Registry } from 'prom-client'
import type { ReadersHealth } from '../../../ports/child-readers.ts'

/** Registers what the readers of hostile input went through; the answer brings it up to date. `null`: none here. */
export function createReaderMetrics(register: Registry): (health: ReadersHealth | null) => void {
  const registers = [register]
  const deaths = new Counter({
    name: 'xuncha_reader_deaths_total',
    help: 'Reading processes of this process that crashed or were killed before their time',
    registers,
  })
  const poisonous = new Gauge({
    name: 'xuncha_reader_poisonous',
    help: 'Pictures that killed two readers and are not read again',
    registers,
  })
  return (health) => {
    deaths.reset()
    poisonous.remove()
    if (health === null) return
    deaths.inc(health.deaths)
    poisonous.set(health.poisonous.length)
  }
}
