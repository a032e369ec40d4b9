import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { SavedView } from '../../contracts/handling.ts'
import type { ListOf } from '../../contracts/list.ts'
import { deleting, posting, reading } from '../api/addresses.ts'
import { useApi } from '../api/api-context.tsx'
import { newIdempotencyKey } from '../api/idempotency-key.ts'
import { keys } from '../api/query-keys.ts'

export type ViewPage = SavedView['page']

/** Views of a page that the person saved. */
export function useSavedViews(page: ViewPage) {
  const api = useApi()
  return useQuery({
    queryKey: keys.views,
    queryFn: ({ signal }) => api.get<ListOf<SavedView>>(reading('/views', {}), signal),
    select: ({ items }) => items.filter((view) => view.page === page),
  })
}

function useAct<Command>(act: (command: Command) => Promise<unknown>) {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: act,
    onSettled: () => queries.invalidateQueries({ queryKey: keys.views }),
  })
}

export function useSaveView(page: ViewPage) {
  const api = useApi()
  return useAct((said: Pick<SavedView, 'name' | 'search'>) =>
    api.write('POST', posting('/views', {}), {
      body: { ...said, page },
      idempotencyKey: newIdempotencyKey(),
    }),
  )
}

export function useRemoveView() {
  const api = useApi()
  return useAct((id: string) =>
    api.write('DELETE', deleting('/views/{id}', { id }), { idempotencyKey: newIdempotencyKey() }),
  )
}
