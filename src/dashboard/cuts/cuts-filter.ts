import { dayBoundary } from '../lib/time/format-time.ts'
import type { Filter } from '../register/filter.ts'

export const CUTS_FILTERS = [
  'state',
  'by',
  'kind',
  'region',
  'roomId',
  'institutionId',
  'from',
  'to',
] as const
export type CutsFilter = Filter<(typeof CUTS_FILTERS)[number]>

const DAY = /^\d{4}-\d{2}-\d{2}$/

export type CutsQuery = Partial<
  Record<
    'state' | 'automatic' | 'dryRun' | 'region' | 'roomId' | 'institutionId' | 'from' | 'to',
    string
  >
>

/** The query of the interface: the last day is meant to be included, so its end is the next midnight. */
export function cutsQueryOf({ by, kind, from, to, ...same }: CutsFilter): CutsQuery {
  return {
    ...same,
    ...(by === undefined ? {} : { automatic: String(by === 'machine') }),
    ...(kind === 'dry' ? { dryRun: 'true' } : {}),
    ...(from !== undefined && DAY.test(from) ? { from: dayBoundary(from, 'start') } : {}),
    ...(to !== undefined && DAY.test(to) ? { to: dayBoundary(to, 'end') } : {}),
  }
}
