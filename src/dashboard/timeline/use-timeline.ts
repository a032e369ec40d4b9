import { keepPreviousData, useInfiniteQuery, useQuery } from '@tanstack/react-query'
import type { ListOf } from '../../contracts/list.ts'
import type { HeatMap, TimeAxis } from '../../contracts/timeline/timeline.ts'
import type { HeatRows } from '../../contracts/timeline/timeline-words.ts'
import type { Violation } from '../../contracts/violation.ts'
import { reading } from '../api/addresses.ts'
import { useApi } from '../api/api-context.tsx'
import { keys } from '../api/query-keys.ts'
import type { TimelineQuery } from './timeline-query.ts'

const PAGE = '100'

export function useAxis(query: TimelineQuery) {
  const api = useApi()
  return useQuery({
    queryKey: keys.timeline('axis', query),
    queryFn: ({ signal }) => api.get<TimeAxis>(reading('/violations/axis', { query }), signal),
    placeholderData: keepPreviousData,
  })
}

export function useHeat(query: TimelineQuery, rows: HeatRows) {
  const api = useApi()
  return useQuery({
    queryKey: keys.timeline('heat', { ...query, rows }),
    queryFn: ({ signal }) =>
      api.get<HeatMap>(reading('/violations/heat', { query: { ...query, rows } }), signal),
    placeholderData: keepPreviousData,
  })
}

export function useLeads(query: TimelineQuery) {
  const api = useApi()
  return useInfiniteQuery({
    queryKey: keys.timeline('list', query),
    queryFn: ({ signal, pageParam }) => {
      const after = pageParam === null ? {} : { cursor: pageParam }
      const asked = { ...query, limit: PAGE, ...after }
      return api.get<ListOf<Violation>>(reading('/violations', { query: asked }), signal)
    },
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.nextCursor,
  })
}
