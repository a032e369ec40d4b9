import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { ListOf } from '../../../contracts/list.ts'
import type { SavedSearch, SearchHit } from '../../../contracts/search/saved-search.ts'
import { deleting, posting, putting, reading } from '../../api/addresses.ts'
import { useApi } from '../../api/api-context.tsx'
import { newIdempotencyKey } from '../../api/idempotency-key.ts'
import { keys } from '../../api/query-keys.ts'
import type { SearchQuery } from '../search-query.ts'

/** The program runs them once a minute. */
const ASK_AGAIN = 60_000
const PAGE = '50'

/** One's own, and those that others share. */
export function useSavedSearches() {
  const api = useApi()
  return useQuery({
    queryKey: keys.searches,
    queryFn: async ({ signal }) =>
      (await api.get<ListOf<SavedSearch>>(reading('/searches', {}), signal)).items,
    refetchInterval: ASK_AGAIN,
  })
}

/** What one of them found. Asked anew only when it found more: each question is written into the audit. */
export function useSearchHits({ id, lastFoundAt }: Pick<SavedSearch, 'id' | 'lastFoundAt'>) {
  const api = useApi()
  return useInfiniteQuery({
    queryKey: keys.searchHits(id, lastFoundAt),
    queryFn: ({ signal, pageParam }) => {
      const query = { limit: PAGE, ...(pageParam === null ? {} : { cursor: pageParam }) }
      return api.get<ListOf<SearchHit>>(reading('/searches/{id}/hits', { id, query }), signal)
    },
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.nextCursor,
    staleTime: Number.POSITIVE_INFINITY,
    refetchOnWindowFocus: false,
    refetchOnReconnect: false,
  })
}

function useAct<Command, Answer>(act: (command: Command) => Promise<Answer>) {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: act,
    onSettled: () => queries.invalidateQueries({ queryKey: keys.searches }),
  })
}

export type Said = { readonly name: string; readonly alert: boolean; readonly shared: boolean }

export function useSaveSearch() {
  const api = useApi()
  return useAct((said: Said & { readonly query: SearchQuery }) => {
    const { query, ...named } = said
    return api.write<SavedSearch>('POST', posting('/searches', {}), {
      body: { ...query, ...named },
      idempotencyKey: newIdempotencyKey(),
    })
  })
}

/** As it is sent back: without what the program tells of it. */
function draftOf(search: SavedSearch) {
  const { words, region, institutionId, roomId, sense, from, to } = search
  return { words, region, institutionId, roomId, sense, from, to }
}

export function useChangeSearch() {
  const api = useApi()
  return useAct(({ search, said }: { readonly search: SavedSearch; readonly said: Said }) =>
    api.write<SavedSearch>('PUT', putting('/searches/{id}', { id: search.id }), {
      body: { ...draftOf(search), ...said, expectedVersion: search.version },
      idempotencyKey: newIdempotencyKey(),
    }),
  )
}

export function useRemoveSearch() {
  const api = useApi()
  return useAct((id: string) =>
    api.write<null>('DELETE', deleting('/searches/{id}', { id }), {
      idempotencyKey: newIdempotencyKey(),
    }),
  )
}

export function useRestoreSearch() {
  const api = useApi()
  return useAct((id: string) =>
    api.write<SavedSearch>('POST', posting('/searches/{id}/restore', { id }), {
      idempotencyKey: newIdempotencyKey(),
    }),
  )
}

export function useMarkSeen() {
  const api = useApi()
  const queries = useQueryClient()
  return useMutation({
    mutationFn: ({ id, upTo }: { readonly id: string; readonly upTo: string }) =>
      api.write<null>('POST', posting('/searches/{id}/seen', { id }), {
        body: { upTo },
        idempotencyKey: newIdempotencyKey(),
      }),
    onSettled: async (_data, _error, { id }) => {
      await queries.invalidateQueries({ queryKey: keys.searches })
      await queries.invalidateQueries({ queryKey: keys.hitsOf(id) })
    },
  })
}
