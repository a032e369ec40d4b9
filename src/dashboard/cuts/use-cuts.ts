import { useInfiniteQuery } from '@tanstack/react-query'
import type { ListedCut } from '../../contracts/cuts/cut-list.ts'
import type { ListOf } from '../../contracts/list.ts'
import { reading } from '../api/addresses.ts'
import { useApi } from '../api/api-context.tsx'
import { keys } from '../api/query-keys.ts'
import type { CutsQuery } from './cuts-filter.ts'

const PAGE = '50'

export function useCuts(filter: CutsQuery) {
  const api = useApi()
  return useInfiniteQuery({
    queryKey: keys.cuts(filter),
    queryFn: ({ signal, pageParam }) => {
      const after = pageParam === null ? {} : { cursor: pageParam }
      const query = { ...filter, limit: PAGE, ...after }
      return api.get<ListOf<ListedCut>>(reading('/cuts', { query }), signal)
    },
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.nextCursor,
  })
}
