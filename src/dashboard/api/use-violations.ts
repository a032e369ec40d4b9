import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import type { EvidenceItem } from '../../contracts/evidence.ts'
import type { ListOf } from '../../contracts/list.ts'
import type { Violation } from '../../contracts/violation.ts'
import type { ViolationEvent } from '../../contracts/violation-event.ts'
import { filterToQuery, type RecordFilter } from '../lib/record-filter.ts'
import { mergeViolations } from '../lib/violation-order.ts'
import { useApi } from './api-context.tsx'
import { keys } from './query-keys.ts'

const PAGE = 30
export const violationUrl = (id: string): string => `/violations/${encodeURIComponent(id)}`

/** Everything that goes on, however old, and the latest of the rest. */
export function useWallViolations() {
  const api = useApi()
  return useQuery({
    queryKey: keys.wallViolations,
    queryFn: async ({ signal }) => {
      const [ongoing, latest] = await Promise.all([
        api.get<ListOf<Violation>>('/violations?ongoing=true&limit=200', signal),
        api.get<ListOf<Violation>>('/violations?limit=30', signal),
      ])
      return mergeViolations(ongoing.items, latest.items)
    },
    refetchInterval: 30_000,
  })
}

export function useRecords(filter: RecordFilter) {
  const api = useApi()
  return useInfiniteQuery({
    queryKey: keys.records(filter),
    queryFn: ({ signal, pageParam }) =>
      api.get<ListOf<Violation>>(`/violations?${filterToQuery(filter, PAGE, pageParam)}`, signal),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.nextCursor,
  })
}

export function useViolation(id: string) {
  const api = useApi()
  return useQuery({
    queryKey: keys.violation(id),
    queryFn: ({ signal }) => api.get<Violation>(violationUrl(id), signal),
    refetchInterval: 15_000,
  })
}

export function useEvidence(id: string) {
  const api = useApi()
  return useQuery({
    queryKey: keys.evidence(id),
    queryFn: async ({ signal }) => {
      const list = await api.get<ListOf<EvidenceItem>>(`${violationUrl(id)}/evidence`, signal)
      return list.items
    },
  })
}

export function useHistory(id: string) {
  const api = useApi()
  return useQuery({
    queryKey: keys.history(id),
    queryFn: async ({ signal }) => {
      const url = `${violationUrl(id)}/events?limit=200`
      const list = await api.get<ListOf<ViolationEvent>>(url, signal)
      return list.items
    },
  })
}
