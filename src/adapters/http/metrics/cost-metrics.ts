import { Counter, type Registry } from 'prom-client'
import type { CostTotals } from '../../../app/costs/cost-ledger.ts'

/** What looks cost this process, by tier of the room and kind of look; never by room: a metric must not grow with what is registered. */
export function createCostMetrics(register: Registry): (totals: CostTotals) => void {
  const counter = (name: string, help: string) =>
    new Counter({
      name,
      help,
      labelNames: ['tier', 'look'],
      registers: [register],
    })
  const cores = counter(
    'xuncha_cost_core_seconds_total',
    'Processor time of the process and its children, shared out to looks by what they did; idle: while nobody looked',
  )
  const bytes = counter('xuncha_cost_bytes_total', 'Bytes received for looks')
  const watched = counter('xuncha_cost_room_seconds_total', 'How long rooms were under watch')
  const looks = counter('xuncha_cost_looks_total', 'Looks: of a watch, or probes')
  return (totals) => {
    for (const one of [cores, bytes, watched, looks]) one.reset()
    for (const { tier, look, cost } of totals) {
      cores.inc({ tier, look }, cost.cpu / 1_000)
      if (look === 'idle') continue
      bytes.inc({ tier, look }, cost.bytes)
      looks.inc({ tier, look }, cost.looks + cost.probes)
      if (look === 'watch') watched.inc({ tier, look }, cost.watched / 1_000)
    }
  }
}
