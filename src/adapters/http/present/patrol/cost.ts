import type { WireCost } from '../../../../contracts/upkeep/cost.ts'
import { hourly, type LookCost } from '../../../../core/patrol/cost/look-cost.ts'
import { hours } from '../../../../core/time/duration.ts'

const rounded = (value: number, digits = 3): number => Number(value.toFixed(digits))

export function presentCost(cost: LookCost): WireCost {
  const { cpu, bytes, watched, looks, probes } = cost
  const perHour = hourly(cost)
  return {
    coreSeconds: rounded(cpu / 1_000),
    bytes,
    watchedHours: rounded(watched / hours(1), 4),
    looks,
    probes,
    perRoomHour:
      perHour === null
        ? null
        : { coreSeconds: rounded(perHour.coreSeconds), bytes: Math.round(perHour.bytes) },
  }
}
