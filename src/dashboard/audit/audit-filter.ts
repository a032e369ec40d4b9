import { dayBoundary } from '../lib/time/format-time.ts'
import type { Filter } from '../register/filter.ts'

export const AUDIT_FILTERS = ['scope', 'who', 'kind', 'about', 'from', 'to'] as const
type AuditFilterName = (typeof AUDIT_FILTERS)[number]
export type AuditFilter = Filter<AuditFilterName>

/** What the program did by itself, in place of what people did. */
export const BY_SYSTEM = 'system'

const DAY = /^\d{4}-\d{2}-\d{2}$/

export type AuditQuery = Partial<Record<'who' | 'kind' | 'about' | 'from' | 'to', string>>

/** The query of the interface: the last day is meant to be included, so its end is the next midnight. */
export function auditQueryOf({ scope, who, kind, about, from, to }: AuditFilter): AuditQuery {
  const asked = scope === BY_SYSTEM ? BY_SYSTEM : who
  return {
    ...(asked === undefined ? {} : { who: asked }),
    ...(kind === undefined ? {} : { kind }),
    ...(about === undefined ? {} : { about }),
    ...(from !== undefined && DAY.test(from) ? { from: dayBoundary(from, 'start') } : {}),
    ...(to !== undefined && DAY.test(to) ? { to: dayBoundary(to, 'end') } : {}),
  }
}
