import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import type { EvidenceItem } from '../../../contracts/evidence.ts'
import type { EvidenceCurve } from '../../../contracts/evidence-curve.ts'
import type { ListOf } from '../../../contracts/list.ts'
import type { Violation } from '../../../contracts/violation.ts'
import type { ViolationEvent } from '../../../contracts/violation-event.ts'
import { filterToQuery, type RecordFilter } from '../../lib/record-filter.ts'
import { mergeViolations } from '../../lib/violations/violation-order.ts'
import { reading } from '../addresses.ts'
import { useApi } from '../api-context.tsx'
import { keys } from '../query-keys.ts'

const PAGE = 30

/** Everything that goes on, however old, and the latest of the rest. */
export function useWallViolations() {
  const api = useApi()
  return useQuery({
    queryKey: keys.wallViolations,
    queryFn: async ({ signal }) => {
      const [ongoing, latest] = await Promise.all([
        api.get<ListOf<Violation>>(
          reading('/violations', { query: { ongoing: 'true', limit: '200' } }),
          signal,
        ),
        api.get<ListOf<Violation>>(reading('/violations', { query: { limit: '30' } }), signal),
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
      api.get<ListOf<Violation>>(
        reading('/violations', { query: filterToQuery(filter, PAGE, pageParam) }),
        signal,
      ),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.nextCursor,
  })
}

export function useViolation(id: string) {
  const api = useApi()
  return useQuery({
    queryKey: keys.violation(id),
    queryFn: ({ signal }) => api.get<Violation>(reading('/violations/{id}', { id }), signal),
    refetchInterval: 15_000,
  })
}

export function useEvidence(id: string) {
  const api = useApi()
  return useQuery({
    queryKey: keys.evidence(id),
    queryFn: async ({ signal }) => {
      const list = await api.get<ListOf<EvidenceItem>>(
        reading('/violations/{id}/evidence', { id }),
        signal,
      )
      return list.items
    },
  })
}

export function useCurve(id: string) {
  const api = useApi()
  return useQuery({
    queryKey: keys.curve(id),
    queryFn: ({ signal }) =>
      api.get<EvidenceCurve>(reading('/violations/{id}/curve', { id }), signal),
  })
}

export function useHistory(id: string) {
  const api = useApi()
  return useQuery({
    queryKey: keys.history(id),
    queryFn: async ({ signal }) => {
      const address = reading('/violations/{id}/events', { id })
      const list = await api.get<ListOf<ViolationEvent>>(address, signal)
      return list.items
    },
  })
}
