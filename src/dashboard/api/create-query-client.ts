import { QueryCache, QueryClient } from '@tanstack/react-query'
import { isCode, isPassing } from './problem-error.ts'
import { keys } from './query-keys.ts'

/** Refusals are not repeated; a session that has ended shows the sign-in page wherever it is noticed. */
export function createQueryClient(): QueryClient {
  const queries: QueryClient = new QueryClient({
    queryCache: new QueryCache({
      onError: (error) => {
        if (isCode(error, 'not-signed-in')) queries.setQueryData(keys.session, null)
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
