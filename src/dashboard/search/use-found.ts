import { useInfiniteQuery } from '@tanstack/react-query'
import type { FoundWordsPage } from '../../contracts/search/word-search.ts'
import { reading } from '../api/addresses.ts'
import { useApi } from '../api/api-context.tsx'
import { keys } from '../api/query-keys.ts'
import type { SearchQuery } from './search-query.ts'

const PAGE = '50'

/** What was found, a page at a time. It is asked once: each question is written into the audit. */
export function useFound(query: SearchQuery) {
  const api = useApi()
  return useInfiniteQuery({
    queryKey: keys.found(query),
    queryFn: ({ signal, pageParam }) => {
      const after = pageParam === null ? {} : { cursor: pageParam }
      const asked = { ...query, limit: PAGE, ...after }
      return api.get<FoundWordsPage>(reading('/words', { query: asked }), signal)
    },
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.nextCursor,
    staleTime: Number.POSITIVE_INFINITY,
    refetchOnWindowFocus: false,
    refetchOnReconnect: false,
    refetchOnMount: false,
  })
}
