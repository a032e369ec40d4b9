import { QueryCache, QueryClient } from '@tanstack/react-query'
import { isCode, isPassing } from './problem-error.ts'
import { keys } from './query-keys.ts'

/** Refusals are not repeated; a session that has ended is asked about wherever it is noticed. */
export function createQueryClient(): QueryClient {
  const queries: QueryClient = new QueryClient({
    queryCache: new QueryCache({
      onError: (error) => {
        const over = isCode(error, 'not-signed-in') || isCode(error, 'sign-in-unfinished')
        if (over) void queries.invalidateQueries({ queryKey: keys.session })
      },
    }),
    defaultOptions: {
      queries: {
        staleTime: 2_000,
        retry: (failures, error) => isPassing(error) && failures < 2,
        refetchOnWindowFocus: true,
        // The wall also stands on a second screen that never has the focus.
        refetchIntervalInBackground: true,
        networkMode: 'always',
      },
      mutations: { networkMode: 'always' },
    },
  })
  return queries
}
